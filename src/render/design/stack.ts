import * as v from "valibot";
import type { AttributeMistake } from "../../model/design.js";
import { didYouMean } from "../../report/suggest.js";
import { layers as roles } from "../drawing/roles.js";
import { type Refuse, readPairs } from "./pairs.js";

const text = v.pipe(v.union([v.string(), v.number()], "is no text"), v.transform(String));
const kinds = ["layer", "interface"] as const;
const entrySchema = v.strictObject({
  /** The name by which slides light it. */
  id: text,
  name: text,
  detail: v.optional(text, ""),
  /** Its name within the sentence that describes the picture. */
  label: v.optional(text),
  kind: v.optional(v.picklist(kinds, `is neither ${kinds.join(" nor ")}`), "layer"),
  role: v.optional(v.picklist(roles, `is none of ${roles.join(", ")}`), "runtime"),
  /** The claims of the registry that say so; whoever reads the file can look them up. */
  facts: v.optional(v.array(text, "is no list"), []),
});
const stackSchema = v.pipe(v.array(entrySchema), v.minLength(1));

/** A layer, or an interface between two of them. */
interface StackEntry {
  readonly name: string;
  readonly detail: string;
  readonly role: string;
  readonly isInterface: boolean;
  readonly isHere: boolean;
}

/** Layers and interfaces from the top, as a template shows them. */
export interface Stack {
  readonly entries: readonly StackEntry[];
  /** What they are called in a sentence. */
  readonly labels: readonly string[];
}

/** What a slide wants of a stack. */
interface Wishes {
  /** Which list of the data it shows, where that holds several by name. */
  readonly path: string | undefined;
  /** The id of what is lit; undefined where the slide does not say it, which is reported elsewhere. */
  readonly here: string | undefined;
  /** Other details than those of the data: `ID: TEXT; ID: TEXT`. */
  readonly details: string | undefined;
}

/** Makes a stack of what a data file says; undefined when it cannot be shown, or when the file could not be read. */
export function stackOf(data: unknown, { path, here, details = "" }: Wishes, refuse: Refuse): Stack | undefined {
  if (data === undefined || here === undefined) return undefined;
  const list = path === undefined ? data : listAt(data, path, refuse);
  const entries = list === undefined ? undefined : entriesOf(list, refuse);
  if (!entries) return undefined;
  const ids = entries.map(({ id }) => id);
  const own = ownDetails(details, ids, refuse);
  if (!ids.includes(here)) return refuse("here", unknownId(here, ids));
  return {
    entries: entries.map(({ id, name, detail, role, kind }) => ({
      name,
      role,
      detail: own.get(id) ?? detail,
      isInterface: kind === "interface",
      isHere: id === here,
    })),
    labels: entries.map(({ name, label }) => label ?? name),
  };
}

function listAt(data: unknown, path: string, refuse: Refuse): unknown {
  const lists =
    typeof data === "object" && data !== null && !Array.isArray(data) ? new Map(Object.entries(data)) : null;
  if (!lists)
    return refuse("path", {
      detail: "the file holds no lists by name",
      hint: "leave “path” out, or name the list in the file",
    });
  const names = [...lists.keys()];
  if (lists.has(path)) return lists.get(path);
  const hint = [didYouMean(path, names), `its lists: ${names.join(", ")}`].filter(Boolean).join(" ");
  return refuse("path", { detail: `the file has no list “${path}”`, hint });
}

function entriesOf(data: unknown, refuse: Refuse): v.InferOutput<typeof stackSchema> | undefined {
  const hint = "write a list of layers, each with id, name and, if need be, detail, label, kind and role";
  if (!Array.isArray(data) || data.length === 0) return refuse("data", { detail: "the file holds no list", hint });
  const read = v.safeParse(stackSchema, data);
  if (!read.success) return refuse("data", { detail: detailOf(read.issues[0]), hint });
  const twice = read.output.find(({ id }, index) => read.output.findIndex((other) => other.id === id) < index);
  return twice ? refuse("data", { detail: `two layers have the id “${twice.id}”`, hint }) : read.output;
}

/** What is wrong with an entry, which is counted as people count. */
function detailOf(issue: v.BaseIssue<unknown>): string {
  const [entry, key] = (issue.path ?? []).map((item) => item.key);
  const place = `layer ${Number(entry) + 1} of the file`;
  if (key === undefined) return `${place} has no keys`;
  if (issue.expected === "never") return `${place} has an unknown key “${String(key)}”`;
  if (issue.received === "undefined") return `${place} has no “${String(key)}”`;
  return `“${String(key)}” of ${place} ${issue.message}`;
}

function ownDetails(written: string, ids: readonly string[], refuse: Refuse): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const pairs = readPairs(written, (part) =>
    refuse("details", { detail: `“${part}” names no layer`, hint: 'write "ID: TEXT; ID: TEXT"' }),
  );
  for (const [id, detail] of pairs) {
    if (ids.includes(id)) own.set(id, detail);
    else refuse("details", unknownId(id, ids));
  }
  return own;
}

const unknownId = (id: string, ids: readonly string[]): AttributeMistake => ({
  detail: `the data has no layer “${id}”`,
  hint: [didYouMean(id, ids), `its ids: ${ids.join(", ")}`].filter(Boolean).join(" "),
});
