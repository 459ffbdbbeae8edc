import type { TemplateInfo } from "../../model/design.js";
import { valueKinds } from "../values/kinds.js";
import { type FieldsShape, fields, type ListShape, open, type Shape } from "../values/shape.js";
import { ofComponent, ofContent, ofDeck, ofPage, ofSlide, shapeOf } from "./told.js";

/** What a template's header declares. */
type Declared = Pick<TemplateInfo, "attributes" | "slots" | "takesPicture">;

const deck = shapeOf(ofDeck);

/**
 * What a template finds in its context.
 * @param name its path below `templates/`, without its ending
 */
export function contextShape(name: string, declared: Declared | undefined): Shape {
  const [kind, ...rest] = name.split("/");
  if (ofPage[name]) return shapeOf(ofPage[name]);
  if (rest.length === 0) return "any";
  if (kind === "layouts") {
    const names = (declared?.slots ?? []).map((slot) => slot.name);
    const slide = framedSlide(attributesOf(declared), names);
    return fields({ slide: declared?.takesPicture ? slide : withoutPicture(slide), deck });
  }
  // A partial has the context of whoever uses it.
  if (kind === "partials") return open({ slide: framedSlide(open(), undefined), deck });
  if (kind !== "components") return "any";
  const own = shapeOf(ofComponent);
  return fields({ ...own.fields, ...attributesOf(declared).fields, slide: shapeOf(ofSlide), deck });
}

/** @param names those of its slots; undefined where nobody knows them */
const framedSlide = (attributes: FieldsShape, names: ListShape["names"]): FieldsShape => {
  const { fields: known } = shapeOf({ ...ofSlide, ...ofContent });
  return fields({ ...known, attributes, slots: { each: "HTML", names } });
};

/** Only a layout that asks for the picture gets it. */
function withoutPicture(slide: FieldsShape): FieldsShape {
  const { image: _, ...others } = slide.fields;
  return fields(others);
}

const attributesOf = (declared: Declared | undefined): FieldsShape =>
  fields(
    Object.fromEntries(
      [...(declared?.attributes ?? [])].map(([key, { type }]) => [key, valueKinds.get(type)?.shape ?? "any"]),
    ),
  );
