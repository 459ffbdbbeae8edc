import { valueAt } from "../../content/data-path.js";
import { isShowable } from "../../content/schema-pieces.js";
import type { Path } from "../../content/yaml-place.js";
import type { PanelWishes } from "./chart-schema.js";
import type { FormTools } from "./form.js";

/** What is shown in one row of a chart. */
export interface Datum {
  readonly label: string;
  readonly number: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly role: string;
  /** Where its number is written, or the file is named that has it. */
  readonly path: Path;
}

/** What a panel says of its numbers, and where each key is written: in the panel, or in the chart from which it takes it over. */
export interface PlacedWishes {
  readonly given: PanelWishes;
  at(key: keyof PanelWishes): Path;
}

const measures = ["value", "low", "high"] as const;

/**
 * The rows of a chart whose numbers stand in a file: one for each entry of a list that has something at the path `value`.
 * @returns undefined after reporting what is wrong; a row that cannot be read is an error, so that none is missing unseen
 */
export function rowsOfFile({ given, at }: PlacedWishes, tools: FormTools): readonly Datum[] | undefined {
  const { data, list = "results", value } = given;
  if (data === undefined) return tools.refuse(at("data"), "there are no numbers", "add entries: or data:");
  if (value === undefined)
    return tools.refuse(at("data"), "nothing says where its numbers are", "add value: with a path");
  const content = tools.data(data, at("data"));
  // What cannot be read has been reported.
  if (content === undefined) return undefined;
  const entries: unknown = valueAt(content, list);
  if (!Array.isArray(entries)) {
    const hint = given.list === undefined ? "add list: with its path" : "check the path";
    return tools.refuse(at(given.list === undefined ? "data" : "list"), `“${data}” has no list “${list}”`, hint);
  }
  const paths = measures.flatMap((key) => (given[key] === undefined ? [] : [{ key, path: given[key] }]));
  const idle = paths.find(({ path }) => entries.every((each) => valueAt(each, path) === undefined));
  if (idle) return tools.refuse(at(idle.key), `no entry of “${list}” has a number at “${idle.path}”`, "check the path");
  const rows: Datum[] = [];
  for (const [index, entry] of entries.entries()) {
    if (valueAt(entry, value) === undefined) continue;
    const wrong = mistakeIn(entry, given);
    if (wrong !== undefined)
      return tools.refuse(at("data"), `entry ${index + 1} of “${list}” in “${data}” ${wrong.detail}`, wrong.hint);
    rows.push(rowOf(entry, given, at("data")));
  }
  return rows;
}

const labelPath = ({ label = "name" }: PanelWishes) => label;

/** What makes an entry of a file no row. */
function mistakeIn(entry: unknown, given: PanelWishes): { detail: string; hint: string } | undefined {
  for (const key of measures) {
    const path = given[key];
    const found = path === undefined ? undefined : valueAt(entry, path);
    if (found !== undefined && !isShowable(found))
      return {
        detail: `has ${shown(found)} at “${path}”`,
        hint: "write 0 or a number from 1e-15 to 1e15 there, or leave it out",
      };
  }
  const label = valueAt(entry, labelPath(given));
  if (isLabel(label)) return undefined;
  const has = label === undefined ? "nothing" : shown(label);
  return {
    detail: `has ${has} at “${labelPath(given)}”`,
    hint: "give it a name there, or write label: with another path",
  };
}

const isLabel = (found: unknown) => typeof found === "number" || (typeof found === "string" && found.trim() !== "");

/** A value that is wrong in a file, as a message names it. */
function shown(found: unknown): string {
  if (typeof found === "string") return `the text “${found.slice(0, 40)}”`;
  if (typeof found === "object" && found) return Array.isArray(found) ? "a list" : "a map";
  return String(found);
}

function rowOf(entry: unknown, given: PanelWishes, path: Path): Datum {
  const numberAt = (where: string | undefined) => {
    const found = where === undefined ? undefined : valueAt(entry, where);
    return isShowable(found) ? found : undefined;
  };
  const label = String(valueAt(entry, labelPath(given)));
  return {
    label,
    number: numberAt(given.value) ?? 0,
    low: numberAt(given.low),
    high: numberAt(given.high),
    role: given.roles?.get(label) ?? "",
    path,
  };
}
