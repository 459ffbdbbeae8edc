import { type Problem, problem } from "../report/problem.js";
import type { ProjectPath } from "../source/files.js";
import { foldersFrom } from "../source/folder.js";
import type { SourceFile, Span } from "../source/text.js";
import { isElsewhere } from "./elsewhere.js";
import type { Reader } from "./reader.js";
import { type FrontMatter, frontMatterSchema } from "./schema.js";
import { type FrontMatterRead, readYamlFile, type Settings } from "./settings.js";
import { readYamlContent } from "./yaml.js";
import { keyItself, type Path } from "./yaml-place.js";

/** Options of reveal.js that change how a deck moves on: the only ones that mean the same here. */
const movement =
  /^(?:transition|transitionSpeed|backgroundTransition|autoSlide|autoSlideStoppable|loop|shuffle|fragments|navigationMode|mouseWheel|touch|hideInactiveCursor|hideCursorTime|autoAnimate\w*)$/;

/** Options about the size of slides and about the viewer, which decks bring along: nothing is lost without them. */
const viewer =
  /^(?:width|height|margin|minScale|maxScale|center|controls\w*|progress|slideNumber|showSlideNumber|hash\w*|history|keyboard|overview|help|pause|rtl|embedded|showNotes|totalTime|defaultTiming|pdf\w*|display|preloadIframes|viewDistance|mobileViewDistance)$/;

/** Something in a file of another tool that has no effect. */
interface Ignored {
  readonly name: string;
  readonly span: Span;
}

/**
 * What `reveal-md.json` and `reveal.json` say of a Markdown file: front matter for all files of their folder, or of the
 * whole project, and options of reveal.js. Of two files of a name the nearer counts. What is wrong or foreign in them is
 * a warning: they were written for another tool.
 */
export function readRevealMd(deck: ProjectPath, reader: Reader): Settings<FrontMatter> | undefined {
  const folders = foldersFrom(deck);
  const [own, options] = ["reveal-md.json", "reveal.json"].map((name) => {
    const lookup = reader.lookUp(name, folders);
    return "found" in lookup ? reader.read(lookup.found) : undefined;
  });
  const given = own && readOwn(own, folders, reader);
  const revealOptions = { ...(options && readOptions(options, reader)), ...given?.settings.revealOptions };
  const file = own ?? options;
  if (!file) return undefined;
  const more = Object.keys(revealOptions).length > 0 ? { revealOptions } : {};
  return {
    settings: { ...given?.settings, ...more },
    spanAt: (at) => given?.spanAt(at) ?? { file, start: 0, end: 1 },
  };
}

/** Front matter, and behind it what holds for all files of its collection. */
export function withDefaults(front: FrontMatterRead, defaults: Settings<FrontMatter> | undefined): FrontMatterRead {
  if (!defaults) return front;
  const revealOptions = { ...defaults.settings.revealOptions, ...front.settings.revealOptions };
  const options = Object.keys(revealOptions).length > 0 ? { revealOptions } : {};
  const isDefault = ([key = ""]: Path) => key in defaults.settings && !(key in front.settings);
  return {
    settings: { ...defaults.settings, ...front.settings, ...options },
    spanAt: (at) => (isDefault(at) ? defaults.spanAt(at) : front.spanAt(at)),
    end: front.end,
  };
}

/** What divides the slides of a file; all else is about the deck. */
export function separatorsOf({ settings, spanAt }: Settings<FrontMatter>): Settings<FrontMatter> {
  const { separator, verticalSeparator, notesSeparator, split } = settings;
  const given = Object.entries({ separator, verticalSeparator, notesSeparator, split }).filter(([, value]) => value);
  return { settings: Object.fromEntries(given), spanAt };
}

function readOwn(file: SourceFile, folders: readonly string[], reader: Reader): Settings<FrontMatter> | undefined {
  const ignored: Ignored[] = [];
  const report = (found: Problem) => {
    const { code, span } = found;
    const isForeign = code === "unknown-key" || code === "ignored-key";
    if (isForeign && span) ignored.push({ name: file.text.slice(span.start, span.end).replaceAll('"', ""), span });
    else reader.report({ ...found, severity: "warning" });
  };
  const read = readYamlFile(file, frontMatterSchema, { report });
  if (!read) return undefined;
  const { spanAt, settings } = read;
  /** A style sheet or script that is somewhere else is no reason to refuse a deck that never said so. */
  const present = (key: "css" | "scripts") => {
    const value = settings[key];
    const names = (typeof value === "string" ? value.split(",") : (value ?? [])).map((name) => name.trim());
    const found = names.filter((name) => "found" in reader.lookUp(name, [...folders, "slides"]));
    for (const name of names) {
      const span = spanAt([key]);
      if (isElsewhere(name))
        reader.report({ ...problem("remote-file", { path: name }, { span }), severity: "warning" });
      else if (!found.includes(name)) ignored.push({ name, span });
    }
    return found.length > 0 ? { [key]: found } : {};
  };
  const { css: _, scripts: __, revealOptions = {}, ...others } = settings;
  const moving = movingOnly(revealOptions, (key) => spanAt(["revealOptions", key, keyItself]), ignored);
  const kept = { ...others, ...present("css"), ...present("scripts"), revealOptions: moving };
  reportIgnored(ignored, reader);
  return { settings: kept, spanAt };
}

function readOptions(file: SourceFile, reader: Reader): Readonly<Record<string, unknown>> {
  const ignored: Ignored[] = [];
  const warn = { report: (found: Problem) => reader.report({ ...found, severity: "warning" }) };
  const { value, spanAt } = readYamlContent(file, warn);
  const options: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
  const moving = movingOnly(options, (key) => spanAt([key, keyItself]), ignored);
  reportIgnored(ignored, reader);
  return moving;
}

function movingOnly(
  options: Readonly<Record<string, unknown>>,
  spanOfKey: (key: string) => Span,
  ignored: Ignored[],
): Record<string, unknown> {
  const entries = Object.entries(options);
  const unknown = entries.filter(([key]) => !movement.test(key) && !viewer.test(key));
  ignored.push(...unknown.map(([key]) => ({ name: key, span: spanOfKey(key) })));
  return Object.fromEntries(entries.filter(([key]) => movement.test(key)));
}

/** As many names as one message holds. */
const fewNames = 5;

function reportIgnored(ignored: readonly Ignored[], reader: Reader): void {
  const [first] = ignored;
  if (!first) return;
  const names = ignored.slice(0, fewNames).map(({ name }) => `“${name}”`);
  const more = ignored.length > fewNames ? ` and ${ignored.length - fewNames} more` : "";
  reader.report(problem("ignored-settings", { names: names.join(", ") + more }, { span: first.span }));
}
