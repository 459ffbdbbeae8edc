import path from "node:path";
import {
  makeProject,
  type NewProject,
  type ProjectWish,
  requireRoomFor,
  titleOf,
} from "../project/start/make-project.js";
import {
  type Host,
  hosts,
  isStarter,
  isStarterTheme,
  type StarterName,
  type StarterTheme,
  starters,
  starterThemes,
} from "../project/start/starters.js";
import type { Place } from "../project/start/write-new.js";
import { counted } from "../report/counted.js";
import { UsageError } from "../report/problem.js";
import { typedPath } from "../report/shown-path.js";
import { didYouMeanBare } from "../report/suggest.js";
import { realPathOf, relativePath } from "../source/folder.js";
import type { CommandLine, OptionValues } from "./options.js";
import { placeFor } from "./own-project.js";
import type { Shell } from "./shell.js";

/** `quarterdeck init` */
export async function runInit({ inputs, options }: CommandLine, shell: Shell): Promise<number> {
  const [operand = ".", ...rest] = inputs;
  if (rest.length > 0) throw new UsageError(`“init” takes one folder, and here are ${inputs.length}`);
  const standing = realPathOf(shell.folder);
  const folder = path.resolve(standing, operand);
  const place = placeFor(standing, folder);
  const wish = await readWish(place, options, options.yes || options.json ? undefined : shell.ask);
  const made = makeProject(place, wish);
  const way = relativePath(standing, folder) || ".";
  const next = nextSteps(way, made);
  shell.terminal.out(
    options.json
      ? `${JSON.stringify({ folder: way, template: wish.template, files: made.files, next })}\n`
      : textReport(way, made, next),
  );
  return 0;
}

async function readWish(place: Place, options: OptionValues, ask: Shell["ask"]): Promise<ProjectWish> {
  // What is wrong is said before anything is asked.
  const named = options.template === undefined ? undefined : readTemplate(options.template);
  const theme = readTheme(options.theme, named);
  const chosen = readHosts(options.hosts);
  if (ask) requireRoomFor(place, named ?? "talk", theme, chosen);
  const answer = async (question: string, fallback: string) =>
    oneLine((await ask?.(`${question} [${fallback}] `)) ?? "") || fallback;
  const title = oneLine(options.title ?? "") || (await answer("Title:", titleOf(place.folder)));
  const speaker = oneLine(options.speaker ?? "") || (await answer("Who speaks:", "Your Name"));
  const template = named ?? readTemplate(await answer(templateQuestion, "talk"));
  return { template, title, speaker, theme, hosts: chosen };
}

const templateQuestion = [
  "Template:",
  ...Object.entries(starters).map(([name, { about }]) => `  ${name.padEnd(11)}${about}`),
  "Which one?",
].join("\n");

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function readTemplate(name: string): StarterName {
  if (isStarter(name)) return name;
  throw new UsageError(unknownName("template", name, Object.keys(starters)));
}

function readTheme(name: string | undefined, template: StarterName | undefined): StarterTheme {
  if (name === undefined) return "quarterdeck";
  if (template === "reveal-md")
    throw new UsageError("--theme is for the other templates; the theme of this one stands in its reveal-md.json");
  if (isStarterTheme(name)) return name;
  throw new UsageError(unknownName("theme for a new project", name, starterThemes));
}

function readHosts(list: string | undefined): readonly Host[] {
  if (list === undefined) return hosts;
  if (list === "none") return [];
  return list.split(",").map((name) => {
    const host = hosts.find((each) => each === name.trim());
    if (host) return host;
    throw new UsageError(unknownName("host", name.trim(), [...hosts, "none"]));
  });
}

function unknownName(what: string, name: string, known: readonly string[]): string {
  const question = didYouMeanBare(name, known);
  return `there is no ${what} “${name}”; ${question ? `${question} ` : ""}known: ${known.join(", ")}`;
}

/** The commands that lead to the first deck. */
const nextSteps = (way: string, { needsInstall }: NewProject): string[] => [
  ...(way === "." ? [] : [`cd ${typedPath(way)}`]),
  ...(needsInstall ? ["npm install"] : []),
  "npm test",
];

function textReport(way: string, { files }: NewProject, next: readonly string[]): string {
  return [
    `wrote ${counted(files.length, "file")}${way === "." ? "" : ` to ${way}`}:`,
    ...files.map((file) => `  ${file}`),
    "",
    "Next:",
    ...next.map((command) => `  ${command}`),
    "Then open dist/index.html; README.md says more.",
    "",
  ].join("\n");
}
