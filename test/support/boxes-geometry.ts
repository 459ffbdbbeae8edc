import * as v from "valibot";
import type { Drawing, DrawingMistake } from "../../src/render/drawing/desk.js";
import { schema } from "../../src/render/forms/boxes/description.js";
import { overlap, type Rect } from "../../src/render/forms/boxes/geometry.js";
import { lettersOf } from "../../src/render/forms/boxes/letters.js";
import { boxes } from "../../src/render/forms/boxes.js";
import type { FormTools } from "../../src/render/forms/form.js";
import { roomOf } from "../../src/render/forms/room.js";

/** What a description of boxes becomes: its picture, or what was said of it. */
export interface Laid {
  readonly view: BoxesView | undefined;
  readonly said: readonly { readonly path: readonly (string | number)[]; readonly detail: string }[];
}

interface BoxesView {
  readonly width: number;
  readonly height: number;
  readonly isTight: boolean;
  readonly boxes: readonly { readonly style: string; readonly name: string }[];
  readonly scopes: readonly { readonly style: string; readonly label: string }[];
  readonly walls: readonly {
    readonly style: string;
    readonly label: string;
    readonly upright: boolean;
    readonly above: boolean;
    readonly step: string;
  }[];
  readonly wires: readonly { readonly style: string; readonly path: string; readonly label: string }[];
}

/** A width in pixels, and what Graphviz has drawn. */
interface Around {
  readonly width: number;
  readonly drawn?: Drawing | DrawingMistake | undefined;
}

/** Lays out a description as it is for a slide of this width, with letters that are somewhat wider than most. */
export function layBoxes(written: unknown, { width, drawn }: Around): Laid {
  const said: { path: readonly (string | number)[]; detail: string }[] = [];
  const parsed = v.safeParse(schema, written);
  if (!parsed.success) return { view: undefined, said: [{ path: [], detail: parsed.issues[0].message }] };
  const tools: FormTools = {
    setting: undefined,
    room: roomOf(undefined, { width, height: 460, most: 500, isShared: false }),
    quantity: () => undefined,
    attribute: () => undefined,
    data: () => undefined,
    graph: () => drawn,
    number: String,
    word: String,
    refuse(path, detail) {
      said.push({ path, detail });
      return undefined;
    },
  };
  return { view: boxes.view(parsed.output, tools) as BoxesView | undefined, said };
}

interface Mark {
  readonly what: string;
  readonly place: Rect;
}

const rectOf = (style: string, { width, height }: BoxesView): Rect => {
  const [left = 0, top = 0, wide = 0, high = 0] = [...style.matchAll(/([\d.-]+)%/g)].map(([, part]) => Number(part));
  return {
    left: (left * width) / 100,
    right: ((left + wide) * width) / 100,
    top: (top * height) / 100,
    bottom: ((top + high) * height) / 100,
  };
};

/** Where the ink of a picture is, in pixels: a little less than what is kept free around it, since places are rounded. */
function inkOf(view: BoxesView) {
  const { widthOf } = lettersOf(
    { setting: undefined, room: roomOf(undefined, { width: 0, height: 0, most: 0, isShared: false }) },
    "roomy",
  );
  const walls = view.walls.map((wall) => {
    const place = rectOf(wall.style, view);
    const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
    const badges = wall.step === "" ? 0 : 32 * wall.step.split(" ").length;
    const long = widthOf(wall.label, "label") / 1.05;
    if (!wall.upright) {
      const half = (long + badges) / 2;
      const words = { left: x - half, right: x + half, top: y - 10, bottom: y + 10 };
      return { wall, place, words, line: { ...place, top: y - 4, bottom: y + 4 } };
    }
    const high = badges === 0 ? 20 : 56;
    const top = wall.above ? place.top : y - high / 2;
    const words = { left: x - long / 2, right: x + long / 2, top, bottom: top + high };
    return {
      wall,
      place,
      words,
      line: { ...place, left: x - 4, right: x + 4, top: wall.above ? top + high : place.top },
    };
  });
  const labels = view.wires.flatMap(({ label, style }): Mark[] =>
    style === "" ? [] : [{ what: `label ${label}`, place: rectOf(style, view) }],
  );
  const shafts = view.wires.map(({ path }) => {
    const points = [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    return points.slice(1).map((point, at): Rect => {
      const before = points[at] ?? point;
      return {
        left: Math.min(point.x, before.x) - 1,
        right: Math.max(point.x, before.x) + 1,
        top: Math.min(point.y, before.y) - 1,
        bottom: Math.max(point.y, before.y) + 1,
      };
    });
  });
  return {
    walls,
    labels,
    shafts,
    boxes: view.boxes.map(({ style, name }): Mark => ({ what: `box ${name}`, place: rectOf(style, view) })),
    scopes: view.scopes.map(({ style, label }): Mark => ({ what: `scope ${label}`, place: rectOf(style, view) })),
  };
}

const inner = ({ left, right, top, bottom }: Rect): Rect => ({
  left: left + 0.5,
  right: right - 0.5,
  top: top + 0.5,
  bottom: bottom - 0.5,
});
const touch = (one: Rect, other: Rect) => overlap(inner(one), inner(other));

/** What in a picture lies over something that it must not touch, in words. */
export function liesIn(view: BoxesView): string[] {
  const { walls, labels, shafts, boxes, scopes } = inkOf(view);
  const lies: string[] = [];
  const apart = (one: Mark, other: Mark) => {
    if (touch(one.place, other.place)) lies.push(`${one.what} over ${other.what}`);
  };
  const lines = walls.map(({ wall, line }): Mark => ({ what: `wall ${wall.label}`, place: line }));
  const words = walls.map((wall): Mark => ({ what: `words of wall ${wall.wall.label}`, place: wall.words }));
  const wires = shafts.flatMap((all, at) => all.map((place): Mark => ({ what: `wire ${at}`, place })));
  const named = scopes.map(({ what, place: { left, top } }, at): Mark => {
    const [first = ""] = view.scopes[at]?.label.split(" ") ?? [];
    return {
      what: `label of ${what}`,
      place: { left: left + 12, right: left + 12 + 10 * first.length, top: top + 5, bottom: top + 27 },
    };
  });
  labels.forEach((label, at) => {
    for (const other of [...boxes, ...lines, ...words, ...wires, ...named, ...labels.slice(at + 1)])
      apart(label, other);
    const { left, right, top, bottom } = label.place;
    if (left < -0.5 || right > view.width + 0.5 || top < -0.5 || bottom > view.height + 0.5)
      lies.push(`${label.what} outside`);
    for (const { what, place } of scopes)
      if (touch(label.place, place) && !isWithin(label.place, place))
        lies.push(`${label.what} over the frame of ${what}`);
  });
  words.forEach((each, at) => {
    for (const other of [
      ...boxes,
      ...wires,
      ...named,
      ...words.slice(at + 1),
      ...lines.filter((_, index) => index !== at),
    ])
      apart(each, other);
  });
  for (const line of lines) for (const other of [...boxes, ...named]) apart(line, other);
  return lies;
}

const isWithin = (one: Rect, other: Rect) =>
  one.left >= other.left - 0.5 &&
  one.right <= other.right + 0.5 &&
  one.top >= other.top - 0.5 &&
  one.bottom <= other.bottom + 0.5;
