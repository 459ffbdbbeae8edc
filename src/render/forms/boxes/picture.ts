import { fields, many } from "../../values/shape.js";
import { percent } from "../pieces.js";
import { type Description, nameOf, stepsOf } from "./description.js";
import { nowhere, type Point, type Rect } from "./geometry.js";
import type { Scene } from "./scene.js";
import { scopesAround } from "./tracks.js";
import type { LaidWire } from "./wires.js";

const part = { style: "text", step: "text", follows: "text", role: "text" } as const;

/** What a template gets of a picture: places in percent of it, words, and what it says to those who cannot see it. */
export const pictureShape = {
  width: "number",
  height: "number",
  boxes: many(fields({ ...part, name: "text", remark: "text", line: "text", stacked: "yes/no" })),
  scopes: many(fields({ ...part, label: "text", names: many("text") })),
  walls: many(fields({ ...part, label: "text", upright: "yes/no", above: "yes/no", sides: many("text") })),
  wires: many(
    fields({
      ...part,
      path: "text",
      label: "text",
      heads: many(fields({ style: "text", way: "text" })),
      from: "text",
      to: "text",
      both: "yes/no",
    }),
  ),
} as const;

interface Drawn {
  readonly scene: Scene;
  readonly wires: readonly LaidWire[];
}

/** Puts what was placed into the words and styles of a template. */
export function pictureOf(description: Description, { scene, wires }: Drawn) {
  const { boxes, scopes } = description;
  const at = (id: string) => scene.places.get(id) ?? nowhere;
  const called = callerOf(description);
  const leaderOf = leadersIn(scopes);
  return {
    width: Math.round(scene.width),
    height: Math.round(scene.height),
    boxes: boxes.map((box) => ({
      ...partOf(box, styleOf(at(box.id), scene)),
      follows: leaderOf(box, [box.id]),
      name: nameOf(box),
      remark: box.remark ?? "",
      line: box.line ?? "",
      stacked: scene.stacked.has(box.id),
    })),
    scopes: scopes.map((scope) => ({
      ...partOf(scope, styleOf(at(scope.id), scene)),
      follows: leaderOf(scope, [scope.id]),
      label: scope.label,
      names: scope.holds.map(called),
    })),
    walls: scene.walls.map(({ place, steps, label, upright, above, sides }) => ({
      ...partOf({ step: [...steps] }, styleOf(place, scene)),
      follows: leaderOf({ step: [...steps] }, sides),
      label,
      upright,
      above,
      sides: sides.map(called),
    })),
    wires: description.wires.map((wire, index) => ({
      ...wireOf(wires[index], { wire, scene }),
      follows: leaderOf(wire, [wire.from, wire.to]),
      from: called(wire.from),
      to: called(wire.to),
    })),
  };
}

/** What people call a box or scope of this id. */
const callerOf =
  ({ boxes, scopes }: Description) =>
  (id: string): string => {
    const box = boxes.find((each) => each.id === id);
    return box ? nameOf(box) : (scopes.find((scope) => scope.id === id)?.label ?? id);
  };

interface Stepped {
  readonly step?: number | number[] | undefined;
}

/** What has no step of its own is lit with the innermost scope around it that has: with these steps, as text. */
const leadersIn =
  (scopes: Description["scopes"]) =>
  (part: Stepped, ends: readonly string[]): string => {
    if (stepsOf(part).length > 0) return "";
    const [first = [], ...others] = ends.map((id) => scopesAround(id, scopes));
    const leader = first.find((scope) => stepsOf(scope).length > 0 && others.every((around) => around.includes(scope)));
    return leader ? stepsOf(leader).join(" ") : "";
  };

const partOf = ({ step, role = "" }: Stepped & { readonly role?: string | undefined }, style: string) => ({
  style,
  step: stepsOf({ step }).join(" "),
  role,
});

/** Places are logical: in a language that is written from right to left, the picture is turned round. */
const styleOf = ({ left, right, top, bottom }: Rect, { width, height }: Scene): string =>
  [
    `inset-inline-start:${percent(left / width)}`,
    `top:${percent(top / height)}`,
    `width:${percent((right - left) / width)}`,
    `height:${percent((bottom - top) / height)}`,
  ].join(";");

/** How much shorter the shaft is than the wire, where a head covers its end. */
const underHead = 9;

function wireOf(
  laid: LaidWire | undefined,
  { wire, scene }: { readonly wire: Description["wires"][number]; readonly scene: Scene },
) {
  const corners = [...(laid?.corners ?? [])];
  const both = wire.both ?? false;
  const ends = [corners.slice(-2), ...(both ? [corners.slice(0, 2).toReversed()] : [])];
  const heads = ends.map(([before, tip]) => headOf(before, tip, scene));
  corners.push(...shortened(corners.pop(), corners.at(-1)));
  if (both) corners.unshift(...shortened(corners.shift(), corners[0]));
  const path = corners.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const place = laid?.label && styleOf(laid.label, scene);
  return { ...partOf(wire, place ?? ""), path, heads, label: wire.label ?? "", both };
}

/** The end of a shaft, drawn back under its head. */
const shortened = (tip: Point | undefined, before: Point | undefined): Point[] =>
  tip && before
    ? [
        {
          x: tip.x - Math.sign(tip.x - before.x) * underHead,
          y: tip.y - Math.sign(tip.y - before.y) * underHead,
        },
      ]
    : [];

function headOf(before: Point | undefined, tip: Point | undefined, { width, height }: Scene) {
  const [from, to] = [before ?? { x: 0, y: 0 }, tip ?? { x: 0, y: 0 }];
  const across = to.x > from.x ? "end" : "start";
  const way = to.x === from.x ? (to.y > from.y ? "down" : "up") : across;
  return { way, style: `inset-inline-start:${percent(to.x / width)};top:${percent(to.y / height)}` };
}
