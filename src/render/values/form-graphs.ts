import { sourceFile } from "../../source/text.js";
import type { Drawing, DrawingMistake } from "../drawing/desk.js";
import type { Form } from "../forms/form.js";
import { readForm } from "../forms/read-form.js";
import { textOfUse } from "./file.js";
import type { ValueSources, ValueUse } from "./kind.js";

/** What Graphviz makes of graphs, by their text. */
export type FormGraphs = ReadonlyMap<string, Drawing | DrawingMistake>;

/**
 * Draws the graphs by which a form is placed; where no use has one, nothing is started. Wrong data have none: what is
 * wrong with them is said where they are shown.
 */
export async function graphsFor(
  form: Form,
  uses: readonly ValueUse[],
  { reader, drawings, fonts }: ValueSources,
): Promise<FormGraphs> {
  const { graph, placedBy } = form;
  if (!graph) return new Map();
  // A key at the beginning of a line is one of the whole: most data have it, and need not be read for a graph.
  const isPlaced = (text: string) => placedBy !== undefined && new RegExp(`^${placedBy}:`, "m").test(text);
  const texts = new Set(uses.flatMap((use) => textOfUse(use, reader) ?? []).filter((text) => !isPlaced(text)));
  const graphs = [...texts].flatMap((text) => {
    const read = readForm(sourceFile("", text), form, { report: () => undefined });
    return (read && graph(read.data)) ?? [];
  });
  if (graphs.length === 0) return new Map();
  const drawn = await drawings.draw(
    graphs.map((text) => ({ language: "dot", text })),
    fonts(),
  );
  return new Map(graphs.flatMap((text, at) => (drawn[at] ? [[text, drawn[at]] as const] : [])));
}
