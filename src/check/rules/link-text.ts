import { withoutInlineCode } from "../../content/scan.js";
import type { Span } from "../../source/text.js";
import { hollowLinks, plainWords } from "../hollow.js";
import type { Link } from "../measures.js";
import { placeOfText, sourceOf, startOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideSubject } from "../subject.js";

/** Links that do not say where they lead. */
export const linkText = defineRule({
  id: "link-text",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary:
    "A link's text does not say where it leads: it is “here”, a long address in the place of words, or nothing at all. (Bare addresses and pictures have rules of their own, `bare-address` and `alternative-text`.)",
  why: "A screen reader lists links without their sentences, and on paper “here” leads nowhere. Nobody listens to an address to its end.",
  bad: "## More\n\nThe specification is [here](https://opencontainers.org).\n",
  good: "## More\n\nRead the [runtime specification](https://opencontainers.org).\n",
  options: {
    useless: { default: hollowLinks, help: "texts that say nothing, in small letters" },
    longest: { default: 60, help: "characters of an address that is a link's text" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    const useless = new Set(options.useless.map(plainWords));
    const links = own?.measures.links ?? [];
    const seen = new Map<string, number>();
    for (const link of links) {
      const nth = seen.get(link.text) ?? 0;
      seen.set(link.text, nth + 1);
      const fault = faultOf(link, useless, options.longest);
      if (!fault || isBare(subject, link)) continue;
      report({
        span: placeOfLink(subject, link, nth),
        message: fault,
        remedy: `name the target, such as [the minutes of the meeting](${shortened(link.href)})`,
        slide: subject,
      });
    }
  },
});

/** Whether a link is an address that stands in the text as it is: no brackets and no element name it. */
function isBare(subject: SlideSubject, { text }: Link): boolean {
  const { file, start, end } = sourceOf(subject);
  const source = file.text.slice(start, end);
  return isAddress(text) && ![`[${text}]`, `>${text}<`].some((written) => source.includes(written));
}

function faultOf(link: Link, useless: ReadonlySet<string>, longest: number): string | undefined {
  const { name, href, isAroundPicture } = link;
  const text = name.trim();
  if (text === "" && isAroundPicture) return undefined;
  if (text === "") return `the link to ${shortened(href)} has no text`;
  if (isAddress(text)) {
    const length = [...text].length;
    return length > longest ? `the link text is an address of ${length} characters, ${shortened(text)}` : undefined;
  }
  const words = plainWords(text);
  return words === "" || useless.has(words) ? `the link text “${text}” does not say where it leads` : undefined;
}

const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/iu.test(text);

const shortened = (address: string): string => (address.length > 60 ? `${address.slice(0, 59)}…` : address);

/** Links with the same text are told apart by their order. */
function placeOfLink(subject: SlideSubject, { text, href }: Link, nth: number): Span {
  const { file, start, end } = sourceOf(subject);
  // Who explains links shows them in code, too.
  const source = withoutInlineCode(file.text.slice(start, end));
  const at = (index: number, length: number): Span => ({ file, start: start + index, end: start + index + length });
  let found = -1;
  for (let count = 0; text !== "" && count <= nth; count++) found = source.indexOf(`[${text}]`, found + 1);
  if (found !== -1) return at(found, text.length + 2);
  const address = href === "" ? -1 : source.indexOf(href);
  if (address !== -1) return at(address, href.length);
  return placeOfText(subject, text) ?? startOf(subject);
}
