import type { Path } from "../../content/yaml-place.js";
import { didYouMean } from "../../report/suggest.js";
import { dataOf } from "./chart-data.js";
import type { Datum, PlacedWishes } from "./chart-file.js";
import { type Chart, fileKeys, type PanelWishes } from "./chart-schema.js";
import type { FormTools } from "./form.js";

/** One of the charts that a slide shows, with its numbers. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  /** Where the unit is written; undefined where facts say it, or nobody. */
  readonly unitPath: Path | undefined;
  readonly rows: readonly Datum[];
  readonly reference: PanelWishes["reference"];
  /** Where it is written; empty for a chart without panels. */
  readonly path: Path;
}

/** What panels take over from their chart. */
const shared = [...fileKeys, "unit", "reference"] as const;

/** The panels of a chart; one where it has numbers of its own. Undefined after reporting what is wrong. */
export function panelsOf(data: Chart, tools: FormTools): readonly Panel[] | undefined {
  if (!data.panels) {
    if (data.scale !== undefined)
      return tools.refuse(["scale"], "the scale of panels is said, and there are none", "leave it out, or add panels:");
    const wishes = { given: data, at: (key: string) => [key] };
    const made = panelOf("", wishes, tools);
    return made && hasRows(data.roles, made.rows, { path: ["roles"], tools }) ? [{ ...made, path: [] }] : undefined;
  }
  if ((data.entries ?? data.data) !== undefined)
    return tools.refuse(["panels"], "a chart has panels or numbers of its own", "move the numbers into a panel");
  const { panels } = data;
  const idle = shared.find((key) => data[key] !== undefined && !panels.some((each) => takesOver(each, key)));
  if (idle !== undefined)
    return tools.refuse(
      [idle],
      `no panel takes “${idle}” over from its chart`,
      "leave it out, or move it into a panel",
    );
  const made = panels.map((each, index): Panel | undefined => {
    const path = ["panels", index];
    const panel = panelOf(each.title, placed(each, data, path), tools);
    return panel && hasRows(each.roles, panel.rows, { path: [...path, "roles"], tools })
      ? { ...panel, path }
      : undefined;
  });
  if (!made.every((each) => each !== undefined)) return undefined;
  const rows = made.filter((_, index) => takesOver(panels[index] ?? {}, "roles")).flatMap((each) => each.rows);
  if (!hasRows(data.roles, rows, { path: ["roles"], tools })) return undefined;
  return hasOneUnit(data, made, tools) ? made : undefined;
}

/** Whether a panel shows what its chart says of a key. */
const takesOver = (panel: PanelWishes, key: (typeof shared)[number]) =>
  panel[key] === undefined && (panel.data !== undefined || key === "unit" || key === "reference");

/** What a panel says itself comes before what its chart says. */
function placed(panel: PanelWishes, data: PanelWishes, path: Path): PlacedWishes {
  const taken = shared.filter((key) => takesOver(panel, key) && data[key] !== undefined);
  const given = { ...panel, ...Object.fromEntries(taken.map((key) => [key, data[key]])) };
  return { given, at: (key) => (taken.some((each) => each === key) ? [key] : [...path, key]) };
}

function panelOf(title: string, wishes: PlacedWishes, tools: FormTools): Omit<Panel, "path"> | undefined {
  const { given, at } = wishes;
  const found = dataOf(wishes, tools);
  const unitPath = given.unit === undefined ? undefined : at("unit");
  return found && { title, unitPath, reference: given.reference, ...found };
}

interface Place {
  readonly path: Path;
  readonly tools: FormTools;
}

/** Whether there is a row for each label that has a role. */
function hasRows(roles: PanelWishes["roles"], rows: readonly Datum[], { path, tools }: Place): boolean {
  const labels = rows.map((row) => row.label);
  const stranger = [...(roles?.keys() ?? [])].find((name) => !labels.includes(name));
  if (stranger === undefined) return true;
  const hint = didYouMean(stranger, labels) ?? `it has: ${labels.join(", ")}`;
  tools.refuse([...path, stranger], `the chart has no “${stranger}”`, hint);
  return false;
}

/** A number that panels of several units are compared with would mean something else in each. */
function hasOneUnit({ panels = [], reference }: Chart, made: readonly Panel[], tools: FormTools): boolean {
  const sharing = made.filter((_, index) => panels[index]?.reference === undefined);
  const units = [...new Set(sharing.map(({ unit }) => unit || "no unit"))];
  if (!reference || units.length < 2) return true;
  tools.refuse(["reference"], `one line is for ${units.join(" and ")}`, "write reference: in each panel");
  return false;
}
