import { parseYaml } from "../../content/yaml.js";
import { Ledger } from "../../ledger/ledger.js";
import type { CodeBlock } from "../../model/deck.js";
import { type Entity, numberOf } from "../../model/fact.js";
import { type Problem, problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { type SourceFile, type Span, sourceFile } from "../../source/text.js";
import type { Form, FormTools, Quantity } from "../forms/form.js";
import { readForm } from "../forms/read-form.js";
import type { Setting } from "../growth/setting.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { stretchInFence } from "./fence-place.js";
import { readReference } from "./file.js";
import { type FormGraphs, graphsFor } from "./form-graphs.js";
import { preparedKind } from "./kind.js";
import { widthFor } from "./share.js";

interface Prepared {
  readonly setting: () => Setting | undefined;
  readonly graphs: FormGraphs;
}

/** A form, from the YAML of a fence or of a file. */
export const formKind = (form: Form) =>
  preparedKind<Prepared>({
    shape: form.shape,
    references: (written) => ({ entities: [], files: [written] }),
    named: namedIn,
    prepare: async (uses, sources) => ({ setting: sources.setting, graphs: await graphsFor(form, uses, sources) }),
    value(written, scope, { setting, graphs }) {
      const source = typeof written === "string" ? readReference(written, scope) : virtualFile(written);
      if (!source || (typeof written !== "string" && !looksLikeData(written.text))) return undefined;
      const place = (span: Span) => (typeof written === "string" ? span : stretchInFence(written, span, scope));
      const report = ({ span, ...found }: Problem) =>
        scope.reader.report({
          ...found,
          ...(span && { span: place(span) }),
          ...(scope.isDispensable && { dispensable: true }),
        });
      const read = readForm(source, form, { report });
      if (!read) return undefined;
      const refuse: FormTools["refuse"] = (path, detail, hint) => {
        report(problem("bad-form", { detail, hint }, { span: read.spanAt(path) }));
        return undefined;
      };
      // What was made stands as long as this answer is the same.
      const own = scope.deck.ask("setting") === undefined ? undefined : setting();
      const data: FormTools["data"] = (reference, path) => {
        const found = scope.reader.find(reference, scope.folders, place(read.spanAt(path)));
        const file = found && scope.reader.read(found);
        return file && parseYaml(file, scope.reader.ledger);
      };
      const widthOf: FormTools["widthOf"] = (room) => widthFor(written, scope.slide, room);
      const graph: FormTools["graph"] = (text) => graphs.get(text);
      return form.view(read.data, {
        setting: own,
        refuse,
        data,
        graph,
        quantity: quantityFrom(scope, refuse),
        widthOf,
      });
    },
  });

const virtualFile = ({ text, span }: CodeBlock): SourceFile => sourceFile(span.file.path, text);

/** Other tools have fences of the same names, whose text is none of ours. */
const looksLikeData = (text: string) => /^(?:\s*(?:#.*)?\n)*\s*(?:-\s|["']?[\w-]+["']?:(?:\s|$))/.test(text);

function quantityFrom(scope: SlideScope, refuse: FormTools["refuse"]): FormTools["quantity"] {
  return (reference, path): Quantity | undefined => {
    const dot = reference.lastIndexOf(".");
    const id = reference.slice(0, Math.max(0, dot));
    const name = reference.slice(dot + 1);
    const known = "write ENTRY.ATTRIBUTE, such as firecracker.boot_time";
    if (id === "") return refuse(path, `“${reference}” names no attribute`, known);
    const entity = scope.deck.ask(`entity ${scope.reader.qualify(id, scope.slide.span.file.path)}`) as
      | Entity
      | undefined;
    // Where there is no such entry, the citation has said so.
    if (!entity) return undefined;
    const attribute = entity.attributes[name];
    const names = Object.keys(entity.attributes);
    const has = didYouMean(name, names) ?? `it has: ${names.join(", ")}`;
    if (attribute === undefined || attribute === null) return refuse(path, `${entity.name} has no “${name}”`, has);
    const found = numberOf(attribute);
    const other = "name an attribute with a number, or write value:";
    return found ?? refuse(path, `“${name}” of ${entity.name} is no number`, other);
  };
}

/** The entries of the registry that the data of a form name: `fact: ENTRY.ATTRIBUTE`, and `cite:` with ids. */
function namedIn(text: string): readonly string[] {
  const walk = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(walk);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, entry]) => {
      if (key === "fact" && typeof entry === "string") return [entry.replace(/\.[^.]*$/, "")];
      if (key === "cite") return [entry].flat().map(String);
      return walk(entry);
    });
  };
  return looksLikeData(text) ? walk(parseYaml(sourceFile("", text), new Ledger())) : [];
}
