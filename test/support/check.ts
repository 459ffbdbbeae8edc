import { once } from "../../src/render/once.js";
import { projectMaker, quarterdeckHere } from "./project.js";

/** A finding as `quarterdeck check --json` prints it. */
export interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly deck?: string;
  readonly slide?: string;
  /** All places of what is told once, the first one included. */
  readonly places?: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}

/** Checks what stands in a folder. */
export async function findingsIn(folder: string, ...args: string[]): Promise<Found[]> {
  const { out } = await quarterdeckHere(folder, ["check", ...args, "--json"]);
  const { findings } = JSON.parse(out);
  if (!findings) throw new Error(out);
  return findings;
}

/**
 * Checks several projects in one run, because each run starts a browser: takes the files of one while tests are
 * collected, and returns what says later what was found in it. A project with a `talk.md` is that deck.
 */
export function checkTogether(): (files: Readonly<Record<string, string | Uint8Array>>) => () => Promise<Found[]> {
  const workshop = projectMaker()({});
  const inputs: string[] = [];
  const all = once(() => findingsIn(workshop.folder, ...inputs));
  return (files) => {
    const own = `project-${inputs.length}/`;
    for (const [name, content] of Object.entries(files)) workshop.write(own + name, content);
    inputs.push("talk.md" in files ? `${own}talk.md` : own);
    return async () =>
      (await all()).flatMap((found) =>
        found.file.startsWith(own) ? [{ ...found, file: found.file.slice(own.length) }] : [],
      );
  };
}

export const loud = ({ severity }: Found) => severity !== "hint";

/** Place and code of everything that is not only a hint. */
export const spoken = (findings: readonly Found[]) =>
  findings.filter(loud).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

export const fine = "## The runtime starts a process\n\nIt then leaves.\n";
export const doubled = "## The runtime starts the the process\n\nIt then leaves.\n";
export const tooLong = `## A list that is too long\n\n${Array.from({ length: 18 }, (_, i) => `- Item ${i + 1} of the list`).join("\n")}\n`;
