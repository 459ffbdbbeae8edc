import type { AttributeRule } from "../../model/design.js";
import { valueKinds } from "../values/kinds.js";
import { type FieldsShape, fields, open, type Shape } from "../values/shape.js";
import { ofComponent, ofContent, ofDeck, ofPage, ofSlide, shapeOf } from "./told.js";

/** The attributes that a template's header declares. */
type Declared = ReadonlyMap<string, AttributeRule>;

const deck = shapeOf(ofDeck);

/**
 * What a template finds in its context.
 * @param name its path below `templates/`, without its ending
 */
export function contextShape(name: string, declared: Declared): Shape {
  const [kind, ...rest] = name.split("/");
  if (ofPage[name]) return shapeOf(ofPage[name]);
  if (rest.length === 0) return "any";
  if (kind === "layouts") return fields({ slide: framedSlide(attributesOf(declared)), deck });
  // A partial has the context of whoever uses it.
  if (kind === "partials") return open({ slide: framedSlide(open()), deck });
  if (kind !== "components") return "any";
  const own = shapeOf(ofComponent);
  return fields({ ...own.fields, ...attributesOf(declared).fields, slide: shapeOf(ofSlide), deck });
}

const framedSlide = (attributes: FieldsShape): FieldsShape => {
  const { fields: known } = shapeOf({ ...ofSlide, ...ofContent });
  return fields({ ...known, attributes });
};

const attributesOf = (declared: Declared): FieldsShape =>
  fields(Object.fromEntries([...declared].map(([key, { type }]) => [key, valueKinds.get(type)?.shape ?? "any"])));
