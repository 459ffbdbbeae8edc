import os from "node:os";
import { expect, it } from "vitest";
import { chanceOf } from "../support/chance.js";
import { buildIn, type Cell } from "./determinism/cells.js";
import { allFormats, files } from "./determinism/deck.js";
import type { Pause } from "./determinism/run.js";
import { count, isLong } from "./report.js";

const kiritimati = { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
const elsewhere: Omit<Cell, "name"> = { folder: "a longer name/mit Umläuten", otherMachine: true, otherFiles: true };

/** The cell of the everyday tests, whose deck needs no browser; another deck has left its code in the cache. */
const short: Cell = {
  name: "another machine",
  ...elsewhere,
  environment: { ...kiritimati, HOME: "/dev/null/home" },
  args: ["--jobs", "1"],
  before: [["code.md", "-f", "html"]],
};

const places: readonly Cell[] = [
  { name: "the same again" },
  { name: "a warm cache", before: [["all.deck.yaml", "-f", allFormats]] },
  { name: "a cache that other formats have filled", before: [["text.deck.yaml", "-f", "html,pdf"]] },
  { name: "no cache", args: ["--no-cache"] },
  { name: "another folder", folder: "a longer name/mit Umläuten" },
  { name: "names backwards, another clock", otherMachine: true },
  { name: "other times of files", otherFiles: true },
  { name: "another home", environment: { HOME: "/dev/null/home", USER: "nobody" } },
  { name: "another umask", umask: 0o077 },
  { name: "a small pool of threads", environment: { UV_THREADPOOL_SIZE: "1" } },
  ...["1", "2", "4", "16"].map((jobs): Cell => ({ name: `${jobs} jobs`, args: ["--jobs", jobs] })),
  ...["America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati"].map(
    (TZ): Cell => ({ name: `time zone ${TZ}`, environment: { TZ } }),
  ),
  ...["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "ja_JP.UTF-8"].map(
    (locale): Cell => ({ name: `locale ${locale}`, environment: { LANG: locale, LC_ALL: locale, LANGUAGE: locale } }),
  ),
];

const cores = os.availableParallelism();
const loads: readonly Cell[] = [1, 2, 4].map((times) => ({
  name: `${times} busy processes a core`,
  busy: times * cores,
}));

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

function pausesOf(seed: number): Pause[] {
  const chance = chanceOf(seed);
  const who = ["program", "browser", "all"] as const;
  return Array.from({ length: 12 }, () => ({
    after: Math.round(100 + chance() * 1500),
    lasts: Math.round(50 + chance() * 1500),
    who: who[Math.floor(chance() * who.length)] ?? "all",
  }));
}

const paused = seeds.map((seed): Cell => ({ name: `pauses of seed ${seed}`, pauses: pausesOf(seed) }));

/** Everything at once. */
const together = seeds.slice(0, 6).map(
  (seed): Cell => ({
    name: `all of it, seed ${seed}`,
    ...elsewhere,
    environment: { ...kiritimati, UV_THREADPOOL_SIZE: String(seed) },
    args: ["--jobs", String(seed)],
    busy: cores,
    pauses: pausesOf(seed + 100),
  }),
);

const all = async () => {
  const args = ["slides/decks/all.deck.yaml", "-f", allFormats];
  const first = await buildIn({ files, args, cell: { name: "first" } });
  expect(first["failed"] ?? "").toBe("");
  expect(Object.keys(first).length).toBeGreaterThan(9);
  const differing: string[] = [];
  for (const cell of [...places, ...loads, ...paused, ...together]) {
    const before = cell.before?.map(([deck, ...rest]) => [`slides/decks/${deck}`, ...rest]);
    const digests = await buildIn({ files, args, cell: before ? { ...cell, before } : cell });
    const names = new Set([...Object.keys(first), ...Object.keys(digests)]);
    const others = [...names].filter((name) => first[name] !== digests[name]);
    count({ class: "determinism", tried: 1, failed: others.length > 0 ? 1 : 0 });
    console.log(`${others.length > 0 ? "differs" : "same"}: ${cell.name}`);
    if (others.length > 0) differing.push(`${cell.name}: ${others.slice(0, 5).join(", ")} ${digests["failed"] ?? ""}`);
  }
  expect(differing).toEqual([]);
};

/** The piece of Markdown that stands in the deck, beside languages whose grammars reach into it. */
const other = `${files["slides/text/b-code.md"]}\n---\n\n\`\`\`yaml\na: 1\n\`\`\`\n\n\`\`\`nix\n{ a = 1; }\n\`\`\`\n`;

const some = async () => {
  const args = ["slides/decks/text.deck.yaml", "-f", "html,md,json"];
  const project = { ...files, "code.md": other };
  const first = await buildIn({ files: project, args, cell: { name: "first" } });
  expect(Object.keys(first)).toContain("text.html");
  expect(await buildIn({ files: project, args, cell: short })).toEqual(first);
};

if (isLong) it("the same bytes in all formats, wherever, whenever and beside whatever they are made", all);
else it("the same bytes on another machine, and after another deck", some);
