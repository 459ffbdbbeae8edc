import { gfm } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";
import type { Slide } from "../../model/deck.js";
import { slideLabels } from "../../model/slide-labels.js";
import type { Asset } from "../../render/assets.js";
import type { Html } from "../../render/html/html.js";
import { answersOf } from "../../render/page/answers.js";
import { printPieces, printSlide, type SlideForm, slideElements } from "../../render/page/slides.js";
import { isAnswer } from "../../render/page/steps.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import { type Above, addBlockRules } from "./markdown-blocks.js";
import { addCodeRules, fenced, nodeHasClass } from "./markdown-code.js";
import { addFormRules } from "./markdown-forms.js";
import { frameOf } from "./slide-frame.js";

/** Turns what a slide shows into Markdown that wikis and code hosts read. */
export interface MarkdownWriter {
  /** Content and heading of a slide; its heading has the given level. */
  slide(slide: RenderedSlide, level: number): string;
  notes(slide: RenderedSlide): string;
  /** The text for those who read the deck. */
  reader(slide: RenderedSlide): string;
  /** A text in which nothing is Markdown or HTML. */
  text(text: string): string;
}

/** Where something is found. */
export interface Places {
  /** The address of a picture. */
  readonly asset: (asset: Asset) => string;
  /** The address of a slide, by its id; "" for one that is not there. Without it links inside the deck are text. */
  readonly slide?: (id: string) => string;
}

/** Makes a writer of Markdown, in which pictures and slides have these addresses. */
export function createMarkdownWriter(rendered: RenderedDeck, places: Places): MarkdownWriter {
  const own = ownOf(places);
  const service = createService(rendered, own.places, own.above);
  const form: SlideForm = {
    assets: rendered.assets,
    address: places.asset,
    links: "deck",
    ids: "kept",
    icons: "words",
  };
  const labels = labelsOf(rendered);
  const titleOf = (slide: Slide) => slide.title || rendered.words.say("slide", { number: labels.get(slide.id) ?? "" });
  const known = alikeIn(rendered);
  const convert = (html: Html) => {
    const before = known.get(html);
    if (before !== undefined) return before;
    own.isAsked = false;
    const markdown = service.turndown(html).trim();
    if (!own.isAsked) known.set(html, markdown);
    return markdown;
  };
  return {
    slide({ tree, slide }, level) {
      own.level = level;
      const elements = slideElements(tree);
      const without = new Set([...frameOf(elements), ...elements.filter(isAnswer)]);
      const heading = `${"#".repeat(level)} ${service.escape(titleOf(slide))}`;
      const body = convert(printSlide(tree, { ...form, without }));
      const answer = convert(printPieces(answersOf(tree), form));
      const named = answer === "" ? "" : folded(service.escape(rendered.words.say("quiz.answer")), answer);
      return [heading, body, named].filter(Boolean).join("\n\n");
    },
    // Click markers are no Markdown, and stay as they were written.
    notes: ({ tree }) => convert(printPieces(tree.notes, form)).replace(/\\\[(click(?::\d{1,3})?)\\\]/gi, "[$1]"),
    reader: ({ tree }) => convert(printPieces(tree.reader, form)),
    text: (text) => text.split("\n").map(service.escape).join("\n"),
  };
}

/** What each writer of a deck has of its own: where slides are found, and the heading above. It notices when that is asked for. */
function ownOf({ asset, slide }: Places) {
  const own = {
    isAsked: false,
    level: 1,
    above: {
      get level() {
        own.isAsked = true;
        return own.level;
      },
    },
    places: {
      asset,
      slide(id: string) {
        own.isAsked = true;
        return slide?.(id) ?? "";
      },
    },
  };
  return own;
}

/** Texts of decks that all their writers write alike: a build may want more than one format with Markdown. */
const alike = new WeakMap<RenderedDeck, Map<string, string>>();

function alikeIn(rendered: RenderedDeck): Map<string, string> {
  const known = alike.get(rendered) ?? new Map<string, string>();
  alike.set(rendered, known);
  return known;
}

