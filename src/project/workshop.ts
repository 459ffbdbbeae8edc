import path from "node:path";
import { composeDeck } from "../content/compose.js";
import type { DeckChoices } from "../content/deck-info.js";
import { readFacts } from "../content/facts.js";
import { type LoadedDeck, loadDeck } from "../content/load-deck.js";
import { createReader, type Reader } from "../content/reader.js";
import { brandSchema } from "../content/schema.js";
import { readYaml } from "../content/settings.js";
import type { Deck } from "../model/deck.js";
import type { Brand, Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { createTemplates, type Templates } from "../render/design/templates.js";
import { type LoadedTheme, loadTheme, type ThemeRoots } from "../render/design/theme.js";
import { ProblemList, type ProblemSink, problem } from "../report/problem.js";
import { openFiles } from "../source/project.js";
import type { Span } from "../source/text.js";
import type { DeckInput } from "./inputs.js";
import { openPackage, openRevealThemes } from "./package-files.js";

/** What the command line says about the decks. */
export interface DeckRequest extends DeckChoices {
  readonly variant?: string | undefined;
  readonly brand?: string | undefined;
}

/** A deck with everything that rendering it needs. */
export interface PreparedDeck {
  readonly input: DeckInput;
  readonly loaded: LoadedDeck;
  readonly theme: LoadedTheme;
  readonly templates: Templates;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  readonly problems: ProblemList;
}

/** Reads decks; what they share (themes, templates, the registry) is read once. */
export interface Workshop {
  /** Problems of what the decks share: templates, themes, facts. */
  readonly shared: ProblemList;
  /** Loads a deck with its theme; undefined when that failed (reported). */
  prepare(input: DeckInput): PreparedDeck | undefined;
  /** The theme of its documents on paper: the one that was asked for, else the one that its theme names. */
  paperTheme(prepared: PreparedDeck): Theme;
  /** Composes a prepared deck for these formats. */
  compose(prepared: PreparedDeck, formats: readonly string[]): Deck;
  /** Problems of every deck so far, shared ones first. */
  problems(): ProblemList;
  /** Quarterdeck's own templates, for pages that belong to no deck. */
  readonly packageTemplates: Templates;
}

export function createWorkshop(request: DeckRequest, folder: string): Workshop {
  const shared = new ProblemList();
  const perDeck: ProblemList[] = [];
  const ownPackage = openPackage();
  const reveal = once(openRevealThemes);
  const readers = new Map<string, Reader>();
  const readerOf = (root: string) => getOrMake(readers, root, () => createReader(openFiles(root)));
  const registries = new Map<string, FactRegistry>();
  const themes = new Map<string, { theme: LoadedTheme; templates: Templates } | undefined>();
  const brand = once(() => readBrand(request.brand, folder, shared));
  const packageLayer = { reader: ownPackage, folder: "templates" };

  const designOf = (project: Reader, name: string, span: Span, problems: ProblemSink) => {
    const key = `${project.files.root}\n${name}`;
    if (!themes.has(key)) {
      const roots: ThemeRoots = {
        project,
        package: ownPackage,
        get reveal() {
          return reveal();
        },
      };
      const theme = loadTheme(name, roots, span, problems);
      const layers = [{ reader: project, folder: "templates" }, ...(theme?.layers ?? []), packageLayer];
      themes.set(key, theme && { theme, templates: createTemplates(layers, shared) });
    }
    return themes.get(key);
  };
  return {
    shared,
    packageTemplates: createTemplates([packageLayer], shared),
    prepare(input) {
      const problems = new ProblemList();
      perDeck.push(problems);
      const reader = readerOf(input.root);
      const loaded = loadDeck(input.file, reader, request, problems);
      const design = loaded && designOf(reader, loaded.info.theme, themeSpan(loaded), problems);
      if (!loaded || !design) return undefined;
      const facts = () => getOrMake(registries, input.root, () => readRegistry(reader, shared));
      return { input, loaded, ...design, facts, reader, brand: brand(), problems };
    },
    paperTheme({ theme: { theme }, loaded, reader, problems }) {
      if (request.theme !== undefined || theme.paper === "") return theme;
      return designOf(reader, theme.paper, loaded.info.span, problems)?.theme.theme ?? theme;
    },
    compose(prepared, formats) {
      const { loaded, templates, facts, reader, problems } = prepared;
      return composeDeck(loaded, {
        templates: templates.catalogue,
        facts,
        include(reference, span) {
          const file = reader.find(reference, [path.posix.dirname(span.file.path), "."], span, problems);
          return file && reader.read(file, problems);
        },
        active: new Set([...formats, ...(request.variant ? [request.variant] : [])]),
        slot: request.minutes,
        problems,
      });
    },
    problems() {
      const all = new ProblemList();
      for (const list of [shared, ...perDeck]) for (const entry of list.all) all.report(entry);
      return all;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The place of `theme:` in the deck's file; its first line when the theme comes from elsewhere. */
function themeSpan({ info }: LoadedDeck): Span {
  const at = /^theme:.*$/m.exec(info.span.file.text);
  return at ? { file: info.span.file, start: at.index, end: at.index + at[0].length } : info.span;
}

function readRegistry(reader: Reader, problems: ProblemSink): FactRegistry {
  const files = reader.files.list("slides/facts/**/*.yaml").flatMap((file) => reader.read(file, problems) ?? []);
  return readFacts(files, problems);
}

function readBrand(file: string | undefined, folder: string, problems: ProblemSink): Brand | undefined {
  if (file === undefined) return undefined;
  const absolute = path.resolve(folder, file);
  const reader = openFolder(path.dirname(absolute));
  const lookup = reader?.files.find(path.basename(absolute), ["."]);
  const source = reader && lookup && "found" in lookup ? reader.read(lookup.found, problems) : undefined;
  if (!reader || !source) {
    problems.report(
      problem("missing-input", { path: file }, { remedy: "give a YAML file with tokens, logo and footer" }),
    );
    return undefined;
  }
  const yaml = readYaml(source, 0, source.text.length, brandSchema, problems);
  const logo = yaml?.settings.logo;
  const picture = logo && yaml ? reader.find(logo, ["."], yaml.spanAt(["logo"]), problems) : undefined;
  const bytes = picture && reader.files.readBytes(picture);
  const type = picture?.endsWith(".svg") ? "image/svg+xml" : `image/${path.extname(picture ?? "").slice(1)}`;
  return {
    tokens: new Map(Object.entries(yaml?.settings.tokens ?? {})),
    logo: bytes ? `data:${type};base64,${Buffer.from(bytes).toString("base64")}` : "",
    footer: yaml?.settings.footer ?? "",
  };
}

function openFolder(folder: string): Reader | undefined {
  try {
    return createReader(openFiles(folder));
  } catch {
    return undefined;
  }
}
