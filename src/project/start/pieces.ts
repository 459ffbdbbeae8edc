import { builtInThemes } from "../../render/design/theme.js";
import { InputError, problem, UsageError } from "../../report/problem.js";
import { openInstallation } from "../package-files.js";
import { ejectable } from "./ejectable.js";
import { packagedText } from "./packaged.js";
import { type NewFile, type Place, writeNew } from "./write-new.js";

/** What `quarterdeck new` writes. */
interface Piece {
  /** Its files, by the packaged ones of which they are made. */
  readonly files: (name: string) => Readonly<Record<string, string>>;
  /** What is to be done next, for somebody who has a piece of this name. */
  readonly next: (name: string) => string;
}

export const pieces = {
  section: {
    files: (name) => ({ [`slides/${name}.md`]: "section.md" }),
    next: (name) => `name it in a manifest, slides/decks/*.deck.yaml, below “sections:”: - ${name}.md`,
  },
  layout: {
    files: (name) => ({ [`templates/layouts/${name}.hbs`]: "layout.hbs" }),
    next: (name) => `give it to a slide: <!-- .slide: layout="${name}" -->`,
  },
  component: {
    files: (name) => ({ [`templates/components/${name}.hbs`]: "component.hbs" }),
    next: (name) => `use it on a slide; the example in its header shows how: :::${name}{value=3 unit=minutes}`,
  },
  theme: {
    files: (name) => ({
      [`templates/themes/${name}/theme.yaml`]: "theme/theme.yaml",
      [`templates/themes/${name}/${name}.css`]: "theme/theme.css",
    }),
    next: (name) => `name it in a manifest: theme: ${name}`,
  },
} as const satisfies Record<string, Piece>;

export type PieceKind = keyof typeof pieces;

/** Whether `quarterdeck new` writes things of this kind. */
export const isPiece = (kind: string): kind is PieceKind => Object.hasOwn(pieces, kind);

/**
 * Writes a new section, layout, component or theme into a project.
 * @returns the files that were written, below the project's folder
 * @throws UsageError for a name that cannot be one
 * @throws InputError when the package or the project has something of this name
 * @throws MachineError when something cannot be written
 */
export function makePiece(place: Place, kind: PieceKind, name: string): readonly string[] {
  requireName(name);
  requireOwn(kind, name);
  const answers = { name, label: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ") };
  const files: NewFile[] = Object.entries<string>(pieces[kind].files(name)).map(([file, packaged]) => ({
    path: file,
    text: packagedText(`pieces/${packaged}`, answers),
  }));
  writeNew(place, files, "choose another name");
  return files.map((file) => file.path);
}

function requireName(name: string): void {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/i.test(name) && name.length <= 60) return;
  throw new UsageError(
    `“${name}” is no name: write up to 60 letters from a to z, digits and hyphens, such as opening-hours`,
  );
}

/** A name of the package's would take the place of what it ships. */
function requireOwn(kind: PieceKind, name: string): void {
  const packaged = ejectable(`${kind}/${name}`);
  if (!packaged && !(kind === "theme" && isPackagedTheme(name))) return;
  const instead = packaged
    ? `to change it: quarterdeck eject ${packaged.name}; else choose another name`
    : "choose another name";
  throw new InputError([problem("in-the-way", { files: `the packaged ${kind} “${name}”`, instead })]);
}

function isPackagedTheme(name: string): boolean {
  const installation = openInstallation();
  return builtInThemes({ package: installation.package, reveal: installation.reveal() }).includes(name);
}
