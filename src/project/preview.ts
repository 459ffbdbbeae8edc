import path from "node:path";
import { createReader, type Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { Memory } from "../ledger/memory.js";
import type { TemplateInfo } from "../model/design.js";
import { knownThemes, loadTheme, remedyForMissing, type ThemeRoots } from "../render/design/theme.js";
import { InputError, UsageError } from "../report/problem.js";
import { openFiles, type ProjectPath } from "../source/files.js";
import type { Mounted } from "../source/mounted.js";
import type { ProjectRoot } from "../source/project.js";
import { openDesigns, themeRoots } from "./designs.js";
import type { DeckInput } from "./inputs.js";
import type { Installation } from "./package-files.js";
import { openPackages } from "./packages.js";

/** Decks that show a theme, and the files in memory of which they are made beside the project's. */
export interface ThemePreview {
  readonly inputs: readonly DeckInput[];
  readonly mounted: Mounted;
}

/** What a preview is made for. */
interface PreviewRequest extends ProjectRoot {
  readonly theme: string;
}

/** The folder of the specimen, below the package and, in memory, below `slides/`. */
const specimen = "templates/specimen";
const own = "slides/theme-preview";

/** Layouts of slides that the compiler makes; the deck has each of them. */
const made = new Set(["title", "agenda", "part", "glossary", "sources"]);
/** What stands on paper only. */
const paper = new Set(["worksheet", "lab"]);

const sizes = [
  { size: "16:9", suffix: "" },
  { size: "4:3", suffix: "-4x3" },
] as const;

/**
 * Makes the decks that show all layouts and components in a theme, in both sizes.
 * @throws UsageError when there is no such theme
 * @throws InputError when it cannot be read
 */
export function previewTheme(request: PreviewRequest, installation: Installation): ThemePreview {
  const { theme, root, border } = request;
  const ledger = new Ledger();
  const project = createReader(openFiles(root, border), ledger);
  const sources = { installation, packages: openPackages({ within: undefined, border }) };
  requireTheme(theme, themeRoots(project, sources, ledger), ledger);
  const designs = openDesigns(project, { ...sources, memory: new Memory(), templates: "own" });
  const design = designs.find({ theme, language: "en", span: undefined }, ledger);
  if (!design) throw new InputError(ledger.problems);
  const { layouts, components } = design.templates.catalogue;
  const infosOf = (shelf: typeof components) => shelf.names().flatMap((name) => shelf.get(name) ?? []);
  const name = `theme-${slugOf(theme)}`;
  const sections = sectionsOf(infosOf(layouts), infosOf(components));
  const manifests = sizes.map(({ size, suffix }) => [`${name}${suffix}`, manifestOf(theme, size)] as const);
  const texts = [
    ...[...sections].map(([section, text]) => [`${own}/${section}.md`, text] as const),
    ...manifests.map(([deck, text]) => [`slides/decks/${deck}.deck.yaml`, text] as const),
  ];
  return {
    inputs: manifests.map(([deck]) => ({
      root,
      border,
      file: `slides/decks/${deck}.deck.yaml` as ProjectPath,
      name: deck,
    })),
    mounted: new Map([
      ...specimenFiles(installation.package.for(ledger), project),
      ...texts.map(([file, text]) => [file, Buffer.from(text)] as const),
    ]),
  };
}

/** The names of all themes that a project can have, apart from packages. */
export function themesOf({ root, border }: ProjectRoot, installation: Installation): string[] {
  const ledger = new Ledger();
  return knownThemes({
    project: createReader(openFiles(root, border), ledger),
    package: installation.package.for(ledger),
    reveal: installation.reveal().for(ledger),
  });
}

function requireTheme(name: string, roots: ThemeRoots, ledger: Ledger): void {
  const found = loadTheme(name, roots);
  if (found === undefined || ledger.hasErrors) throw new InputError(ledger.problems);
  if (found !== "missing") return;
  const remedy = remedyForMissing(name, roots);
  const known = knownThemes(roots).join(", ");
  throw new UsageError(`there is no theme “${name}”${remedy ? `; ${remedy}` : ""}; known: ${known}`);
}

/** A theme's name as a part of a file's. */
const slugOf = (theme: string) =>
  theme
    .replace(/\.css$/i, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();

/** What the specimen's slides name; facts that the project has itself are its own. */
function specimenFiles(reader: Reader, project: Reader): [string, Uint8Array][] {
  const known = new Set(project.list("slides/facts/**/*.yaml").map((file) => path.posix.basename(file)));
  return reader.list(`${specimen}/**/*.*`).flatMap((file): [string, Uint8Array][] => {
    const bytes = reader.readBytes(file);
    const name = path.posix.relative(specimen, file);
    if (!bytes || (name.startsWith("facts/") && known.has(path.posix.basename(name)))) return [];
    return [[name.startsWith("facts/") ? `slides/${name}` : `${own}/${name}`, bytes]];
  });
}

function sectionsOf(
  layouts: readonly TemplateInfo[],
  components: readonly TemplateInfo[],
): ReadonlyMap<string, string> {
  const shown = (info: TemplateInfo) => info.example.trim() !== "" && !paper.has(info.name);
  const layoutSlides = layouts.filter((info) => shown(info) && !made.has(info.name)).map((info) => withId(info, ""));
  const componentSlides = components.filter(shown).map((info) => withId(info, `## ${info.name}\n\n`));
  const onPaper = [...layouts, ...components].filter(({ name }) => paper.has(name));
  const sheets = onPaper.map(({ kind, example }) =>
    kind === "layout" ? example : `<!-- .slide: layout="worksheet" -->\n## Lab\n\n${example}`,
  );
  return new Map([
    ["layouts", sectionOf("Layouts", layoutSlides)],
    ["components", sectionOf("Components", componentSlides)],
    ["worksheets", sectionOf("Worksheets", sheets)],
  ]);
}

const sectionOf = (title: string, slides: readonly string[]) =>
  `---\ntitle: ${title}\n---\n\n${slides.map((slide) => slide.trim()).join("\n\n---\n\n")}\n`;

/** How an example begins that says something of its slide. */
const opening = "<!-- .slide:";

function withId({ kind, name, example }: TemplateInfo, before: string): string {
  const mark = `${opening} id="${kind}-${name}"`;
  const text = example.trimStart();
  return text.startsWith(opening) ? `${mark}${text.slice(opening.length)}` : `${mark} -->\n${before}${example}`;
}

function manifestOf(theme: string, size: string): string {
  const sections = ["Text", "Layouts", "Components", "Worksheets"].map((title) => {
    const file = `theme-preview/${title.toLowerCase()}.md`;
    return `  - { title: ${title}, sections: [${file}] }`;
  });
  return `title: ${JSON.stringify(`The theme ${theme}`)}
subtitle: Every layout and component, in ${size}
speaker: { name: Alex Doe, role: Speaker, contact: alex@example.org }
event: Preview
theme: ${JSON.stringify(theme)}
size: "${size}"
glossary: theme-preview/terms.yaml
sections:
${sections.join("\n")}
`;
}
