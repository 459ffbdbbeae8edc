import { gfm } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";
import { resolveAssets } from "../../render/assets.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";

/** Turns what a slide shows into Markdown that wikis and code hosts read. */
export interface MarkdownWriter {
  /** Content and heading of a slide; its heading has the given level. */
  slide(slide: RenderedSlide, level: number): string;
  notes(slide: RenderedSlide): string;
}

/** Makes a writer; `address` gives the address of a picture by the name of its asset. */
export function createMarkdownWriter(rendered: RenderedDeck, address: (name: string) => string): MarkdownWriter {
  const service = createService();
  const convert = (html: string) =>
    service.turndown(resolveAssets(html, rendered.assets, ({ name }) => address(name))).trim();
  return {
    slide({ html, slide }, level) {
      const body = convert(withoutFrame(html));
      const heading = `${"#".repeat(level)} ${slide.title || slide.id}`;
      return body === "" ? heading : `${heading}\n\n${body}`;
    },
    notes: ({ notes }) => convert(notes),
  };
}

/** A slide's HTML without its heading, kicker and foot: these are no text of their own. */
function withoutFrame(html: string): string {
  return html
    .replace(/<header class="head">[\s\S]*?<\/header>/, "")
    .replace(/<footer class="foot">[\s\S]*?<\/footer>/, "")
    .replace(/<(h1|h2)\b[^>]*>[\s\S]*?<\/\1>/, "");
}

function createService(): TurndownService {
  const service = new TurndownService({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    bulletListMarker: "-",
    emDelimiter: "*",
    hr: "---",
  });
  service.use(gfm);
  service.remove(["style", "script", "svg" as "style"]);
  service.addRule("hidden", {
    filter: (node) => node.getAttribute("aria-hidden") === "true" || hasClass(node, "visually-hidden"),
    replacement: () => "",
  });
  service.addRule("citation", {
    filter: (node) => hasClass(node, "cite"),
    replacement: (_, node) => (node.textContent ?? "").replace(/\d+/g, "[^$&]").replaceAll(",", ""),
  });
  service.addRule("link inside the deck", {
    filter: (node) => node.nodeName === "A" && (node.getAttribute("href") ?? "").startsWith("#"),
    replacement: (content) => content,
  });
  service.addRule("code", {
    filter: (node) => node.nodeName === "FIGURE" && hasClass(node, "code"),
    replacement: (_, node) => fenced(node.querySelector("pre")?.textContent ?? "", languageOf(node)),
  });
  service.addRule("terminal", {
    filter: (node) => hasClass(node, "c-terminal"),
    replacement: (_, node) => fenced(node.querySelector("pre")?.textContent ?? "", "console"),
  });
  service.addRule("picture in words", {
    filter: (node) => pictureText(node) !== "",
    replacement: (_, node) => `\n\n*${pictureText(node)}*\n\n`,
  });
  service.addRule("term and meaning", {
    filter: "dt",
    replacement: (content) => `\n- **${content.trim()}**: `,
  });
  service.addRule("meaning", { filter: "dd", replacement: (content) => content.trim().replace(/\n+/g, " ") });
  return service;
}

const hasClass = (node: { getAttribute(name: string): string | null }, name: string) =>
  (node.getAttribute("class") ?? "").split(/\s+/).includes(name);

/** What a diagram says to those who cannot see it; "" for everything else. */
function pictureText(node: HTMLElement): string {
  const isPicture = node.getAttribute("role") === "img" || hasClass(node, "diagram") || hasClass(node, "c-diagram");
  if (!isPicture) return "";
  const described = node.hasAttribute("aria-label") ? node : node.querySelector("[aria-label]");
  return described?.getAttribute("aria-label") ?? node.querySelector(".visually-hidden")?.textContent ?? "";
}

const languageOf = (node: HTMLElement) => node.getAttribute("data-language") ?? "";

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `\n\n${fence}${language}\n${code.replace(/\n+$/, "")}\n${fence}\n\n`;
}
