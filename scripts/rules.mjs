/**
 * Writes rules.md: every rule of `quarterdeck check`, from the rules themselves, and every problem of a build:
 * node scripts/rules.mjs [FOLDER], by default into docs/.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadSource } from "./load-source.mjs";
import { measuredOf, measuredTable, readMeasured } from "./quality/record.mjs";

const { rules } = await loadSource("src/check/rules.ts");
const { families } = await loadSource("src/check/rule.ts");
const { catalogue } = await loadSource("src/report/catalogue.ts");

const fence = (text) => {
  const longest = Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1));
  return "`".repeat(longest);
};

/** A file of an example; long ones are cut, because the page is read and not run. */
function fileBlock(name, text) {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line));
  const shown = lines.length > 16 ? [...lines.slice(0, 15), "…"] : lines;
  const body = shown.join("\n");
  const language = name.endsWith(".yaml") ? "yaml" : "markdown";
  const title = name === "talk.md" ? "" : `\`${name}\`\n\n`;
  return `${title}${fence(body)}${language}\n${body}\n${fence(body)}`;
}

const example = (files) =>
  Object.entries(typeof files === "string" ? { "talk.md": files } : files)
    .filter(([name]) => !name.endsWith(".png"))
    .map(([name, text]) => fileBlock(name, text))
    .join("\n\n");

const defaultText = (value) => {
  if (Array.isArray(value)) return `${value.length} entries`;
  return typeof value === "object" ? "none" : `\`${value}\``;
};

function optionTable(options) {
  const rows = Object.entries(options).map(
    ([key, { default: value, help }]) => `| \`${key}\` | ${defaultText(value)} | ${help.replaceAll("|", "\\|")} |`,
  );
  return rows.length === 0 ? [] : ["| option | default | |", "| --- | --- | --- |", ...rows, ""];
}

const needsOf = ({ needs }) => (needs ? ` Needs the package [${needs}](check.md#spelling-and-accessibility).` : "");

const measured = readMeasured();
const measuredLines = (rule) => {
  const line = measuredOf(measured, rule);
  return line === undefined ? [] : [line, ""];
};

/** What was measured of all rules, and how. */
function howWell() {
  const { recall, precision } = measured;
  const how = [
    "`npm run check:quality` checks decks of `test/quality` that have one realistic mistake each: those of `blind` and `later` were written by people who knew",
    "the names and promises of rules only, the former before the rules became what they are, the latter after; those of `known` by somebody who knew the rules.",
    "“Seeded” is how many of them have a mistake that the rule promises to find, “found” how many it names on the right slide, “at the line” how many within a line of it.",
    "“Sampled” findings (no hints) were drawn at random from collections of decks of other people, which nobody had tuned; “useful” are those that two readers, who did",
    `not see each other's verdicts, both found true and worth a change. Recall is of ${recall?.date}, precision of ${precision?.date}.`,
  ];
  const codes = [...rules.map(({ id }) => id), ...Object.keys(catalogue)];
  return recall ? [...how, "", ...measuredTable(measured, codes)] : ["Nothing was measured."];
}

const section = (rule) => [
  `### ${rule.id}`,
  "",
  `${rule.summary} Severity: **${rule.severity}**${rule.fixes ? ", fixed by `--fix`" : ""}.${needsOf(rule)}`,
  "",
  rule.why,
  "",
  ...measuredLines(rule.id),
  ...optionTable(rule.options),
  "Found in:",
  "",
  example(rule.bad),
  "",
  "Not in:",
  "",
  example(rule.good),
  "",
];

const page = [
  "# The rules of `quarterdeck check`",
  "",
  "Written by `npm run rules` from the rules themselves; the tests run every example. How to configure, suppress and report: [check.md](check.md).",
  "",
  "| rule | severity | finds |",
  "| --- | --- | --- |",
  ...rules.map((rule) => `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${rule.summary.replaceAll("|", "\\|")} |`),
  "",
  ...Object.entries(families).flatMap(([family, title]) => [
    `## ${title}`,
    "",
    ...rules.filter((rule) => rule.family === family).flatMap(section),
  ]),
  "## How well they find it",
  "",
  ...howWell(),
  "",
  "## What the build finds",
  "",
  "`check` also reports what a build reports. Errors stop a build and cannot be suppressed; warnings can, by their code.",
  "",
  "| code | severity | says |",
  "| --- | --- | --- |",
  ...Object.entries(catalogue).map(
    ([code, { severity, message }]) =>
      `| \`${code}\` | ${severity} | ${message.replaceAll("|", "\\|").replaceAll("<", "&lt;")} |`,
  ),
  "",
];
const [folder = "docs"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "rules.md"), page.join("\n"));
