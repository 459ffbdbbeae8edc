import { readTemplateInfo, templateSchemas } from "../../content/template-info.js";
import type { Ledger } from "../../ledger/ledger.js";
import type { Cells, Memory } from "../../ledger/memory.js";
import type { LayoutShelf, TemplateCatalogue, TemplateInfo, TemplateShelf } from "../../model/design.js";
import { type Problem, problem } from "../../report/problem.js";
import { type SourceFile, spanOf } from "../../source/text.js";
import { createWords, type Words } from "../../words/words.js";
import { asHtml, type Html } from "../html/html.js";
import { fences } from "../values/fences.js";
import { valueKinds } from "../values/kinds.js";
import { type CompiledTemplate, compileTemplate } from "./compile-template.js";
import { createEnvironment, type Environment } from "./handlebars.js";
import type { TemplateHost } from "./helpers.js";
import { filesIn, namesIn, readAll, readInLayers, sheetInLayers, type TemplateLayer } from "./template-layers.js";
import { firstOf, loadMessages, type Messages, readLayers } from "./words.js";

const schemas = templateSchemas(valueKinds.keys());

/** Finds, checks and runs Handlebars files in the context of what is being made. */
export interface Templates {
  readonly catalogue: TemplateCatalogue;
  /** Runs `templates/NAME.hbs`. A template with a mistake is reported and gives nothing. */
  render(name: string, context: object, host?: TemplateHost): Html;
  /** Says what is wrong with what a template has made. */
  report(found: Problem): void;
  /** A style sheet, `templates/styles/NAME.css`; a project's own asks for nothing. "" where there is none. */
  sheet(name: string): string;
  /** The text of another file below `templates/`, such as an icon. */
  read(path: string): SourceFile | undefined;
  /** The words that readers see, in the language of these templates. */
  readonly words: Words;
  /** The same templates in the context of something else. */
  for(ledger: Ledger): Templates;
  /** The same templates with the words of a language. */
  in(language: string): Templates;
}

/** What all views of the same templates share. */
interface Shared {
  readonly layers: readonly TemplateLayer[];
  /** Folders whose templates are there and do not count. */
  readonly withheld: readonly TemplateLayer[];
  readonly environment: Environment;
  readonly compiled: Cells<string, CompiledTemplate | undefined>;
  readonly described: Cells<string, TemplateInfo | undefined>;
  /** The messages of each file of words, by tag. */
  readonly locales: Cells<string, Messages>;
  /** The messages of each language, by tag. */
  readonly messages: Cells<string, Messages>;
}

/** @param withheld folders whose templates do not count, so that those who miss one can be told why */
export function createTemplates(
  layers: readonly TemplateLayer[],
  memory: Memory,
  ledger: Ledger,
  withheld: readonly TemplateLayer[] = [],
): Templates {
  const compiled = memory.cells<string, CompiledTemplate | undefined>();
  const described = memory.cells<string, TemplateInfo | undefined>();
  const shared = {
    layers,
    withheld,
    environment: createEnvironment(),
    compiled,
    described,
    locales: memory.cells<string, Messages>(),
    messages: memory.cells<string, Messages>(),
  };
  return new LedgerTemplates(shared, { ledger, language: "en" });
}

/** A class, because there is one for each slide: its methods are made only once. */
class LedgerTemplates implements Templates {
  readonly #shared: Shared;
  readonly #ledger: Ledger;
  readonly #language: string;

  constructor(shared: Shared, { ledger, language }: TemplateView) {
    this.#shared = shared;
    this.#ledger = ledger;
    this.#language = language;
  }

  /** What is missing is the fault of who asks, and not of the language. */
  get words(): Words {
    return createWords(this.#language, {
      messages: messagesIn(this.#language, this.#shared, this.#ledger),
      missing: (key) => this.#ledger.report(problem("unknown-word", { key })),
    });
  }

