import { capped } from "../report/capped.js";
import { inOrder } from "../report/format.js";
import type { Severity } from "../report/problem.js";
import { shownPath } from "../report/shown-path.js";
import { placeOf, type Span } from "../source/text.js";
import type { Finding, NotRun } from "./finding.js";
import type { Reported } from "./reported.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "notice" };

/** Findings as commands of a GitHub workflow, one on each line: GitHub shows them beside the lines of a change. */
export function githubOf({ projects, notRun, folder }: Reported): string {
  const findings = projects.flatMap((project) => capped(inOrder(project.findings, folder), folder, "programs"));
  return [...findings.map((finding) => commandOf(finding, folder)), ...notRun.map(notLooked)]
    .map((line) => `${line}\n`)
    .join("");
}

function commandOf({ code, severity, message, remedy, span }: Finding, folder: string): string {
  const place = span ? placeIn(span, folder) : {};
  return command(commands[severity], { ...place, title: code }, `${message}\nhelp: ${remedy}`);
}

const notLooked = ({ rule, message, remedy }: NotRun) =>
  command("warning", { title: rule }, `not checked: ${message}\nhelp: ${remedy}`);

/** Columns count where a place ends on the line on which it begins, and only there. */
function placeIn({ file, start, end }: Span, folder: string) {
  const first = placeOf(file, start);
  const last = placeOf(file, Math.max(start, end));
  const columns = first.line === last.line && last.column > first.column ? { endColumn: last.column } : {};
  return { file: shownPath(file, folder), line: first.line, endLine: last.line, col: first.column, ...columns };
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escaped(message)}`;
}

// As GitHub's own toolkit escapes them (actions/toolkit, packages/core/src/command.ts).
const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text: string) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
