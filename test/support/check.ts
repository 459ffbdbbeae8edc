import { quarterdeckHere } from "./project.js";

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
}

/** Checks what stands in a folder. */
export async function findingsIn(folder: string, ...args: string[]): Promise<Found[]> {
  const { out } = await quarterdeckHere(folder, ["check", ...args, "--json"]);
  const { findings } = JSON.parse(out);
  if (!findings) throw new Error(out);
  return findings;
}

export const loud = ({ severity }: Found) => severity !== "hint";

/** Place and code of everything that is not only a hint. */
export const spoken = (findings: readonly Found[]) =>
  findings.filter(loud).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

export const fine = "## The runtime starts a process\n\nIt then leaves.\n";
export const doubled = "## The runtime starts the the process\n\nIt then leaves.\n";
export const tooLong = `## A list that is too long\n\n${Array.from({ length: 18 }, (_, i) => `- Item ${i + 1} of the list`).join("\n")}\n`;
