import { statSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { openShelf } from "../cache/shelf.js";
import type { ChosenDeck } from "../project/deck-jobs.js";
import { isWholeProject } from "../project/inputs.js";
import type { MadeOf } from "../project/made-of.js";
import { openDisk } from "../records/disk.js";
import { makerIdentity } from "../records/identity.js";
import type { CheckPackageSearch } from "../source/check-package.js";
import type { CheckedProject, CheckRequest } from "./check-project.js";
import { knownCodes } from "./looked.js";
import { shellProgram } from "./shell.js";
import { today } from "./subjects.js";

/** What an earlier run has found in the decks of a run. */
export interface KeptFindings {
  /** The projects as they were checked, without pages for pictures; undefined when anything has changed that they were made of. */
  find(): readonly CheckedProject[] | undefined;
  keep(projects: readonly CheckedProject[], madeOf: readonly MadeOf[]): void;
}

/** A run, and what it looks with. */
interface Run {
  readonly request: CheckRequest;
  readonly decks: readonly ChosenDeck[];
  readonly checkPackage: CheckPackageSearch;
}

/** A record as it is kept. */
interface KeptRun {
  readonly madeOf: readonly MadeOf[];
  /** Projects as V8 writes them, in which files that are the same stay so. */
  readonly projects: string;
}

const bound: Bound = { files: 200, bytes: 64 * 2 ** 20 };

/**
 * Opens the findings of earlier runs; undefined where nothing is kept, where other sites are asked or files are read otherwise
 * than they are on disk, and where nobody knows which program this is.
 */
export function openKeptFindings(run: Run): KeptFindings | undefined {
  const { cache, online, mounted, edited, environment } = run.request;
  const maker = makerIdentity();
  if (!cache || online || mounted || edited || maker === undefined) return undefined;
  const shelf = openShelf(environment, "findings", bound);
  const name = nameOf(run, maker);
  const browser = openBrowserIdentity(environment);
  // Which browser has looked is only known afterwards: the embedded one may be unpacked for that.
  const key = () => JSON.stringify([name, browser()]);
  return {
    find() {
      const text = shelf.get(key());
      if (text === undefined) return undefined;
      // A text that comes back from the shelf is one that this version has put there.
      const kept = JSON.parse(text) as KeptRun;
      return isStill(kept.madeOf) ? unpacked(kept.projects) : undefined;
    },
    keep(projects, madeOf) {
      const kept: KeptRun = { madeOf, projects: packed(projects) };
      shelf.put(key(), JSON.stringify(kept));
      shelf.close();
    },
  };
}

function isStill(madeOf: readonly MadeOf[]): boolean {
  try {
    return openDisk().isStill(madeOf);
  } catch {
    // Whoever compiles the decks will say what is wrong with the disk.
    return false;
  }
}

const packed = (projects: readonly CheckedProject[]): string =>
  serialize(projects.map(({ inspected, ...project }) => project)).toString("base64");

const unpacked = (text: string): CheckedProject[] =>
  (deserialize(Buffer.from(text, "base64")) as Omit<CheckedProject, "inspected">[]).map((project) => ({
    ...project,
    inspected: [],
  }));

function nameOf({ request, decks, checkPackage }: Run, maker: string): string {
  const { environment, cache, jobs, selection, wants, ...asked } = request;
  const inputs = decks.map(({ input: { root, border, file, name }, variant }) => [root, border, file, name, variant]);
  // Of a whole project it is told what no deck uses.
  const isWhole = isWholeProject(decks.map(({ input }) => input));
  const codes = knownCodes.filter((code) => selection.has(code));
  const date = [today(environment), environment["SOURCE_DATE_EPOCH"]];
  const shell = editionOf(shellProgram(request.html, environment));
  return JSON.stringify([maker, asked, inputs, isWhole, codes, date, shell, packageIn(checkPackage)]);
}

/** What decides of quarterdeck-check about findings: nothing else of it is read that does not carry its version. */
function packageIn(search: CheckPackageSearch) {
  if ("missing" in search) return search.missing;
  const { wordChoices, spellingWorker, find } = search.found;
  return [wordChoices, spellingWorker, find("axe-core/axe.min.js")].map(editionOf);
}

/** Names a file as it is now, by its size and time. */
function editionOf(file: string | undefined): unknown {
  const found = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return [file, found?.size, found?.mtimeMs];
}
