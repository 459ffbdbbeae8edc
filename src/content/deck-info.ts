import type { DeckInfo, Speaker } from "../model/deck.js";
import { foldersFrom } from "../source/folder.js";
import { findSpan, type Span } from "../source/text.js";
import { readDay } from "./day-setting.js";
import { fontsIn } from "./fonts.js";
import type { FrontMatter } from "./schema.js";
import type { Settings } from "./settings.js";
import type { SplitLevel } from "./split-level.js";
import { isPublicAddress, type VariableTree } from "./variant-schema.js";
import { flatVariables, type Variant, variantsIn } from "./variants.js";
import type { Path } from "./yaml-place.js";

/** What the command line changes of a deck. */
export interface DeckChoices {
  readonly theme?: string | undefined;
  readonly language?: string | undefined;
  readonly minutes?: number | undefined;
  /** The headings that begin slides, for a Markdown file that is a deck of its own. */
  readonly split?: SplitLevel | undefined;
  readonly variant?: string | undefined;
  /** Whether drafts are shown. */
  readonly drafts?: boolean | undefined;
  /** Whether slides are shown that are not for the stage, also there. */
  readonly skipped?: boolean | undefined;
  /** Variables by their names; some of them are what the deck says of itself. */
  readonly given?: ReadonlyMap<string, string> | undefined;
  /** What the configuration says of decks that do not say it themselves. */
  readonly defaults?: DeckDefaults | undefined;
}

interface DeckDefaults {
  readonly variants: readonly Variant[];
  readonly vars: VariableTree | undefined;
  readonly url: string | undefined;
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
  const variants = settings.variants ? variantsIn(settings.variants) : (choices.defaults?.variants ?? []);
  const variant = variants.find((each) => each.name === choices.variant);
  const named = [choices.defaults?.vars, settings.vars, ...variants.map(({ vars }) => vars)];
  const info = {
    name,
    variants: variants.map((each) => each.name),
    variableNames: named.flatMap((vars) => flatVariables(vars)).map(([key]) => key),
    ...readTexts(settings, { variant, choices, fallbackTitle: fallbackTitle || name }),
    keywords: listOf(settings.keywords),
    language: choices.language ?? settings.lang ?? "en",
    theme: choices.theme ?? settings.theme ?? defaultTheme,
    brand: settings.brand === undefined ? undefined : { value: settings.brand, span: file.read.spanAt(["brand"]) },
    minutes: choices.minutes ?? settings.minutes,
    size: settings.size ? sizes[settings.size] : undefined,
    cover: settings.cover ?? isManifest,
    agenda: (settings.agenda ?? isManifest) !== false,
    day: readDay(settings.agenda),
    agendaSpan: file.read.spanAt(["agenda"]),
    glossaries: listOf(settings.glossary),
    math: settings.math ?? true,
    print: settings.print ?? "static",
    printSpan: file.read.spanAt(["print"]),
    url: [settings.url, choices.defaults?.url].find((url) => url !== undefined && isPublicAddress(url)) ?? "",
    outSpan: settings.out === undefined ? undefined : file.read.spanAt(["out"]),
    scripts: listOf(settings.scripts),
    styles: listOf(settings.css),
    fonts: fontsIn(file.read),
    revealOptions: settings.revealOptions ?? {},
    themeOptions: settings.themeOptions ?? {},
    themeOptionSpan: (path: Path) => file.read.spanAt(["themeOptions", ...path]),
    span,
  };
  return { ...info, variables: readVariables({ settings, info, variant, choices }) };
}

interface TextSources {
  readonly variant: Variant | undefined;
  readonly choices: DeckChoices;
  readonly fallbackTitle: string;
}

/** What a deck is called and by whom; the command line wins over the variant, and that over the deck. */
function readTexts(settings: FrontMatter, { variant, choices: { given }, fallbackTitle }: TextSources) {
  const said = (key: GivenKey, written: string | undefined) => given?.get(key) ?? written ?? "";
  const subtitle = said("subtitle", variant?.subtitle ?? settings.subtitle);
  const speaker = readSpeaker(settings);
  return {
    title: said("title", variant?.title ?? settings.title) || fallbackTitle,
    subtitle,
    description: settings.description ?? subtitle,
    speaker: {
      name: said("speaker.name", speaker.name),
      role: said("speaker.role", speaker.role),
      contact: said("speaker.contact", speaker.contact),
    },
    event: said("event", given?.get("event.name") ?? settings.event),
    date: said("date", settings.date),
  };
}

/** What the command line can change of a deck by the name of a variable. */
export const givenKeys = "title subtitle event event.name date speaker.name speaker.role speaker.contact".split(" ");
type GivenKey = "title" | "subtitle" | "event" | "date" | "speaker.name" | "speaker.role" | "speaker.contact";

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

interface VariableSources {
  readonly settings: FrontMatter;
  readonly info: Omit<DeckInfo, "variables">;
  readonly variant: Variant | undefined;
  readonly choices: DeckChoices;
}

/** What is nearer to the command line wins: the configuration, the deck, its variant, and what is given there. */
function readVariables({ settings, info, variant, choices }: VariableSources): ReadonlyMap<string, string> {
  const known: [string, string][] = [
    ["title", info.title],
    ["subtitle", info.subtitle],
    ["event", info.event],
    ["event.name", info.event],
    ["date", info.date],
    ["lang", info.language],
    ["minutes", info.minutes === undefined ? "" : String(info.minutes)],
    ["speaker.name", info.speaker.name],
    ["speaker.role", info.speaker.role],
    ["speaker.contact", info.speaker.contact],
  ];
  return new Map([
    ...flatVariables(choices.defaults?.vars),
    ...known.filter(([, value]) => value !== ""),
    ...flatVariables(settings.vars),
    ...flatVariables(variant?.vars),
    ...(choices.given ?? []),
  ]);
}
