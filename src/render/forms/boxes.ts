import { fields, many } from "../values/shape.js";
import { cellsOfRows, withScopes } from "./boxes/cells.js";
import { type Description, schema } from "./boxes/description.js";
import { graphOf, placedByGraph } from "./boxes/graph.js";
import { checkNames } from "./boxes/names.js";
import { pictureOf, pictureShape } from "./boxes/picture.js";
import { type Plan, type Scene, sceneOf } from "./boxes/scene.js";
import { wallsOf } from "./boxes/walls.js";
import { type LaidWire, layWires, refuseWire, type WireFault } from "./boxes/wires.js";
import { type FormTools, makeForm } from "./form.js";

/** The room of a picture in CSS pixels: what a slide leaves at its sides, and the highest that fits below a title. */
const room = { width: 1280, sides: 144, height: 500 } as const;
/** The part of the width that a picture has beside its steps, and the gap between, as in diagram.css. */
const beside = { part: 1.32 / 2.32, gap: 32 } as const;
/** How often wires get more room before there is too little. */
const levels = [0, 1, 2] as const;

/** Boxes, scopes, walls and wires between them, in rows that the author gives. */
export const boxes = makeForm({
  schema,
  list: "boxes",
  shape: fields({ ...pictureShape, lines: many(many(fields({ words: "text", strong: "yes/no" }))), list: "yes/no" }),
  graph: (description) => (checkNames(description, { refuse: () => undefined }) ? graphOf(description) : undefined),
  view(description, tools) {
    if (!checkNames(description, tools)) return undefined;
    const { rows } = description;
    const placed = rows ? cellsOfRows(description, rows, tools) : placedByGraph(description, tools);
    const cells = placed && withScopes(description, placed, tools);
    const walls = cells && wallsOf(description, cells, tools);
    if (!walls) return undefined;
    const plan = { description, cells, walls, setting: tools.setting };
    const made = drawn(plan, tools);
    if (!made) return undefined;
    const { list, steps } = description;
    return { ...pictureOf(plan, made), list: list && steps.length > 0, lines: steps.map(wordsOf) };
  },
});

interface Drawn {
  readonly scene: Scene;
  readonly wires: readonly LaidWire[];
}

/** Draws with as little room for wires as will do. */
function drawn(plan: Plan, tools: FormTools): Drawn | undefined {
  let fault: WireFault | undefined;
  const width = widthFor(plan.description, tools);
  for (const level of levels) {
    const scene = sceneOf(plan, { width, level }, tools);
    if (!scene) return undefined;
    if (scene.height > room.height)
      return fault ? refuseWire(fault, plan.description, tools) : refuseHeight(plan, tools);
    const wires = layWires(plan.description, scene, plan.setting);
    if (Array.isArray(wires)) return { scene, wires };
    fault = wires as WireFault;
  }
  return fault && refuseWire(fault, plan.description, tools);
}

function refuseHeight({ description: { rows, direction } }: Plan, { refuse }: FormTools): undefined {
  const detail = "there are more boxes than fit on a slide, one below the other";
  if (rows) return refuse(["rows"], detail, "put more of them side by side, or make two pictures of it");
  const turned = direction === "right" ? "" : "write direction: right, ";
  return refuse(["boxes"], detail, `${turned}say in rows where they stand, or make two pictures of it`);
}

function widthFor({ list, steps }: Description, { setting }: FormTools): number {
  const whole = (setting?.width ?? room.width) - room.sides;
  return list && steps.length > 0 ? (whole - beside.gap) * beside.part : whole;
}

/** A sentence in pieces: what stands between two stars each is strong. */
const wordsOf = (sentence: string) => sentence.split("**").map((words, at) => ({ words, strong: at % 2 === 1 }));
