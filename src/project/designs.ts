import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Theme } from "../model/design.js";
import { createTemplates, type TemplateLayer, type Templates } from "../render/design/templates.js";
import { type LoadedTheme, loadTheme, reportMissingTheme, type ThemeRoots } from "../render/design/theme.js";
import { SlideMemory } from "../render/slide/kept.js";
import type { Span } from "../source/text.js";
import type { Installation } from "./package-files.js";

/** How a deck looks: its theme, the templates that count with it, and slides that were rendered with these. */
export interface Design {
  readonly theme: Theme;
  readonly templates: Templates;
  readonly slides: SlideMemory;
}

/** The themes and templates that the decks of a project can have. */
export interface Designs {
  /** The design of a theme; undefined after reporting at `span` that there is no such theme. */
  find(name: string, span: Span, user: Ledger): Design | undefined;
}

/** Templates over some folders, and what was rendered with them. */
type Workshop = Pick<Design, "templates" | "slides">;

export function openDesigns(project: Reader, installation: Installation, memory: Memory): Designs {
  const themes = memory.cells<string, LoadedTheme | undefined | "missing">();
  const workshops = new Map<string, Workshop>();
  const packageLayer: TemplateLayer = { reader: installation.package, folder: "templates" };
  const workshopOver = (layers: readonly TemplateLayer[]): Workshop => {
    const key = layers.map(({ reader, folder }) => `${reader.root}\n${folder}`).join("\n");
    const workshop = workshops.get(key) ?? {
      templates: createTemplates(layers, memory, new Ledger()),
      slides: new SlideMemory(memory),
    };
    workshops.set(key, workshop);
    return workshop;
  };
  const rootsFor = (ledger: Ledger): ThemeRoots => ({
    project: project.for(ledger),
    package: installation.package.for(ledger),
    get reveal() {
      return installation.reveal().for(ledger);
    },
  });
  return {
    find(name, span, user) {
      const loaded = themes.get(name, user, (ledger) => loadTheme(name, rootsFor(ledger)));
      if (loaded === "missing") reportMissingTheme(name, span, rootsFor(user));
      if (!loaded || loaded === "missing") return undefined;
      const { templates, slides } = workshopOver([
        { reader: project, folder: "templates" },
        ...loaded.layers,
        packageLayer,
      ]);
      return { theme: loaded.theme, templates: templates.for(user), slides };
    },
  };
}
