import { defaultTheme } from "../content/deck-info.js";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Theme } from "../model/design.js";
import { reportWithheld, type TemplateLayer } from "../render/design/template-layers.js";
import { createTemplates, type Templates } from "../render/design/templates.js";
import { type LoadedTheme, loadTheme, reportMissingTheme, type ThemeRoots } from "../render/design/theme.js";
import { SlideMemory, type SlideShelf } from "../render/slide/kept.js";
import type { Span } from "../source/text.js";
import { installedFor, readerOf } from "./installed.js";
import type { Installation } from "./package-files.js";
import type { Packages } from "./packages.js";

/** How a deck looks: its theme, the templates that count with it, and slides that were rendered with these. */
export interface Design {
  readonly theme: Theme;
  readonly templates: Templates;
  readonly slides: SlideMemory;
}

/** What a deck asks for. */
interface WantedDesign {
  readonly theme: string;
  /** BCP 47; in this language templates speak. */
  readonly language: string;
  /** Where the theme is asked for; undefined for the command line. */
  readonly span: Span | undefined;
  /** What stands in for a theme that is asked for there and that nobody knows. */
  readonly otherwise?: "default" | undefined;
}

/** The themes and templates that the decks of a project can have. */
export interface Designs {
  /** The design of a theme in a language; undefined after reporting that there is no such theme. */
  find(wanted: WantedDesign, user: Ledger): Design | undefined;
}

/** Templates over some folders, and what was rendered with them. */
type Workshop = Pick<Design, "templates" | "slides">;

/** What designs are made of besides the project's own files. */
interface DesignSources {
  readonly installation: Installation;
  readonly memory: Memory;
  /** Whether the project's own templates count. */
  readonly templates: "own" | "packaged";
  readonly packages: Packages;
  /** Keeps what is rendered with some templates in a language, if it is kept. */
  readonly shelfOf?: ((design: string) => SlideShelf) | undefined;
}

/** Where the themes of a project may stand. */
export function themeRoots(
  project: Reader,
  { installation, packages }: Pick<DesignSources, "installation" | "packages">,
  ledger: Ledger,
): ThemeRoots {
  const find = installedFor(project, packages);
  return {
    project: project.for(ledger),
    package: installation.package.for(ledger),
    get reveal() {
      return installation.reveal().for(ledger);
    },
    installed(name, from = project.root) {
      const found = find(name, from, ledger);
      return found && readerOf(found, ledger);
    },
  };
}

export function openDesigns(project: Reader, sources: DesignSources): Designs {
  const { installation, memory, templates: trust, shelfOf } = sources;
  const themes = memory.cells<string, LoadedTheme | undefined | "missing">();
  const workshops = new Map<string, Workshop>();
  const packageLayer: TemplateLayer = { reader: installation.package, folder: "templates" };
  const shelves = new Map<string, Templates>();
  const workshopOver = (
    layers: readonly TemplateLayer[],
    withheld: readonly TemplateLayer[],
    language: string,
  ): Workshop => {
    const place = [...layers, ...withheld].map(({ reader, folder }) => `${reader.root}\n${folder}`).join("\n");
    const templates = shelves.get(place) ?? createTemplates(layers, memory, new Ledger(), withheld);
    shelves.set(place, templates);
    const key = `${language}\n${place}`;
    const known = workshops.get(key);
    if (known) return known;
    const workshop = { templates: templates.in(language), slides: new SlideMemory(memory, shelfOf?.(key)) };
    workshops.set(key, workshop);
    return workshop;
  };
  const rootsFor = (ledger: Ledger) => themeRoots(project, sources, ledger);
  const find: Designs["find"] = ({ theme, language, span, otherwise }, user) => {
    const loaded = themes.get(theme, user, (ledger) => loadTheme(theme, rootsFor(ledger)));
    if (loaded === "missing") {
      // Decks of other tools that ask for their default look get ours.
      if (!span || !otherwise || theme !== "default")
        reportMissingTheme(theme, span, rootsFor(user), span ? "dispensable" : "required");
      if (span && otherwise) return find({ theme: defaultTheme, language, span }, user);
    }
    if (!loaded || loaded === "missing") return undefined;
    // Quarterdeck's own project has no templates beside the packaged ones, over which a theme's go.
    const isOwn = project.root === installation.package.root;
    const own = { reader: project, folder: "templates" };
    const all = isOwn ? [...loaded.layers, own] : [own, ...loaded.layers, packageLayer];
    const isTrusted = ({ reader }: TemplateLayer) => trust === "own" || reader.root === installation.package.root;
    const withheld = all.filter((layer) => !isTrusted(layer));
    const layers = all.filter(isTrusted);
    reportWithheld(withheld, layers, user);
    const { templates, slides } = workshopOver(layers, withheld, language);
    return { theme: loaded.theme, templates: templates.for(user), slides };
  };
  return { find };
}
