import { readFileSync } from "node:fs";
import { logBrowser } from "./logged-browser.js";
import { ownCache, projectMaker, quarterdeckHere } from "./project.js";

const setUp = projectMaker();

export const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;
export const flow = fence("mermaid", "flowchart LR\n  kubelet -->|CRI| containerd --> runc");
export const graph = fence("dot", "digraph { kubelet -> containerd [label=CRI] }");

/** A deck with a cache of its own and a browser whose starts are counted. */
export function setUpDeck(text: string, more: Readonly<Record<string, string>> = {}) {
  const project = setUp({ "deck.md": text, ...more });
  const browser = logBrowser(project);
  const environment = { ...ownCache(project), QUARTERDECK_BROWSER: browser.program };
  const build = (...args: readonly string[]) =>
    quarterdeckHere(project.folder, ["build", "deck.md", "-f", "html", ...args], environment);
  const slides = () => {
    const html = readFileSync(project.file("dist/deck.html"), "utf8");
    return html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
  };
  return { ...project, environment, build, slides, starts: browser.starts };
}

/** The drawings in a page, as text. */
export const svgsIn = (html: string) =>
  [...html.matchAll(/<svg[^>]*class="drawing[\s\S]*?<\/svg>/g)].map(([svg]) => svg);

const decoded = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
/** The words of each text of a drawing. */
export const textsIn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, text = ""]) => decoded(text.replace(/<[^>]*>/g, "")));
