import * as v from "valibot";
import type { Rehearsal } from "../model/rehearsal.js";
import { problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import type { Reader } from "./reader.js";
import { readYamlContent } from "./yaml.js";

const name = v.string("is no text");
const seconds = v.pipe(
  v.number("is no number"),
  v.finite("is no number of seconds"),
  v.minValue(0, "is less than nothing"),
  v.maxValue(7 * 86_400, "is more than a week"),
);

/** The file that the presenter writes after a rehearsal; what later versions add is not read. */
const rehearsalSchema = v.object(
  {
    quarterdeck: v.literal("rehearsal", "does not say “rehearsal”"),
    version: v.literal(1, "is another one than 1, which this Quarterdeck can read"),
    deck: name,
    slides: v.array(v.object({ id: name, title: v.optional(name, ""), seconds }, "is no slide"), "is no list"),
  },
  "is no map with the keys quarterdeck, version, deck and slides",
);

/**
 * Reads what a speaker's clock has noted of a rehearsal; undefined after reporting what is wrong with it.
 *
 * @param given the file as the command line names it
 */
export function readRehearsal(source: SourceFile, given: string, reader: Reader): Rehearsal | undefined {
  const { value, spanAt } = readYamlContent(source, reader);
  if (reader.ledger.hasErrors) return undefined;
  const result = v.safeParse(rehearsalSchema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const detail = `${path.length > 0 ? `“${path.join(".")}” ` : "it "}${issue.received === "undefined" ? "is missing" : issue.message}`;
    reader.report(problem("bad-rehearsal", { detail }, { span: spanAt(path) }));
    return undefined;
  }
  const { deck, slides } = result.output;
  // Through the others the speaker has only passed, or not even that.
  const shown = slides.filter((slide) => slide.seconds > 0);
  return {
    deck,
    file: given,
    slides: new Map(shown.map(({ id, title, seconds: time }) => [id, { title, seconds: time }])),
  };
}
