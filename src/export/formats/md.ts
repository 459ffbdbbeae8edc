import { sourceAddress } from "../../model/fact.js";
import type { RenderedDeck } from "../../render/rendered.js";
import type { Artifact, Exporter } from "./exporter.js";
import { createMarkdownWriter, type MarkdownWriter } from "./markdown.js";

/** The deck as one Markdown file with notes and sources, for a wiki; its pictures lie in a folder beside it. */
export const exporter: Exporter = {
  format: "md",
  run(rendered) {
    const { name } = rendered.deck.info;
    const pictures = new Map<string, Artifact>();
    const writer = createMarkdownWriter(rendered, (asset) => {
      const fileName = `${name}-files/${asset.name}`;
      pictures.set(fileName, { format: "md", fileName, bytes: asset.bytes });
      return fileName;
    });
    const pieces = [
      head(rendered, writer),
      ...sections(rendered, writer),
      footnotes(rendered, writer),
      writer.text(rendered.brand?.legal ?? ""),
    ];
    const text = pieces.filter(Boolean).join("\n\n");
    return Promise.resolve([
      { format: "md", fileName: `${name}.md`, bytes: Buffer.from(`${text}\n`) },
      ...pictures.values(),
    ]);
  },
};

function head({ deck: { info }, words, brand }: RenderedDeck, { text }: MarkdownWriter): string {
  const by = [info.speaker.name, info.event, words.date(info.date)].filter(Boolean).join(" · ");
  const below = [info.subtitle, by, brand?.confidential ?? ""].map(text);
  return [`# ${text(info.title)}`, ...below].filter(Boolean).join("\n\n");
}

/** Slides below their parts; what the compiler made is left out, the sources follow as footnotes. */
function sections(rendered: RenderedDeck, writer: MarkdownWriter): string[] {
  const hasParts = rendered.deck.parts.some(({ title }) => title !== "");
  let open = "";
  return rendered.columns.flat().flatMap((slide) => {
    if (slide.slide.generated) return [];
    const part = slide.part.title;
    const opener = part !== "" && part !== open ? [`## ${writer.text(part)}`] : [];
    open = part;
    const notes = writer.notes(slide);
    return [
      ...opener,
      writer.slide(slide, hasParts ? 3 : 2),
      ...[writer.reader(slide)].filter(Boolean),
      ...(notes === "" ? [] : [`> **${rendered.words.say("paper.notes")}:** ${notes.replaceAll("\n", "\n> ")}`]),
    ];
  });
}

function footnotes({ deck }: RenderedDeck, { text }: MarkdownWriter): string {
  return deck.citations
    .map(({ number, title, sources }) => {
      const [first] = sources;
      const address = first ? sourceAddress(first) : "";
      return `[^${number}]: ${text(title)}${address ? `: <${address}>` : ""}`;
    })
    .join("\n");
}
