import type { Span } from "../../source/text.js";
import { defineRule } from "../rule.js";
import { type Secret, secretsIn } from "../secrets.js";
import type { SlideSubject } from "../subject.js";

/** Tokens and passwords that a deck would publish. */
export const secret = defineRule({
  id: "secret",
  family: "safety",
  severity: "error",
  summary: "A slide, its notes or its code hold what looks like a token, a private key or a password.",
  why: "Slides are photographed, and decks are published. Whoever finds a key in one uses it before the talk is over.",
  bad: "## The client logs in once\n\n```sh\nexport API_PASSWORD=hunter2-and-more\n```\n",
  good: '## The client logs in once\n\n```sh\nexport API_PASSWORD="$(pass show api)"\n```\n',
  options: {
    allowed: {
      default: [] as readonly string[],
      help: "texts that are no secrets, such as the password of an exercise",
    },
  },
  slide(subject, _deck, { options, report }) {
    if (subject.slide.generated) return;
    for (const { what, text, span } of foundIn(subject)) {
      if (options.allowed.includes(text)) continue;
      report({
        span,
        message: `this looks like ${what} (${text.slice(0, 4)}…)`,
        remedy: "revoke it if it is real, and write a placeholder such as $TOKEN",
        slide: subject,
      });
    }
  },
});

/** What stands in a slide's source, and in the files that its code was taken from. */
function foundIn({ slide }: SlideSubject): (Secret & { readonly span: Span })[] {
  const { file, start, end } = slide.span;
  const own = secretsIn(file.text.slice(start, end)).map((found) => ({
    ...found,
    span: { file, start: start + found.at, end: start + found.at + found.text.length },
  }));
  const taken = slide.code.filter(({ included }) => included !== undefined);
  return [...own, ...taken.flatMap(({ text, span }) => secretsIn(text).map((found) => ({ ...found, span })))];
}
