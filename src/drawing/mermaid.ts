import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import type { BrowserOwner } from "../browser/owner.js";
import type { ServedFile, Tab } from "../browser/tabs.js";
import { openWorld, type World } from "../browser/world.js";
import type { Drawing, DrawingMistake, FontSet } from "../render/drawing/desk.js";
import { markPalette } from "../render/drawing/roles.js";
import { fontTypes } from "../render/fonts/format.js";
import { fontFaceRule } from "../render/fonts/page-fonts.js";
import { MachineError } from "../report/problem.js";
import { inTime } from "../source/in-time.js";
import { compiledFile } from "../source/installed.js";
import type {} from "./page/main.js";
import { longestDrawing, mostLost, notTried } from "./patience.js";

/** Only the scripts that draw run, in a world of their own. */
const policy =
  "default-src 'none'; script-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'";

/** CSS pixels; the size of a slide's small texts, because a diagram is seldom drawn larger than it is. */
const fontSize = 20;

type Result = Drawing | DrawingMistake;

/** A diagram that brought the page that draws to a halt. */
class LostPage extends Error {
  readonly results: readonly Result[];
  constructor(results: readonly Result[], detail: string) {
    super(detail);
    this.results = results;
  }
}

/**
 * Draws Mermaid diagrams in pages of the browser that hold nothing else and can ask for nothing.
 * @returns a drawing or a mistake for each text, in order
 * @throws MachineError when there is no browser, or it dies twice
 */
export async function drawMermaid(texts: readonly string[], fonts: FontSet, browser: BrowserOwner): Promise<Result[]> {
  const results: Result[] = [];
  for (let lost = 0; results.length < texts.length; ) {
    const rest = texts.slice(results.length);
    if (lost === mostLost) return [...results, ...rest.map(() => notTried)];
    try {
      results.push(...(await browser.withPage("draw", (tab) => drawIn(tab, rest, fonts))));
    } catch (cause) {
      if (cause instanceof MachineError)
        throw new MachineError(`Mermaid diagrams are drawn by a browser: ${cause.message}`, cause.remedies, { cause });
      if (!(cause instanceof LostPage)) throw cause;
      results.push(...cause.results, { line: 0, detail: cause.message });
      lost++;
    }
  }
  return results;
}

async function drawIn(tab: Tab, texts: readonly string[], fonts: FontSet): Promise<Result[]> {
  const world = await openPage(tab, fonts);
  const results: Result[] = [];
  for (const source of texts) results.push(await drawOne(tab, world, { source, before: results }));
  return results;
}

/** A diagram, and what came of those before it. */
interface Turn {
  readonly source: string;
  readonly before: readonly Result[];
}

/** @throws LostPage when the page did not answer; then it is of no use any more */
async function drawOne({ page }: Tab, world: World, { source, before }: Turn): Promise<Result> {
  const drawing = world.call((text) => globalThis.quarterdeckDrawing.draw(text), source);
  try {
    return await inTime(drawing, longestDrawing, late);
  } catch (cause) {
    if (!page.browser().connected) throw cause;
    if (!(cause instanceof Late || isGone(page, cause))) throw cause;
    throw new LostPage(before, cause instanceof Late ? cause.message : "the browser gave up on it");
  }
}

/** Whether the page has died: for want of memory, as a rule. */
const isGone = (page: Page, cause: unknown) =>
  page.isClosed() || /target closed|session closed|crash/i.test(cause instanceof Error ? cause.message : "");

class Late extends Error {}

const late = () => new Late(`it was not drawn within ${longestDrawing / 1000} s`);

/** Opens the page with the deck's fonts, and Mermaid beside it. */
async function openPage(tab: Tab, { faces, rules }: FontSet): Promise<World> {
  const files = new Map<string, ServedFile>();
  const address = ({ format, bytes }: FontSet["faces"][number]) => {
    const { ending, type } = fontTypes[format];
    const name = `font-${files.size}.${ending}`;
    files.set(name, { type, bytes });
    return `/${name}`;
  };
  const styles = [
    // Labels name characters in ways that only Mermaid reads; the browser loads what they need.
    faces.map((face) => fontFaceRule(face, address(face))).join("\n"),
    `:root{${rules.join(";")}}`,
    "body{font-family:var(--font-text,sans-serif)}",
  ];
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/style.css"><body></body>`;
  files.set("", { type: "text/html", bytes: Buffer.from(html) });
  // In a file of their own, style sheets of a project cannot become elements of the page.
  files.set("style.css", { type: "text/css", bytes: Buffer.from(styles.join("\n")) });
  const { page } = tab;
  await page.emulateMediaType();
  // Axes of time have no other days in another part of the world.
  await page.emulateTimezone("UTC");
  await tab.enter({ files, page: "", policy, scripts: "ours" });
  const world = await openWorld(tab);
  const fontFamily = await world.call(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    return getComputedStyle(document.body).fontFamily;
  });
  for (const script of ["mermaid.js", "drawing-page.js"]) await world.run(readFileSync(compiledFile(script), "utf8"));
  const look = { palette: markPalette, fontFamily, fontSize };
  await world.call((given) => globalThis.quarterdeckDrawing.open(given), look);
  return world;
}
