/**
 * Times, in one process, the slide of a new diagram: its file is read, it is laid out, routed and rendered. Prints as JSON
 * medians in milliseconds: of each NAME.body in FOLDER, and how much longer the first graph of a desk takes, which starts
 * Graphviz: node cold.js FOLDER ROUNDS. In these files, `NEW` becomes another word in every round.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createBrowserOwner } from "../src/browser/owner.js";
import { openDrawingDesk } from "../src/drawing/desk.js";
import { openCodeCache } from "../src/project/code-cache.js";
import { findInputs } from "../src/project/inputs.js";
import { openInstallation } from "../src/project/package-files.js";
import { openProject } from "../src/project/project.js";

const [folder = "", rounds = "15"] = process.argv.slice(2);
const environment = process.env;
const installation = openInstallation();
const deck = path.join(folder, "cold.md");

/** What renders a slide in a project that lives, and tells how long that took. */
function openBench() {
  const browser = createBrowserOwner(environment);
  const drawings = openDrawingDesk({ environment, cache: false, browser });
  const services = { code: openCodeCache({ environment, cache: false }), drawings };
  const project = openProject({ root: folder, folder, html: "raw" }, installation, services);
  return {
    async time(body: string): Promise<number> {
      writeFileSync(deck, `---\ntitle: Cold\n---\n\n## One diagram\n\n${body}`);
      const started = performance.now();
      project.invalidate([deck]);
      const [input] = findInputs([deck], folder);
      const rendered = await (input && project.compile(input, ["html"]))?.groups[0]?.render();
      const took = performance.now() - started;
      if (!rendered?.fresh.length) throw new Error(`nothing was rendered of ${body}`);
      return took;
    },
    async close() {
      drawings.close();
      await browser.close();
    },
  };
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const bodies = readdirSync(folder).flatMap((name) =>
  name.endsWith(".body") ? [{ name: path.basename(name, ".body"), text: readFileSync(path.join(folder, name), "utf8") }] : [],
);
const times = new Map(bodies.map(({ name }) => [name, new Array<number>()]));
const starts: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const bench = openBench();
  await bench.time("- Whatever a first slide loads\n");
  const wordOf = (step: number) => `n${round}x${step}`;
  const graph = bodies.find(({ name }) => name === "dot")?.text ?? "";
  const first = await bench.time(graph.replaceAll("NEW", wordOf(0)));
  const next = await bench.time(graph.replaceAll("NEW", wordOf(1)));
  starts.push(first - next);
  for (const { name, text } of bodies) times.get(name)?.push(await bench.time(text.replaceAll("NEW", wordOf(2))));
  await bench.close();
}
const medians = Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
console.log(JSON.stringify({ medians, start: median(starts) }));