/** Readers see it once they ask for it; the empty lines make Markdown of what stands in it. */
const folded = (title: string, text: string) => `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;

/** What slides are called by that have no title, by their ids. */
function labelsOf({ columns, deck }: RenderedDeck): ReadonlyMap<string, string> {
  const shown = columns.flat();
  const labels = slideLabels(shown, deck);
  return new Map(shown.map(({ slide }, index) => [slide.id, labels[index] ?? ""]));
}

function createService(
  rendered: Pick<RenderedDeck, "drawings" | "words">,
  places: Places,
  above: Above,
): TurndownService {
  const { drawings } = rendered;
  const service = new TurndownService({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    bulletListMarker: "-",
    emDelimiter: "*",
    hr: "---",
  });
  service.use(gfm);
  // Turndown escapes Markdown only, and what it does not, readers of Markdown take for HTML.
  const withoutMarkdown = service.escape.bind(service);
  service.escape = (text) => withoutHtml(withoutMarkdown(text));
  service.remove(["style", "script", "svg" as "style"]);
  service.addRule("hidden", {
    filter: (node) => node.getAttribute("aria-hidden") === "true",
    replacement: () => "",
  });
  service.addRule("citation", {
    filter: (node) => nodeHasClass(node, "cite"),
    replacement: (_, node) => (node.textContent ?? "").replace(/\d+/g, "[^$&]").replaceAll(",", ""),
  });
  service.addRule("link inside the deck", {
    filter: (node) => node.nodeName === "A" && (node.getAttribute("href") ?? "").startsWith("#"),
    replacement(content, node) {
      const address = places.slide?.(((node as HTMLElement).getAttribute("href") ?? "").replace(/^#\/?/, "")) ?? "";
      return address === "" || content.trim() === "" ? content : `[${content}](${address})`;
    },
  });
  addBlockRules(service, rendered.words, above);
  addCodeRules(service, rendered.words);
  // Many readers of Markdown draw it themselves.
  service.addRule("drawing", {
    filter: (node) => drawings.has(node.getAttribute("data-drawing") ?? ""),
    replacement(_, node) {
      const source = drawings.get((node as HTMLElement).getAttribute("data-drawing") ?? "");
      return source ? fenced(source.text, source.language) : "";
    },
  });
  service.addRule("picture", { filter: "img", replacement: (_, node) => imageOf(node, service.escape) });
  service.addRule("picture in words", {
    filter: (node) => pictureText(node) !== "",
    replacement: (_, node) => pictureInWords(node, service),
  });
  addFormRules(service);
  service.addRule("term and meaning", {
    filter: "dt",
    replacement: (content) => `\n- **${content.trim()}**: `,
  });
  service.addRule("meaning", { filter: "dd", replacement: (content) => content.trim().replace(/\n+/g, " ") });
  return service;
}

/** A text in which no tag and no entity begins, whatever follows it. */
const withoutHtml = (text: string) =>
  text.replace(/&(?=#?\w*(?:;|$))/g, "&amp;").replace(/[<](?=[a-z/!?]|$)/gi, "&lt;");

/** A picture; Turndown's own rule leaves tags in its texts. */
function imageOf(node: { getAttribute(name: string): string | null }, said: (text: string) => string): string {
  const [alt = "", title = ""] = ["alt", "title"].map((name) =>
    said((node.getAttribute(name) ?? "").replace(/\s+/g, " ")),
  );
  const address = (node.getAttribute("src") ?? "").replace(/[<>()]/g, "\\$&");
  if (address === "") return "";
  const place = address.includes(" ") ? `<${address}>` : address;
  return `![${alt}](${place}${title === "" ? "" : ` "${title.replaceAll('"', "&quot;")}"`})`;
}

/** What a diagram says to those who cannot see it; "" for everything else. */
function pictureText(node: HTMLElement): string {
  const isPicture =
    node.getAttribute("role") === "img" || nodeHasClass(node, "diagram") || nodeHasClass(node, "c-diagram");
  if (!isPicture) return "";
  const described = node.hasAttribute("aria-label") ? node : node.querySelector("[aria-label]");
  return described?.getAttribute("aria-label") ?? node.querySelector(".visually-hidden")?.textContent ?? "";
}

/** The words of a picture, and what is written beside it: its steps and its caption. */
function pictureInWords(node: HTMLElement, service: TurndownService): string {
  const words = `*${service.escape(pictureText(node))}*`;
  if (node.nodeName === "SPAN") return ` ${words}`;
  const beside = [...node.querySelectorAll("ol, figcaption")].map((each) => service.turndown(each as HTMLElement));
  return `\n\n${[words, ...beside].join("\n\n")}\n\n`;
}
