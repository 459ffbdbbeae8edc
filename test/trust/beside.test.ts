import { existsSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { findCheckPackage } from "../../src/source/check-package.js";
import { packageVersion } from "../../src/source/installed.js";
import { findQueuePackage, loadQueuePackage, queuePackageRemedy } from "../../src/source/queue-package.js";
import { project, quarterdeckHere } from "../support/project.js";

const german =
  "---\nlang: de\n---\n## Ein Prozess\n\nDies ist ein Satz, der auf Deutsch steht und nicht auf Englisch.\n";
const drawn = "\n---\n\n## Ein Graph\n\n```dot\ndigraph { a -> b }\n```\n";

/** Leaves a file in the working folder when it is run, in whichever form it is loaded. */
const leave = (name: string) => `process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(name)}, "");`;

const made = project({ "talk.md": german + drawn });
afterAll(() => made.remove());

/** Files beside a deck that somebody could hope to have run, by what they stand in for. */
const planted = {
  dictionary: "node_modules/@cspell/dict-de-de/evil.mjs",
  "the check's package": "node_modules/quarterdeck-check/lib/spelling-worker.js",
  "the queue's package": "node_modules/quarterdeck-queue/lib/board.cjs",
  "axe-core": "node_modules/axe-core/axe.min.js",
  Graphviz: "node_modules/@viz-js/viz/index.js",
  browser: "node_modules/@sparticuz/chromium/build/esm/index.js",
  "cspell's configuration": "cspell.config.mjs",
  "its other name": ".cspell.config.cjs",
  "Puppeteer's configuration": ".puppeteerrc.cjs",
  "a configuration of ours that is a program": "quarterdeck.config.mjs",
};

it("nothing that lies beside a deck is run, whatever it calls itself", async () => {
  for (const [name, file] of Object.entries(planted)) made.write(file, leave(made.file(`ran-${name}`)));
  const version = packageVersion();
  made.write("node_modules/@cspell/dict-de-de/cspell-ext.json", '{"version": "0.2", "import": ["./evil.mjs"]}');
  for (const [name, main] of [
    ["@cspell/dict-de-de", "evil.mjs"],
    ["quarterdeck-check", "lib/spelling-worker.js"],
    ["quarterdeck-queue", "lib/board.cjs"],
    ["axe-core", "axe.min.js"],
    ["@viz-js/viz", "index.js"],
    ["@sparticuz/chromium", "build/esm/index.js"],
  ])
    made.write(`node_modules/${name}/package.json`, JSON.stringify({ name, version, main, type: "module" }));
  const { out } = await quarterdeckHere(made.folder, ["check", "talk.md", "--json", "--no-cache"]);
  expect(JSON.parse(out)).toMatchObject({ decks: [{ slides: 2 }], notRun: [] });
  await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html", "--no-cache"]);
  expect(existsSync(made.file("dist/talk.html"))).toBe(true);
  for (const name of Object.keys(planted)) expect(existsSync(made.file(`ran-${name}`)), name).toBe(false);
});

it("the check's own files are found beside Quarterdeck, and dictionaries beside them", () => {
  const search = findCheckPackage();
  if (!("found" in search)) throw new Error(search.missing);
  expect(existsSync(search.found.spellingWorker)).toBe(true);
  expect(search.found.find("axe-core/axe.min.js")).toMatch(/axe-core.axe\.min\.js$/);
  expect(search.found.find("@cspell/dict-de-de/cspell-ext.json")).toBeUndefined();
});

it("the queue's program is found beside Quarterdeck, too, and can be loaded", () => {
  const search = findQueuePackage();
  if (!("found" in search)) throw new Error(search.missing);
  expect(loadQueuePackage(search.found)).toEqual({ openBoard: expect.any(Function) });
  expect(queuePackageRemedy()).toBe(`npm install quarterdeck-queue@${packageVersion()}, beside quarterdeck itself`);
});
