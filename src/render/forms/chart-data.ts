import { isShowable, notShowable } from "../../content/schema-pieces.js";
import type { Path } from "../../content/yaml-place.js";
import { type Datum, type PlacedWishes, rowsOfFile } from "./chart-file.js";
import { fileKeys, type PanelWishes } from "./chart-schema.js";
import type { FormTools, Quantity } from "./form.js";

interface Data {
  readonly rows: readonly Datum[];
  readonly unit: string;
}

/** More rows are not read on a slide. */
const most = 14;

/** The numbers of a chart or a panel; undefined after reporting what is wrong at its place. */
export function dataOf(wishes: PlacedWishes, tools: FormTools): Data | undefined {
  const { given, at } = wishes;
  if (given.entries && given.data !== undefined)
    return tools.refuse(at("data"), "numbers are written or taken from a file", "leave one of the two out");
  const idle = given.entries && fileKeys.find((key) => given[key] !== undefined);
  if (idle !== undefined)
    return tools.refuse(at(idle), `“${idle}” is for numbers of a file; these are written`, "leave it out");
  const found = given.entries ? written(given.entries, wishes, tools) : fromFile(wishes, tools);
  if (!found) return undefined;
  const { rows } = found;
  if (rows.length > most) {
    const hint = `show the ${most} that matter, or the rest as one row; all of them belong into a table`;
    return tools.refuse(at(given.entries ? "entries" : "data"), `${rows.length} rows are too many for a slide`, hint);
  }
  const wrong = rows.find(({ number, low = number, high = number }) => low > number || high < number);
  if (!wrong) return { rows, unit: given.unit ?? found.unit };
  return tools.refuse(wrong.path, `“${wrong.label}” is not between its low and its high`, "write low ≤ value ≤ high");
}

function fromFile(wishes: PlacedWishes, tools: FormTools): Data | undefined {
  const rows = rowsOfFile(wishes, tools);
  return rows && { rows, unit: "" };
}

function written(
  entries: NonNullable<PanelWishes["entries"]>,
  { at }: PlacedWishes,
  tools: FormTools,
): Data | undefined {
  const units: string[] = [];
  const rows = entries.map((entry, index): Datum | undefined => {
    const { label, low, high, role = "" } = entry;
    const place = [...at("entries"), index];
    const found = quantityOf(entry, place, tools);
    if (!found) return undefined;
    const path = [...place, entry.fact === undefined ? "value" : "fact"];
    if (entry.fact !== undefined) units.push(found.unit);
    if (entry.fact !== undefined && found.unit !== units[0])
      return tools.refuse(path, `it is in ${found.unit}, others are in ${units[0]}`, "show one unit");
    return { label, number: found.number, low, high, role, path };
  });
  return rows.every((row) => row !== undefined) ? { rows, unit: units[0] ?? "" } : undefined;
}

type Entry = NonNullable<PanelWishes["entries"]>[number];

/** The number of an entry that is written, with the unit of its fact. */
function quantityOf({ value, fact }: Entry, place: Path, tools: FormTools): Quantity | undefined {
  if (value !== undefined && fact !== undefined)
    return tools.refuse([...place, "value"], "a number is written or taken from a fact", "leave one of the two out");
  if (value !== undefined) return { number: value, unit: "" };
  if (fact === undefined) return tools.refuse(place, "there is no number", "add value: or fact:");
  const found = tools.quantity(fact, [...place, "fact"]);
  if (!found || isShowable(found.number)) return found;
  return tools.refuse([...place, "fact"], `${found.number} ${notShowable}`, "correct the fact");
}
