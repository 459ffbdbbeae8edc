import type { DeckInfo, Speaker } from "../model/deck.js";
import { foldersFrom } from "../source/folder.js";
import { findSpan, type Span } from "../source/text.js";
import { fontsIn } from "./fonts.js";
import type { FrontMatter } from "./schema.js";
import type { Path, Settings } from "./settings.js";
import type { SplitLevel } from "./split-level.js";

/** What the command line changes of a deck. */
export interface DeckChoices {
  readonly theme?: string | undefined;
  readonly language?: string | undefined;
  readonly minutes?: number | undefined;
  /** The headings that begin slides, for a Markdown file that is a deck of its own. */
  readonly split?: SplitLevel | undefined;
}

const sizes = { "16:9": { width: 1280, height: 720 }, "4:3": { width: 960, height: 720 } } as const;

/** What a deck's file says about it. */
interface DeckFile {
  readonly name: string;
  readonly read: Settings<FrontMatter>;
  /** Manifests get generated slides unless they say otherwise. */
  readonly kind: "manifest" | "markdown";
  readonly span: Span;
}

/** Settings → DeckInfo: defaults filled in, variables collected. */
export function readDeckInfo(file: DeckFile, fallbackTitle: string, choices: DeckChoices): DeckInfo {
  const { name, span } = file;
  const { settings } = file.read;
  const isManifest = file.kind === "manifest";
  const speaker = readSpeaker(settings);
  const title = settings.title ?? (fallbackTitle || name);
  const info = {
    name,
    title,
    subtitle: settings.subtitle ?? "",
    description: settings.description ?? settings.subtitle ?? "",
    keywords: listOf(settings.keywords),
    speaker,
    event: settings.event ?? "",
    date: settings.date ?? "",
    language: choices.language ?? settings.lang ?? "en",
    theme: choices.theme ?? settings.theme ?? defaultTheme,
    brand: settings.brand === undefined ? undefined : { value: settings.brand, span: file.read.spanAt(["brand"]) },
    minutes: choices.minutes ?? settings.minutes,
    size: settings.size ? sizes[settings.size] : undefined,
    cover: settings.cover ?? isManifest,
    agenda: settings.agenda ?? isManifest,
    glossaries: listOf(settings.glossary),
    math: settings.math ?? true,
    print: settings.print ?? "static",
    printSpan: file.read.spanAt(["print"]),
    scripts: listOf(settings.scripts),
    styles: listOf(settings.css),
    fonts: fontsIn(file.read),
    revealOptions: settings.revealOptions ?? {},
    themeOptions: settings.themeOptions ?? {},
    themeOptionSpan: (path: Path) => file.read.spanAt(["themeOptions", ...path]),
    span,
  };
  return { ...info, variables: readVariables(settings, info) };
}

/** Where the file of a deck names something, such as a style sheet. */
export const placeInFile = ({ span: { file } }: DeckInfo, text: string): Span =>
  findSpan({ file, start: 0, end: file.text.length }, text);

/** The folders in which the style sheets, scripts and fonts of a deck are looked up, in order. */
export const foldersOfDeck = ({ span }: Pick<DeckInfo, "span">): string[] => [
  ...new Set([...foldersFrom(span.file.path), "slides"]),
];

/** What a deck looks like that asks for nothing, or for what nobody knows. */
export const defaultTheme = "quarterdeck";

/** reveal-md takes lists as YAML lists or as one comma-separated string. */
const listOf = (value: string | string[] | undefined) =>
  (typeof value === "string" ? value.split(",") : (value ?? [])).map((entry) => entry.trim()).filter(Boolean);

function readSpeaker(settings: FrontMatter): Speaker {
  const given = settings.speaker ?? settings.author ?? "";
  if (typeof given === "string") return { name: given, role: "", contact: "" };
  if (Array.isArray(given)) return { name: given.join(", "), role: "", contact: "" };
  return { name: given.name, role: given.role ?? "", contact: given.contact ?? "" };
}

function readVariables(settings: FrontMatter, info: Omit<DeckInfo, "variables">): ReadonlyMap<string, string> {
  const known: [string, string][] = [
    ["title", info.title],
    ["subtitle", info.subtitle],
    ["event", info.event],
    ["date", info.date],
    ["lang", info.language],
    ["minutes", info.minutes === undefined ? "" : String(info.minutes)],
    ["speaker.name", info.speaker.name],
    ["speaker.role", info.speaker.role],
    ["speaker.contact", info.speaker.contact],
  ];
  const own = Object.entries(settings.vars ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
  return new Map([...known.filter(([, value]) => value !== ""), ...own]);
}