  get catalogue(): TemplateCatalogue {
    const [shared, ledger] = [this.#shared, this.#ledger];
    const [layouts, components] = [layoutShelf(shared, ledger), shelf("component", shared, ledger)];
    const isWithheld = (path: string) => readInLayers(`${path}.hbs`, shared.withheld, ledger) !== undefined;
    return { layouts, components, kinds: valueKinds, fences, isWithheld };
  }

  read(path: string): SourceFile | undefined {
    return readInLayers(path, this.#shared.layers, this.#ledger);
  }

  report(found: Problem): void {
    this.#ledger.report(found);
  }

  sheet(name: string): string {
    return sheetInLayers(`styles/${name}.css`, this.#shared.layers, this.#ledger);
  }

  for(ledger: Ledger): Templates {
    return new LedgerTemplates(this.#shared, { ledger, language: this.#language });
  }

  in(language: string): Templates {
    return new LedgerTemplates(this.#shared, { ledger: this.#ledger, language });
  }

  render(name: string, context: object, host: TemplateHost = nowhere): Html {
    const template = compiledTemplate(name, this.#shared, this.#ledger);
    if (!template) return asHtml("");
    const partials = partialsOf(template, this.#shared, this.#ledger);
    try {
      return asHtml(template.run(context, { partials, data: { words: () => this.words, host } }));
    } catch (cause) {
      reportFailure(cause, this.read(`${name}.hbs`), this.#ledger);
      return asHtml("");
    }
  }
}

/** The label of an attribute that has none: its name as words. */
export const plainLabel = (name: string): string => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");

/** The host of templates that stand on no slide: they have no attributes. */
const nowhere: TemplateHost = { label: plainLabel, refuse: () => undefined };

/** For whom templates work, and in which language. */
interface TemplateView {
  readonly ledger: Ledger;
  /** BCP 47 */
  readonly language: string;
}

/** All messages of a language; each file is read once, whoever falls back to it. */
function messagesIn(language: string, { layers, locales, messages }: Shared, user: Ledger): Messages {
  const read = (tag: string, reader: Ledger): Messages =>
    locales.get(tag, reader, (ledger) => {
      const files = readAll(`locales/${tag}.yaml`, layers, ledger);
      return firstOf(readLayers(files, tag === "en" ? undefined : read("en", ledger), ledger));
    });
  return messages.get(language, user, (ledger) => loadMessages(language, (tag) => read(tag, ledger), ledger));
}

function compiledTemplate(name: string, shared: Shared, user: Ledger): CompiledTemplate | undefined {
  const { layers, environment, compiled } = shared;
  return compiled.get(name, user, (ledger) =>
    compileTemplate(name, {
      ledger,
      environment,
      read: (path) => readInLayers(path, layers, ledger),
      words: () => messagesIn("en", shared, ledger),
      declared: () => declaredBy(name, shared, ledger),
      partials: () => namesIn("partials", shared.layers, ledger),
    }),
  );
}

/** The partials that a template uses, and those that these use. */
function partialsOf(template: CompiledTemplate, shared: Shared, user: Ledger) {
  const found: Record<string, CompiledTemplate["run"]> = {};
  const waiting = [...template.partials];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (Object.hasOwn(found, name)) continue;
    const partial = compiledTemplate(`partials/${name}`, shared, user);
    found[name] = partial?.run ?? (() => "");
    waiting.push(...(partial?.partials ?? []));
  }
  return found;
}

/** What a layout or component says of itself. */
function declaredBy(path: string, shared: Shared, user: Ledger): TemplateInfo | undefined {
  const [folder, name = ""] = path.split("/");
  const kind = (["layout", "component"] as const).find((each) => folder === `${each}s`);
  return kind && shelf(kind, shared, user).get(name);
}

function shelf(kind: TemplateInfo["kind"], shared: Shared, user: Ledger): TemplateShelf {
  const { layers, described } = shared;
  return {
    get(name) {
      return described.get(`${kind}s/${name}`, user, (ledger) => {
        const sources = readAll(`${kind}s/${name}.hbs`, layers, ledger);
        return sources.reduceRight<TemplateInfo | undefined>(
          (base, source) => readTemplateInfo({ kind, name, source, base }, schemas, ledger),
          undefined,
        );
      });
    },
    names: () => namesIn(`${kind}s`, shared.layers, user),
  };
}

function layoutShelf(shared: Shared, user: Ledger): LayoutShelf {
  const layouts = shelf("layout", shared, user);
  const order = (layout: TemplateInfo) => layout.automatic?.order ?? 0;
  let automatic: readonly TemplateInfo[] | undefined;
  return {
    ...layouts,
    automatic() {
      // Headers take time to read, and few layouts offer themselves.
      automatic ??= filesIn("layouts", shared.layers, user)
        .filter(({ file }) => file?.text.includes("automatic"))
        .map(({ name }) => name)
        .filter((name, index, all) => all.indexOf(name) === index)
        .flatMap((name) => layouts.get(name) ?? [])
        .filter((layout) => layout.automatic)
        .toSorted((a, b) => order(a) - order(b));
      return automatic;
    },
  };
}

function reportFailure(cause: unknown, source: SourceFile | undefined, ledger: Ledger): void {
  const detail = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
  const span = source && spanOf(source, 0, Math.max(1, source.text.indexOf("\n")));
  const hint = "check what the template asks of its context";
  ledger.report(problem("template-failed", { detail, hint }, { span }));
}
