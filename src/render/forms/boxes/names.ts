import type { Path } from "../../../content/yaml-place.js";
import { didYouMean } from "../../../report/suggest.js";
import type { FormTools } from "../form.js";
import { type Description, stepsOf } from "./description.js";

/**
 * Finds names that mean nothing, ids that are taken twice, boxes in two scopes, and steps without a line.
 * @returns whether all is well; what is not has been reported
 */
export function checkNames(description: Description, { refuse }: Pick<FormTools, "refuse">): boolean {
  const { boxes, scopes, wires, walls, rows, direction } = description;
  let isWell = true;
  const say: Say = (path, detail, hint) => {
    isWell = false;
    refuse(path, detail, hint);
  };
  const boxIds = boxes.map(({ id }) => id);
  const ids = [...boxIds, ...scopes.map(({ id }) => id)];
  const paths = [...boxes.map((_, at) => ["boxes", at, "id"]), ...scopes.map((_, at) => ["scopes", at, "id"])];
  ids.forEach((id, at) => {
    if (ids.indexOf(id) !== at)
      say(paths[at] ?? [], `“${id}” is there twice`, "give each box and scope an id of its own");
  });
  const known = (id: string, path: Path, among: readonly string[], what: string) => {
    if (among.includes(id)) return;
    const has = didYouMean(id, among) ?? `there are: ${[...new Set(among)].join(", ")}`;
    say(path, `there is no ${what} “${id}”`, has);
  };
  if (rows && direction)
    say(["direction"], "rows say where the boxes stand, so there is no direction", "leave out rows or direction");
  rows?.forEach((row, at) => {
    row.forEach((id, place) => {
      if (id !== ".") known(id, ["rows", at, place], boxIds, "box");
    });
  });
  const placed = new Set(rows?.flat() ?? boxIds);
  boxes.forEach(({ id }, at) => {
    if (!placed.has(id)) say(["boxes", at, "id"], `“${id}” has no place`, "name it in rows");
  });
  wires.forEach(({ from, to }, at) => {
    known(from, ["wires", at, "from"], ids, "box or scope");
    known(to, ["wires", at, "to"], ids, "box or scope");
    if (from === to) say(["wires", at, "to"], "the wire ends where it begins", "name another box");
  });
  walls.forEach(({ between }, at) => {
    between.forEach((id, place) => {
      known(id, ["walls", at, "between", place], ids, "box or scope");
    });
  });
  checkScopes(scopes, say, (id, path, own) => {
    known(
      id,
      path,
      ids.filter((other) => other !== own),
      "box or other scope",
    );
  });
  checkSteps(description, say);
  return isWell;
}

type Say = (path: Path, detail: string, hint: string) => void;

/** Each scope holds what is there and what no other one holds. */
function checkScopes(
  scopes: Description["scopes"],
  say: Say,
  mustBe: (id: string, path: Path, own: string) => void,
): void {
  const held = new Set<string>();
  scopes.forEach((scope, at) => {
    scope.holds.forEach((id, place) => {
      const path = ["scopes", at, "holds", place];
      mustBe(id, path, scope.id);
      if (held.has(id))
        say(path, `“${id}” is in a scope already`, "put one scope into the other, or take it out of one");
      held.add(id);
    });
  });
}

function checkSteps({ boxes, scopes, wires, walls, steps }: Description, say: Say): void {
  const lines = steps.length;
  for (const [key, parts] of Object.entries({ boxes, scopes, wires, walls }))
    parts.forEach((part, at) => {
      const path = [key, at, "step"];
      const own = stepsOf(part);
      const lost = own.find((step) => step < 1 || step > lines);
      const has =
        lines === 0 ? "write steps: with a line for each" : `steps has ${lines} ${lines === 1 ? "line" : "lines"}`;
      if (lost !== undefined) say(path, `there is no step ${lost}`, has);
      if (own.some((step, index) => index > 0 && step <= (own[index - 1] ?? 0)))
        say(path, "the steps are out of order", "write them from the first to the last, each once");
    });
}
