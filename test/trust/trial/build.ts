import { spawn } from "node:child_process";
import path from "node:path";
import { chooseBrowser, findBrowsers } from "../../../src/browser/find.js";
import type { Mode, World } from "./world.js";

/** A problem as `--json` prints it. */
export interface SaidProblem {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly line?: number;
}

/** What became of a build. */
export interface Built {
  /** Undefined when it had to be ended. */
  readonly status: number | undefined;
  readonly text: string;
  readonly problems: readonly SaidProblem[];
}

/** Nothing small takes so long; whatever does would take for ever. */
const longest = 120_000;

/** Builds a case in a process of its own. */
export async function buildHostile(world: World, mode: Mode, formats: "html,pdf" | "html"): Promise<Built> {
  const { path: browser } = chooseBrowser(findBrowsers(process.env)).browser;
  const args = ["build", world.input, "-f", formats, "-o", "out", "--json", ...(mode === "safe" ? ["--safe"] : [])];
  const child = spawn(process.execPath, ["--max-old-space-size=1500", path.resolve("lib/quarterdeck.js"), ...args], {
    cwd: world.project,
    env: { ...process.env, NO_COLOR: "1", QUARTERDECK_BROWSER: browser, ...world.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    written.out += String(text);
  });
  child.stderr.on("data", (text) => {
    written.err += String(text);
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), longest);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return { status: status ?? undefined, text: written.out + written.err, problems: problemsIn(written.out) };
}

/** The problems and warnings in what `--json` printed; none in anything else. */
export function problemsIn(out: string): SaidProblem[] {
  try {
    const { problems = [], decks = [] } = JSON.parse(out);
    return [...problems, ...decks.flatMap((deck: { warnings?: SaidProblem[] }) => deck.warnings ?? [])];
  } catch {
    return [];
  }
}
