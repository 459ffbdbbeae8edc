import type { RenderedDeck } from "../../render/rendered.js";
import type { Artifact, Exporter } from "./exporter.js";
import { createMarkdownWriter, type MarkdownWriter } from "./markdown.js";
import { linksBetween, type MarkdownPage, markdownPages } from "./markdown-pages.js";
import { footnotes, headOf, slidesOf } from "./markdown-text.js";

/**
 * The deck as Markdown with notes and sources, for a wiki: one file, or a folder with a file for each section. Pictures
 * lie in a folder beside it.
 */
export const exporter: Exporter = {
  format: "md",
  run(rendered, { options }) {
    const inFiles = options.mdFiles === "section";
    const pages = markdownPages(rendered, options.mdFiles);
    const { name } = rendered.deck.info;
    const folder = inFiles ? `${name}-md/` : "";
    const pictureFolder = inFiles ? "files" : `${name}-files`;
    const pictures = new Map<string, Artifact>();
    const links = linksBetween(pages);
    const texts = pages.map((page, index): Artifact => {
      const writer = createMarkdownWriter(rendered, {
        slide: (id) => links.address(id, page),
        asset(asset) {
          const address = `${pictureFolder}/${asset.name}`;
          pictures.set(address, { format: "md", fileName: `${folder}${address}`, bytes: asset.bytes });
          return address;
        },
      });
      const text = pageText(rendered, writer, { page, pages, index, isLinked: links.isLinked });
      return { format: "md", fileName: `${folder}${page.fileName}`, bytes: Buffer.from(`${text}\n`) };
    });
    return Promise.resolve([...texts, ...pictures.values()]);
  },
};

/** A page and those around it. */
interface Place {
  readonly page: MarkdownPage;
  readonly pages: readonly MarkdownPage[];
  readonly index: number;
  readonly isLinked: (id: string) => boolean;
}

function pageText(rendered: RenderedDeck, writer: MarkdownWriter, place: Place): string {
  const { page, pages, index } = place;
  const isFirst = index === 0;
  const slides = slidesOf(page.slides, { rendered, writer, isTitled: page.title !== "", isLinked: place.isLinked });
  const body = [
    ...(isFirst ? headOf(rendered, writer) : [`# ${writer.text(page.title)}`]),
    ...(isFirst && pages.length > 1 ? [contents(rendered, writer, pages.slice(1))] : []),
    ...slides,
  ].join("\n\n");
  return [
    body,
    isFirst ? "" : aroundOf(rendered, writer, place),
    footnotes(rendered, writer, pages.length > 1 ? body : undefined),
    isFirst ? writer.text(rendered.brand?.legal ?? "") : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The files of the sections in order, below the titles of their parts. */
function contents({ words }: RenderedDeck, writer: MarkdownWriter, pages: readonly MarkdownPage[]): string {
  const lines = pages.flatMap((page, index) => {
    const before = pages[index - 1]?.part ?? "";
    const heading = page.part === before || page.part === "" ? [] : [`\n### ${writer.text(page.part)}\n`];
    return [...heading, `${index + 1}. ${linkTo(page, page.title, writer)}`];
  });
  return `## ${writer.text(words.say("paper.contents"))}\n\n${lines.join("\n").trim()}`;
}

/** Ways to the contents and to the next file. */
function aroundOf({ words }: RenderedDeck, writer: MarkdownWriter, { pages, index }: Place): string {
  const [first, next] = [pages[0], pages[index + 1]];
  const ways = [
    ...(first ? [linkTo(first, words.say("paper.contents"), writer)] : []),
    ...(next ? [linkTo(next, words.say("paper.next", { title: next.title }), writer)] : []),
  ];
  return `---\n\n${ways.join(" · ")}`;
}

const linkTo = ({ fileName }: MarkdownPage, text: string, writer: MarkdownWriter) =>
  `[${writer.text(text)}](${encodeURI(fileName)})`;
