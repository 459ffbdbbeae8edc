import { sourceAddress } from "../../model/fact.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import { withoutClicks } from "../../render/slide/note-marks.js";
import { bylineOf } from "../byline.js";
import type { MarkdownWriter } from "./markdown.js";

/** Title, subtitle, and by whom, where and when the deck is given. */
export function headOf(rendered: RenderedDeck, { text }: MarkdownWriter): string[] {
  const { info } = rendered.deck;
  const below = [info.subtitle, bylineOf(rendered, "named"), rendered.brand?.confidential ?? ""].map(text);
  return [`# ${text(info.title)}`, ...below].filter(Boolean);
}

/** What writes slides into a file. */
interface Writing {
  readonly rendered: RenderedDeck;
  readonly writer: MarkdownWriter;
  /** Whether the file has the title of their section, so that none stands above them. */
  readonly isTitled: boolean;
  /** Whether a link leads to a slide, which then gets an anchor. */
  readonly isLinked: (id: string) => boolean;
}

/** Slides with what is said of them, below the titles of their parts. */
export function slidesOf(slides: readonly RenderedSlide[], writing: Writing): string[] {
  const { rendered, writer, isTitled, isLinked } = writing;
  const hasParts = !isTitled && slides.some(({ part }) => part.title !== "");
  let open = "";
  return slides.flatMap((slide) => {
    const part = slide.part.title;
    const opener = hasParts && part !== "" && part !== open ? [`## ${writer.text(part)}`] : [];
    open = part;
    const notes = writer.notes({ ...slide, tree: { ...slide.tree, notes: withoutClicks(slide.tree.notes) } });
    return [
      ...opener,
      ...(isLinked(slide.slide.id) ? [`<a id="${encodeURI(slide.slide.id)}"></a>`] : []),
      writer.slide(slide, hasParts ? 3 : 2),
      ...[writer.reader(slide)].filter(Boolean),
      ...(notes === "" ? [] : [`> **${rendered.words.say("paper.notes")}:** ${notes.replaceAll("\n", "\n> ")}`]),
    ];
  });
}

/** The sources as footnotes: those that a text refers to, or all of the deck. */
export function footnotes({ deck }: RenderedDeck, { text }: MarkdownWriter, within?: string): string {
  return deck.citations
    .filter(({ number }) => within === undefined || within.includes(`[^${number}]`))
    .map(({ number, title, sources }) => {
      const [first] = sources;
      const address = first ? sourceAddress(first) : "";
      return `[^${number}]: ${text(title)}${address ? `: <${address}>` : ""}`;
    })
    .join("\n");
}
