import { planPreview } from "../export/preview.js";
import { openInstallation } from "../project/package-files.js";
import { previewTheme, themesOf } from "../project/preview.js";
import { UsageError } from "../report/problem.js";
import { findProjectRoot } from "../source/project.js";
import { makeDecks, readRequest } from "./build.js";
import { noteTo, reportBuild } from "./build-report.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";

/**
 * `quarterdeck theme list` and `quarterdeck theme preview NAME`
 * @throws UsageError for anything else, and for a theme that nobody knows
 */
export async function runTheme(line: CommandLine, shell: Shell): Promise<number> {
  const [action, theme, ...rest] = line.inputs;
  if (action === "list" && theme === undefined) return listThemes(line, shell);
  if (action === "preview" && theme !== undefined && rest.length === 0) return previewOf(theme, line, shell);
  const given = line.inputs.length > 0 ? `“theme ${line.inputs.join(" ")}” is not known; ` : "";
  throw new UsageError(`${given}write “theme preview NAME” or “theme list”`);
}

const projectOf = ({ options }: CommandLine, { folder }: Shell) =>
  findProjectRoot(folder, { named: options.root, isSafe: false }, "manifest");

function listThemes(line: CommandLine, shell: Shell): number {
  const themes = themesOf(projectOf(line, shell), openInstallation());
  shell.terminal.out(line.options.json ? `${JSON.stringify({ themes })}\n` : `${themes.join("\n")}\n`);
  return 0;
}

async function previewOf(theme: string, line: CommandLine, shell: Shell): Promise<number> {
  const started = performance.now();
  const project = projectOf(line, shell);
  const { inputs, mounted } = previewTheme({ theme, ...project }, openInstallation());
  const given = readRequest(line, shell);
  const request = {
    ...given,
    out: line.options.out ?? `dist/${inputs[0]?.name ?? "theme"}`,
    formats: given.formats ?? (["html", "pdf", "handout", "book"] as const),
    // What an example names that a project lacks shows as a placeholder.
    lenient: true,
    mounted,
  };
  const notices: string[] = [];
  const plan = planPreview(request, inputs, noteTo(shell));
  const result = await makeDecks(plan, line, shell, (notice) => notices.push(notice));
  return reportBuild({ ...result, notices, elapsedMs: Math.round(performance.now() - started) }, line, shell);
}
