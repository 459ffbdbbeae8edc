import * as v from "valibot";
import { valueAt } from "../../content/data-path.js";
import { text, texts } from "../../content/schema-pieces.js";
import type { Path } from "../../content/settings.js";
import { didYouMean } from "../../report/suggest.js";
import type { FormTools } from "./form.js";
import { role } from "./pieces.js";

const entry = v.strictObject({
  label: text("What it is called"),
  value: v.optional(v.pipe(v.number(), v.description("The number"))),
  fact: v.optional(text("The attribute of the registry that has it: ENTRY.ATTRIBUTE")),
  low: v.optional(v.pipe(v.number(), v.description("The lowest that was measured"))),
  high: v.optional(v.pipe(v.number(), v.description("The highest that was measured"))),
  role: v.optional(role),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

/** The keys that say what a chart, or one of its panels, shows. */
export const dataKeys = {
  entries: v.optional(v.pipe(v.array(entry), v.minLength(1, "there is nothing to show"))),
  data: v.optional(text("A YAML or JSON file that has the numbers")),
  list: v.optional(text("Path of the list in the file (default: results)")),
  label: v.optional(text("Path of a label in an entry of the list (default: name)")),
  value: v.optional(text("Path of a number in an entry of the list, such as start.median")),
  low: v.optional(text("Path of the lowest that was measured")),
  high: v.optional(text("Path of the highest that was measured")),
  roles: v.optional(v.pipe(v.record(v.string(), role), v.description("Roles by labels, for a file"))),
  unit: v.optional(text("Behind each number; that of the facts when left out")),
};
const dataSchema = v.strictObject(dataKeys);
export type DataWishes = Partial<v.InferOutput<typeof dataSchema>>;

/** What is shown in one row of a chart. */
export interface Datum {
  readonly label: string;
  readonly number: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly role: string;
}

interface Data {
  readonly rows: readonly Datum[];
  readonly unit: string;
}

/** More rows are not read on a slide. */
const most = 14;

/** The numbers of a chart or a panel; undefined after reporting what is wrong at its place. */
export function dataOf(wishes: DataWishes, path: Path, tools: FormTools): Data | undefined {
  if (wishes.entries && wishes.data !== undefined)
    return tools.refuse([...path, "data"], "numbers are written or taken from a file", "leave one of the two out");
  const found = wishes.entries ? written(wishes.entries, path, tools) : fromFile(wishes, path, tools);
  if (!found) return undefined;
  const where = [...path, wishes.entries ? "entries" : "data"];
  const { rows } = found;
  if (rows.length > most) {
    const hint = `show the ${most} that matter, or the rest as one row; all of them belong into a table`;
    return tools.refuse(where, `${rows.length} rows are too many for a slide`, hint);
  }
  const wrong = rows.findIndex(({ number, low = number, high = number }) => low > number || high < number);
  if (wrong !== -1) {
    const at = wishes.entries ? [...where, wrong] : where;
    const detail = `“${rows[wrong]?.label}” is not between its low and its high`;
    return tools.refuse(at, detail, "write low ≤ value ≤ high");
  }
  return { rows, unit: wishes.unit ?? found.unit };
}

function written(entries: NonNullable<DataWishes["entries"]>, path: Path, tools: FormTools): Data | undefined {
  const units: string[] = [];
  const rows = entries.map(({ value, fact, ...rest }, index): Datum | undefined => {
    const at = [...path, "entries", index];
    if (value !== undefined && fact !== undefined)
      return tools.refuse([...at, "value"], "a number is written or taken from a fact", "leave one of the two out");
    if (value === undefined && fact === undefined) return tools.refuse(at, "there is no number", "add value: or fact:");
    const found = fact === undefined ? undefined : tools.quantity(fact, [...at, "fact"]);
    const number = value ?? found?.number;
    if (number === undefined) return undefined;
    units.push(...(found ? [found.unit] : []));
    if (found && found.unit !== units[0])
      return tools.refuse([...at, "fact"], `it is in ${found.unit}, others are in ${units[0]}`, "show one unit");
    return { label: rest.label, number, low: rest.low, high: rest.high, role: rest.role ?? "" };
  });
  return rows.every((row) => row !== undefined) ? { rows, unit: units[0] ?? "" } : undefined;
}

function fromFile(wishes: DataWishes, path: Path, tools: FormTools): Data | undefined {
  const { data, list = "results", label = "name", value, roles = {} } = wishes;
  if (data === undefined) return tools.refuse(path, "there are no numbers", "add entries: or data:");
  if (value === undefined)
    return tools.refuse([...path, "data"], "nothing says where its numbers are", "add value: with a path");
  const entries = valueAt(tools.data(data, [...path, "data"]), list);
  if (!Array.isArray(entries))
    return tools.refuse([...path, "data"], `“${data}” has no list “${list}”`, "add list: with its path");
  const numberAt = (each: unknown, at: string | undefined) => {
    const found = at === undefined ? undefined : valueAt(each, at);
    return typeof found === "number" ? found : undefined;
  };
  const rows = entries.flatMap((each: unknown): Datum[] => {
    const number = numberAt(each, value);
    const name = String(valueAt(each, label) ?? "");
    if (number === undefined) return [];
    return [
      {
        label: name,
        number,
        low: numberAt(each, wishes.low),
        high: numberAt(each, wishes.high),
        role: roles[name] ?? "",
      },
    ];
  });
  if (rows.length === 0)
    return tools.refuse([...path, "value"], `no entry of “${list}” has a number at “${value}”`, "check the path");
  const labels = rows.map((row) => row.label);
  const stranger = Object.keys(roles).find((name) => !labels.includes(name));
  if (stranger === undefined) return { rows, unit: "" };
  const hint = didYouMean(stranger, labels) ?? `it has: ${labels.join(", ")}`;
  return tools.refuse([...path, "roles", stranger], `the chart has no “${stranger}”`, hint);
}
