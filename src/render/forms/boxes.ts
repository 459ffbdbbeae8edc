import { fields, many } from "../values/shape.js";
import { cellsOfRows, withScopes } from "./boxes/cells.js";
import { type Description, schema } from "./boxes/description.js";
import { overlap } from "./boxes/geometry.js";
import { graphOf, placedByGraph } from "./boxes/graph.js";
import { lettersOf } from "./boxes/letters.js";
import { checkNames } from "./boxes/names.js";
import { pictureOf, pictureShape } from "./boxes/picture.js";
import type { Manner } from "./boxes/placed-walls.js";
import type { Plan } from "./boxes/plan.js";
import { type Scene, sceneOf } from "./boxes/scene.js";
import { wallsOf } from "./boxes/walls.js";
import { type LaidWire, layWires, refuseWire, type WireFault } from "./boxes/wires.js";
import { type FormTools, makeForm } from "./form.js";

/** The part of the width that a picture has beside its steps, and the gap between, as in diagram.css. */
const beside = { part: 1.32 / 2.32, gap: 32 } as const;
/** How often wires get more room before there is too little. */
const levels = [0, 1, 2] as const;

/** Boxes, scopes, walls and wires between them, in rows that the author gives. */
export const boxes = makeForm({
  schema,
  list: "boxes",
  shape: fields({
    ...pictureShape,
    lines: many(many(fields({ words: "text", strong: "yes/no" }))),
    list: "yes/no",
    isTight: "yes/no",
  }),
  placedBy: "rows",
  graph: (description) => (checkNames(description, { refuse: () => undefined }) ? graphOf(description) : undefined),
  view(description, tools) {
    if (!checkNames(description, tools)) return undefined;
    const { rows } = description;
    const placed = rows ? cellsOfRows(description, rows, tools) : placedByGraph(description, tools);
    const cells = placed && withScopes(description, placed, tools);
    const walls = cells && wallsOf(description, cells, tools);
    if (!walls) return undefined;
    const made = drawnSomehow({ description, cells, walls }, tools);
    if (!made) return undefined;
    const { list, steps } = description;
    return {
      ...pictureOf(description, made),
      isTight: made.isTight,
      list: list && steps.length > 0,
      lines: steps.map(wordsOf),
    };
  },
});

interface Drawn {
  readonly isTight: boolean;
  readonly scene: Scene;
  readonly wires: readonly LaidWire[];
}

/** The height of a picture that stands alone below a title of one line without a line above it, in CSS pixels. */
const highestAlone = 500;

/** How letters and the words of upright walls may stand, the best first; what is wrong with the last is said. */
const ways = [
  { letters: "roomy", words: "middle" },
  { letters: "roomy", words: "above" },
  { letters: "tight", words: "above" },
  { letters: "tight", words: "middle" },
] as const;

function drawnSomehow(parts: Omit<Plan, "letters">, tools: FormTools): Drawn | undefined {
  const hasUpright = parts.walls.some(({ upright }) => upright);
  const tried = ways.filter(({ words }) => hasUpright || words === "middle");
  let mixed: Drawn | undefined;
  for (const [at, { letters, words }] of tried.entries()) {
    const isLast = at === tried.length - 1 && !mixed;
    const heard = isLast ? tools : { ...tools, refuse: () => undefined };
    const made = drawn({ ...parts, letters: lettersOf(tools, letters) }, words, heard);
    if (made && !mixesWords(made)) return made;
    mixed ??= made;
  }
  return mixed;
}

/** Whether the words of a wire stand in one line with those of an upright wall, as if they were one sentence. */
const mixesWords = ({ scene, wires }: Drawn) =>
  scene.walls.some(({ upright, words }) => upright && wires.some(({ label }) => label && overlap(label, words)));

/** Draws with as little room for wires as will do. */
function drawn(plan: Plan, manner: Manner, tools: FormTools): Drawn | undefined {
  let fault: WireFault | undefined;
  const width = widthFor(plan.description, tools);
  for (const level of levels) {
    const scene = sceneOf(plan, { width, level, manner }, tools);
    if (!scene) return undefined;
    if (scene.height > highest(tools.room))
      return fault ? refuseWire(fault, plan.description, tools) : refuseHeight(plan, tools);
    const wires = layWires(plan.description, scene, plan.letters);
    if (Array.isArray(wires)) return { scene, wires, isTight: plan.letters.isTight };
    fault = wires as WireFault;
  }
  return fault && refuseWire(fault, plan.description, tools);
}

/** Alone on its slide, a picture may come near the foot, which the check measures; beside other blocks it takes what they leave. */
const highest = ({ most, isShared }: FormTools["room"]) => (isShared ? most : Math.max(most, highestAlone));

function refuseHeight({ description: { rows, direction } }: Plan, { refuse }: FormTools): undefined {
  const detail = "there are more boxes than fit on a slide, one below the other";
  if (rows) return refuse(["rows"], detail, "put more of them side by side, or make two pictures of it");
  const turned = direction === "right" ? "" : "write direction: right, ";
  return refuse(["boxes"], detail, `${turned}say in rows where they stand, or make two pictures of it`);
}

function widthFor({ list, steps }: Description, { room }: FormTools): number {
  return list && steps.length > 0 ? (room.width - beside.gap) * beside.part : room.width;
}

/** A sentence in pieces: what stands between two stars each is strong. */
const wordsOf = (sentence: string) => sentence.split("**").map((words, at) => ({ words, strong: at % 2 === 1 }));
