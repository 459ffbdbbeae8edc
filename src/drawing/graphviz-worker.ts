import { parentPort } from "node:worker_threads";
import { instance } from "@viz-js/viz";
import type { Drawing, DrawingMistake } from "../render/drawing/desk.js";
import type { DotOptions } from "./dot.js";
import { partsOf, readPicture } from "./dot-picture.js";
import { mistakeOf } from "./dot-report.js";
import { type PreparedDot, prepareDot } from "./dot-source.js";
import { fitTexts } from "./fit-texts.js";

/** What the worker is asked. */
export interface DotQuestion {
  readonly source: string;
  readonly options: DotOptions;
}

/** A drawing or what is wrong with the source; "crashed" when Graphviz has ended itself. */
export type DotAnswer = Drawing | DrawingMistake | "crashed";

async function answer({ source, options }: DotQuestion): Promise<DotAnswer> {
  try {
    const prepared = prepareDot(source, options);
    return "detail" in prepared ? prepared : await draw(prepared, options);
  } catch {
    return "crashed";
  }
}

async function draw(prepared: PreparedDot, options: DotOptions): Promise<Drawing | DrawingMistake> {
  // A new instance for every drawing takes ten milliseconds, and none can differ by what was drawn before it.
  const graphviz = await instance();
  const formats = ["svg", "json"];
  const result = graphviz.renderFormats(prepared.text, formats, { engine: options.engine });
  const mistake = mistakeOf(result.errors, prepared.tokens);
  if (mistake) return mistake;
  if (result.status !== "success") return { line: 0, detail: "Graphviz cannot draw this graph" };
  const picture = readPicture(result.output["json"] ?? "{}");
  const svg = fitTexts(result.output["svg"] ?? "", picture.texts, options);
  return { svg, title: picture.title, description: "", parts: partsOf(picture) };
}

parentPort?.on("message", async (question: DotQuestion) => parentPort?.postMessage(await answer(question)));
