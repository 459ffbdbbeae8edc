import { parseYaml } from "../../content/yaml.js";
import type { CodeBlock } from "../../model/deck.js";
import { type Entity, numberOf } from "../../model/fact.js";
import { type Problem, problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { foldersFrom } from "../../source/folder.js";
import { type SourceFile, type Span, sourceFile } from "../../source/text.js";
import { numberIn } from "../../words/words.js";
import type { Form, FormTools } from "../forms/form.js";
import { looksLikeData } from "../forms/form-fence.js";
import { readForm } from "../forms/read-form.js";
import { type Making, type Recall, recalled, remembered } from "../forms/recall.js";
import { type Room, roomOf } from "../forms/room.js";
import type { Setting } from "../growth/setting.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { placeInFence, stretchInFence } from "./fence-place.js";
import { readReference } from "./file.js";
import { type FormGraphs, graphsFor } from "./form-graphs.js";
import { mentionsOf } from "./form-mentions.js";
import { preparedKind, type ValueSources } from "./kind.js";
import { placeOf } from "./share.js";

interface Prepared extends Pick<ValueSources, "setting" | "drawings" | "layouts"> {
  readonly graphs: FormGraphs;
}

/** A form, from the YAML of a fence or of a file. */
export const formKind = (name: string, form: Form) =>
  preparedKind<Prepared>({
    shape: form.shape,
    references: (written) => ({ entities: [], files: [written] }),
    mentions: (text, place) => mentionsOf(form, text, place),
    prepare: async (uses, sources) => ({
      setting: sources.setting,
      drawings: sources.drawings,
      layouts: sources.layouts,
      graphs: await graphsFor(form, uses, sources),
    }),
    value(written, scope, { setting, drawings, layouts, graphs }) {
      if (typeof written !== "string" && !looksLikeData(written.text)) return shownAsCode(written, name, scope);
      const source = typeof written === "string" ? readReference(written, scope) : virtualFile(written);
      if (!source) return undefined;
      // What was made stands as long as this answer is the same.
      const own = scope.deck.ask("setting") === undefined ? undefined : setting();
      const { path, root = "" } = scope.slide.span.file;
      const place = placeOf(written, scope.slide, { setting: own, layout: layouts.get(scope.slide.layout) });
      const { width, height, most, isShared } = place;
      const size = [width, height, most, isShared].join(" ");
      const words = (form.words ?? []).map((key) => wordOf(key, scope));
      const madeOf = [name, source.path, source.text, own?.key ?? "", size, languageOf(scope), ...words];
      const recall = { memory: drawings.forms, file: `${root}/${path}`, madeOf };
      const ask = attributeFrom(source.path, scope, () => undefined);
      const known = recalled(recall, (reference) => ask(reference, []));
      return known ?? made({ source, written, form, setting: own, room: roomOf(own, place), graphs }, scope, recall);
    },
  });

/** Data that become a picture. */
interface Draft {
  readonly source: SourceFile;
  readonly written: string | CodeBlock;
  readonly form: Form;
  readonly setting: Setting | undefined;
  readonly room: Room;
  readonly graphs: FormGraphs;
}

function made({ source, written, form, setting, room, graphs }: Draft, scope: SlideScope, recall: Recall): unknown {
  const making: Making = { attributes: [], isLasting: true };
  const place = (span: Span) => (typeof written === "string" ? span : stretchInFence(written, span, scope));
  const report = ({ span, ...found }: Problem) => {
    making.isLasting = false;
    scope.reader.report({
      ...found,
      ...(span && { span: place(span) }),
      ...(scope.isDispensable && { dispensable: true }),
    });
  };
  const read = readForm(source, form, { report });
  if (!read) return undefined;
  const refuse: FormTools["refuse"] = (path, detail, hint) => {
    report(problem("bad-form", { detail, hint }, { span: read.spanAt(path) }));
    return undefined;
  };
  const data: FormTools["data"] = (reference, path) => {
    making.isLasting = false;
    const folders = [...new Set([...foldersFrom(source.path), ...scope.folders])];
    const found = scope.reader.find(reference, folders, place(read.spanAt(path)));
    const file = found && scope.reader.read(found);
    return file && parseYaml(file, scope.reader.ledger);
  };
  const ask = attributeFrom(source.path, scope, refuse);
  const attribute: FormTools["attribute"] = (reference, path) => {
    const found = ask(reference, path);
    if (found) making.attributes.push([reference, found]);
    return found;
  };
  const quantity = quantityFrom(attribute, refuse);
  const number: FormTools["number"] = (value) => numberIn(languageOf(scope), value);
  const graph: FormTools["graph"] = (text) => {
    const drawn = graphs.get(text);
    if (!drawn) making.isLasting = false;
    return drawn;
  };
  const word: FormTools["word"] = (key) => wordOf(key, scope);
  const view = form.view(read.data, { setting, room, refuse, data, attribute, quantity, graph, number, word });
  return view === undefined ? undefined : remembered(view, making, recall);
}

const wordOf = (key: string, { deck }: SlideScope) => String(deck.ask(`word ${key}`));

const languageOf = ({ deck }: SlideScope) => String(deck.ask("deck.lang"));

const virtualFile = ({ text, span, included }: CodeBlock): SourceFile =>
  sourceFile(included?.file.path ?? span.file.path, text);

/** Says that a fence with the name of a form is none; what it is called besides that is no name of ours alone. */
function shownAsCode(code: CodeBlock, name: string, scope: SlideScope): undefined {
  const detail = `it is no list and no map of YAML, as the form “${name}” needs`;
  if (code.language === name)
    scope.reader.report(problem("unread-form", { detail }, { span: placeInFence(code, 0, scope) }));
}

/** @param origin the file in which the data stand, whose collection an entry is of */
function attributeFrom(origin: string, scope: SlideScope, refuse: FormTools["refuse"]): FormTools["attribute"] {
  return (reference, path) => {
    const dot = reference.lastIndexOf(".");
    const id = reference.slice(0, Math.max(0, dot));
    const name = reference.slice(dot + 1);
    const known = "write ENTRY.ATTRIBUTE, such as firecracker.boot_time";
    if (id === "") return refuse(path, `“${reference}” names no attribute`, known);
    const key = scope.reader.qualify(id, origin);
    const entity = scope.deck.ask(`entity ${key}`) as Entity | undefined;
    // Where there is no such entry, the citation has said so; speaker notes cite nothing.
    const isSaid = scope.slide.citations.some((mark) => (mark.entry ?? mark.key) === key);
    if (!entity && !isSaid) return refuse(path, `there is no entry “${id}” in the registry`, known);
    if (!entity) return undefined;
    const value = entity.attributes[name];
    const names = Object.keys(entity.attributes);
    const has = didYouMean(name, names) ?? `it has: ${names.join(", ")}`;
    if (value === undefined || value === null) return refuse(path, `${entity.name} has no “${name}”`, has);
    return { value, name, entity: entity.name };
  };
}

const quantityFrom =
  (attribute: FormTools["attribute"], refuse: FormTools["refuse"]): FormTools["quantity"] =>
  (reference, path) => {
    const found = attribute(reference, path);
    const other = "name an attribute with a number, or write value:";
    return found && (numberOf(found.value) ?? refuse(path, `“${found.name}” of ${found.entity} is no number`, other));
  };
