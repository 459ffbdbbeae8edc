import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { isInstalledFor, ownSpec } from "../../source/own-install.js";
import { readSmall } from "../../source/small-file.js";
import { packageJson } from "./package-json.js";
import { type Answers, packagedFiles } from "./packaged.js";
import { type Host, hosts, type StarterName, type StarterTheme, starters } from "./starters.js";
import { type NewFile, type Place, requireRoom, writeNew } from "./write-new.js";

/** What a new project is to be. */
export interface ProjectWish {
  readonly template: StarterName;
  readonly title: string;
  readonly speaker: string;
  readonly theme: StarterTheme;
  readonly hosts: readonly Host[];
}

/** What was written, and whether npm has to install something before it can be built. */
export interface NewProject {
  readonly files: readonly string[];
  readonly needsInstall: boolean;
}

/** What tells each host what to do. */
const workflows: Readonly<Record<Host, string>> = { github: ".github/", gitlab: ".gitlab-ci.yml" };

/** Rules that nothing can look for without quarterdeck-check: a strict check would not pass. */
const withoutCheckPackage = `  rules:
    # They need the package quarterdeck-check; when it is installed, remove these lines.
    spelling: off
    accessibility: off
`;

const instead = "choose another folder: quarterdeck init DIR";

/**
 * Makes sure that nothing stands in the way of a project, whatever its title will be.
 * @throws InputError when something of it is there already
 * @throws UsageError when the folder is a file
 */
export const requireRoomFor = (place: Place, template: StarterName, theme: StarterTheme, chosen: readonly Host[]) =>
  requireRoom(place, filesOf(place.folder, { template, title: "", speaker: "", theme, hosts: chosen }), instead);

/**
 * Writes a new project: everything, or nothing.
 * @throws InputError when something of it is there already
 * @throws UsageError when the folder is a file
 * @throws MachineError when it cannot be written
 */
export function makeProject(place: Place, wish: ProjectWish): NewProject {
  const { folder } = place;
  const files = filesOf(folder, wish);
  writeNew(place, files, instead);
  const used = hasCheckPackage(folder) ? (["quarterdeck", "quarterdeck-check"] as const) : (["quarterdeck"] as const);
  return {
    files: files.map((file) => file.path),
    needsInstall: !used.every((name) => isInstalledFor(name, folder)),
  };
}

function filesOf(folder: string, wish: ProjectWish): NewFile[] {
  const starter = starters[wish.template];
  const unwanted = hosts.filter((host) => !wish.hosts.includes(host)).map((host) => workflows[host]);
  const answers: Answers = {
    title: wish.title,
    speaker: wish.speaker,
    theme: wish.theme,
    files: starter.files,
  };
  const complete = hasCheckPackage(folder) ? (file: NewFile) => file : withoutCheck;
  const packaged = starter.folders
    .flatMap((each) => packagedFiles(each, answers))
    .filter((file) => !unwanted.some((start) => file.path.startsWith(start)))
    .map(complete)
    .flatMap((file) => besideOld(file, folder));
  return [packageJson(folder, starter), ...packaged].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a code host puts into a new repository stays: a README as it is, and rules of git get what they lack. */
function besideOld(file: NewFile, folder: string): NewFile[] {
  const there = path.join(folder, ...file.path.split("/"));
  const old = existsSync(there) && statSync(there).isFile() ? readSmall(there) : undefined;
  if (old === undefined || (file.path !== "README.md" && file.path !== ".gitignore")) return [file];
  if (file.path === "README.md") return [];
  const has = new Set(old.split(/\r?\n/).map((line) => line.trim().replace(/\/$/, "")));
  const lacks = file.text.split("\n").filter((line) => line !== "" && !has.has(line.replace(/\/$/, "")));
  const end = old === "" || old.endsWith("\n") ? "" : "\n";
  return lacks.length === 0 ? [] : [{ ...file, text: `${old}${end}${lacks.join("\n")}\n`, completes: true }];
}

const hasCheckPackage = (folder: string) => ownSpec("quarterdeck-check", folder) !== undefined;

const withoutCheck = (file: NewFile): NewFile =>
  file.path === "quarterdeck.config.yaml" ? { ...file, text: file.text + withoutCheckPackage } : file;

/** A title for a project of which nothing but its folder is known. */
export function titleOf(folder: string): string {
  // No theme has a font with pictures among its letters.
  const words = path
    .basename(folder)
    .replace(/[-_\s\p{So}\p{Cf}\p{Variation_Selector}]+/gu, " ")
    .trim();
  return words === "" ? "My talk" : words.charAt(0).toUpperCase() + words.slice(1);
}
