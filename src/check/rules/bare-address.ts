import { bodyOf, proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";
import { type SlideSubject, writtenSlides } from "../subject.js";

/** Addresses that nobody can read out or type. */
export const bareAddress = defineRule({
  id: "bare-address",
  family: "links",
  severity: "hint",
  habit: "whatever it says",
  summary:
    "An address that is long, or that ends in a question (“?id=4711”), stands on a slide as it is, and not behind words; not on slides of sources and contacts.",
  why: "Nobody types it from a wall, and it pushes aside what the slide is about.",
  bad: "## The specification is short\n\nIt is at https://github.com/opencontainers/runtime-spec/blob/main/config.md?plain=1#mounts today.\n",
  good: "## The specification is short\n\nIt describes [mounts](https://github.com/opencontainers/runtime-spec/blob/main/config.md?plain=1#mounts), too; the rest is at https://opencontainers.org.\n",
  options: { longest: { default: 60, help: "characters of an address that a slide shows" } },
  deck(deck, { options, report }) {
    const slides = writtenSlides(deck);
    for (const subject of slides) {
      // The last slide says where to find the speaker.
      if ((slides.length > 1 && subject === slides.at(-1)) || isList(subject)) continue;
      const written = subject.prose.written.slice(0, bodyOf(subject.prose).length);
      for (const match of written.matchAll(/(?<![("'=<[/\p{L}])https?:\/\/[^\s<>()"'\]]+[^\s<>()"'\].,;:!?]/gu)) {
        const [address] = match;
        const question = untyped.exec(address)?.[0];
        if (address.length <= options.longest && question === undefined) continue;
        report({
          span: proseSpan(subject.prose, match.index, address.length),
          message:
            address.length > options.longest
              ? `an address of ${address.length} characters stands on the slide`
              : `the address on the slide ends in “${question}”, which nobody types`,
          remedy: "put it behind words: [the words](address)",
          slide: subject,
        });
      }
    }
  },
});

/** What servers write for themselves. Addresses of videos are an exception that people know. */
const untyped = /(?<!\/watch)\?[^=#]+=.*$/;

/** Slides that are there for their addresses. */
const isList = ({ slide, prose }: SlideSubject): boolean =>
  /\b(?:sources?|references?|links?|resources?|reading|bibliography|contact|credits?|quellen|literatur|kontakt|weiterf\w+)\b/i.test(
    slide.title,
  ) || (prose.written.match(/https?:\/\//g)?.length ?? 0) > 3;
