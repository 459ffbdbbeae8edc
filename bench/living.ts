/**
 * Times, in one process, an HTML build of a whole deck beside one after a change of a single slide, as a server would
 * make it: node living.js DECK.md ROUNDS prints both medians in milliseconds.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openCodeCache } from "../src/project/code-cache.js";
import { findInputs } from "../src/project/inputs.js";
import { openInstallation, readPlayer } from "../src/project/package-files.js";
import { openProject, type Project } from "../src/project/project.js";
import { closedDesk } from "../src/render/drawing/desk.js";
import { renderDeckPage } from "../src/render/page/deck-page.js";

const [file = "", rounds = "15"] = process.argv.slice(2);
const root = path.dirname(file);
const code = openCodeCache({ environment: process.env, cache: false });
const installation = openInstallation();
const open = () => openProject({ root, folder: root, html: "raw" }, installation, { code, drawings: closedDesk });
const player = readPlayer();

async function buildHtml(project: Project): Promise<number> {
  const [input] = findInputs([file], root);
  const compiled = input && project.compile(input, ["html"]);
  const rendered = await compiled?.groups[0]?.render();
  if (!compiled || !rendered) throw new Error(`cannot read ${file}`);
  const page = await renderDeckPage(rendered, compiled.design.templates, { player, scripts: compiled.scripts });
  writeFileSync(path.join(root, "living.html"), page);
  return rendered.fresh.length;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const text = readFileSync(file, "utf8");
const slides = text.split("\n---\n");
const living = open();
await buildHtml(living);
const cold: number[] = [];
const warm: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  cold.push(await time(() => buildHtml(open())));
  const changed = (round * 7 + 2) % slides.length;
  writeFileSync(file, slides.map((slide, index) => (index === changed ? `${slide}\nMore.\n` : slide)).join("\n---\n"));
  warm.push(
    await time(async () => {
      living.invalidate([file]);
      const fresh = await buildHtml(living);
      // The slide of the round before reads as it did again.
      if (fresh > 2) throw new Error(`${fresh} slides were rendered for a change of one`);
    }),
  );
}
writeFileSync(file, text);
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
console.log(JSON.stringify({ cold: median(cold), warm: median(warm) }));
