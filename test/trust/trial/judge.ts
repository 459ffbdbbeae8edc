import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser } from "puppeteer-core";
import { quarterdeckHere } from "../../support/project.js";
import type { HostileCase } from "../hostile/case.js";
import { type Built, buildHostile, problemsIn } from "./build.js";
import { canary, filesBelow, filesWithCanary } from "./canary.js";
import { drive } from "./drive.js";
import { openListener } from "./listener.js";
import { type Mode, makeWorld, type World } from "./world.js";

/** What became of a case in one mode. */
export interface Verdict {
  /** What did not hold; empty when all did. */
  readonly failures: readonly string[];
  /** What the policy kept from happening though the build had not named anything; for information. */
  readonly unnamed: readonly string[];
  /** How many decks were opened. */
  readonly opened: number;
}

/** Builds a case, opens what was built, and says what did not hold. */
export async function judge(each: HostileCase, mode: Mode, browser: Browser): Promise<Verdict> {
  const listener = await openListener();
  const world = makeWorld(each, mode, listener.host);
  const before = foreignFiles(world);
  try {
    const built = await buildHostile(world, mode, "html,pdf");
    // A script may keep a deck from being printed, and then nothing is written; the deck itself is opened all the same.
    if (mode === "live" && decksIn(world).length === 0) await buildHostile(world, mode, "html");
    const whileBuilt = listener.calls.length;
    const failures = [...(mode === "live" ? [] : wrongWords(each, mode, built)), ...wrongManners(mode, built)];
    const deck = decksIn(world);
    if (deck.length === 0 && saidIn(each, mode).as !== "error") failures.push("nothing was opened");
    const unnamed: string[] = [];
    for (const file of deck) {
      const { popups, navigations, asked, violations } = await drive(browser, file);
      if (mode !== "live") failures.push(...popups.map((url) => `opened a window: ${url}`));
      if (mode !== "live") failures.push(...navigations.map((url) => `led to ${url}`));
      failures.push(...asked.map((url) => `asked its own server for ${url}`));
      if (mode === "plain" && built.problems.length === 0) unnamed.push(...violations);
    }
    failures.push(...namesOf("called while it was printed", listener.calls.slice(0, whileBuilt)));
    failures.push(...namesOf("called while it was shown", listener.calls.slice(whileBuilt)));
    failures.push(...leaks(world, built));
    const after = foreignFiles(world).filter((file) => !before.includes(file));
    failures.push(...after.map((file) => `wrote ${path.relative(world.home, file)}`));
    return { failures, unnamed, opened: deck.length };
  } finally {
    await listener.close();
    world.remove();
  }
}

/** Builds the HTML of a case in this process, and says what did not hold of what was said and written. */
export async function judgeWords(each: HostileCase): Promise<readonly string[]> {
  const world = makeWorld(each, "plain", "127.0.0.1:9");
  try {
    const args = ["build", world.input, "-f", "html", "-o", "out", "--json"];
    const { status, out, err } = await quarterdeckHere(world.project, args, world.environment);
    const built = { status, text: out + err, problems: problemsIn(out) };
    return [...wrongWords(each, "plain", built), ...wrongManners("plain", built), ...leaks(world, built)];
  } finally {
    world.remove();
  }
}

const namesOf = (what: string, calls: readonly string[]) => [...new Set(calls)].map((call) => `${what}: ${call}`);

const decksIn = ({ out }: World) => (existsSync(out) ? filesBelow(out).filter(isDeck) : []);

const isDeck = (file: string) => file.endsWith(".html") && path.basename(file) !== "index.html";

/** What a case says in a mode. */
const saidIn = ({ says, saysSafe }: HostileCase, mode: Mode) => (mode === "safe" ? saysSafe : undefined) ?? says;

/** What it should have said and did not, or said and should not have. */
function wrongWords(each: HostileCase, mode: Mode, { status, problems, text }: Built): string[] {
  const says = saidIn(each, mode);
  const wanted = says.as === "error" ? 1 : 0;
  const failures = status === wanted ? [] : [`ended with ${status} instead of ${wanted}: ${text.slice(0, 300)}`];
  if (says.as === "nothing") return [...failures, ...problems.map(({ code }) => `said ${code}`)];
  const said = problems.filter(({ severity }) => severity === says.as).map(({ code }) => code);
  const missing = says.codes.filter((code) => !said.includes(code));
  return [
    ...failures,
    ...missing.map((code) => `did not say ${code}, but ${[...new Set(said)].join(", ") || "nothing"}`),
  ];
}

/** Where no file is to blame: the machine, or words in a language of which there is no file. */
const noFile: ReadonlySet<string> = new Set(["machine", "missing-word"]);

/** What no build may do, whatever it is given. A script of its own may keep a deck from being printed: status 3. */
function wrongManners(mode: Mode, { status, text, problems }: Built): string[] {
  const placeless = problems.filter(({ code, file, line }) => !noFile.has(code) && (!file || !line));
  const expected = mode === "live" ? [0, 1, 3] : [0, 1];
  return [
    ...(status !== undefined && expected.includes(status)
      ? []
      : [`ended with ${status ?? "no answer"}: ${text.slice(-300)}`]),
    ...(/\n\s+at .+:\d+:\d+/.test(text) ? [`showed its stack: ${text.slice(0, 500)}`] : []),
    ...placeless.map(({ code }) => `said ${code} without a place`),
  ];
}

function leaks({ out }: World, { text }: Built): string[] {
  const files = existsSync(out) ? filesWithCanary(out) : [];
  const inWords = text.includes(canary) ? ["the canary is in what was said"] : [];
  return [...files.map((file) => `the canary is in ${path.basename(file)}`), ...inWords];
}

/** What stands beside the output and the cache. */
const foreignFiles = ({ home, out }: World) =>
  filesBelow(home).filter((file) => !file.startsWith(out + path.sep) && !file.startsWith(path.join(home, "cache")));
