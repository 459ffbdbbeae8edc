/** Compares what a lab shows now with what its committed cast shows: screens, not bytes, and not versions. */
import { diffArrays } from "diff";
import { cast, outputsOf, readCast, screens } from "./cast.mjs";

/** @typedef {import("./script.mjs").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {string} committed The cast.
 * @param {string[]} outputs What the commands wrote now, normalised.
 * @returns {string[]} The screens that differ, line by line; none where all are the same.
 */
export function differences(lab, committed, outputs) {
  const { versions, events } = readCast(committed);
  const now = readCast(cast(lab, withoutVarying(lab, outputsOf(events), outputs), versions)).events;
  const before = screens(events);
  const found = [...screens(now)].flatMap(([id, lines]) => difference(id, before.get(id) ?? [], lines));
  const gone = [...before.keys()].filter((id) => !lab.steps.some((step) => step.id === id));
  return [...found, ...gone.map((id) => `step ${id}: in the cast, and no longer in the lab`)];
}

/**
 * Where a step says that its output is up to the machine, what was recorded stands for it.
 * @param {Lab} lab
 * @param {string[]} recorded
 * @param {string[]} outputs
 */
function withoutVarying(lab, recorded, outputs) {
  const varies = lab.steps.flatMap((step) => step.commands.map(() => step.varies !== undefined));
  if (recorded.length !== outputs.length) return outputs;
  return outputs.map((output, index) => (varies[index] ? String(recorded[index]) : output));
}

/**
 * @param {string} id
 * @param {string[]} expected
 * @param {string[]} seen
 */
function difference(id, expected, seen) {
  const parts = diffArrays(expected, seen);
  if (!parts.some(({ added, removed }) => added || removed)) return [];
  const lines = parts.flatMap(({ added, removed, value }) =>
    value.map((line) => `  ${added ? "+" : removed ? "-" : " "} ${line}`),
  );
  return [`step ${id} (- in the cast, + now):\n${lines.join("\n")}`];
}
