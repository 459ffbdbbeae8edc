import * as v from "valibot";
import { type Backdrop, backdropSides } from "../model/backdrop.js";
import type { Span } from "../source/text.js";
import { shares } from "./backdrops.js";
import { text } from "./schema-pieces.js";

const path = v.pipe(v.string(), v.minLength(1, "write the path of a picture"));

/** The picture of a part, as a manifest names it. */
export const sceneSchema = v.pipe(
  v.union([
    path,
    v.pipe(
      v.strictObject({
        picture: v.pipe(path, v.description("The picture's path, beside the manifest or in a folder above it")),
        alt: v.optional(text("What it shows; without it the picture is decoration")),
        fit: v.optional(
          v.pipe(v.picklist(["cover", "contain"]), v.description("Fills its place (default), or is seen whole")),
        ),
        side: v.optional(
          v.pipe(v.picklist(backdropSides), v.description("Stands beside the words; without it, behind them")),
        ),
        share: v.optional(
          v.pipe(
            v.number(),
            v.minValue(shares.least),
            v.maxValue(shares.most),
            v.description("Per cent of the width that the side takes (default: 50)"),
          ),
        ),
      }),
      v.check(
        ({ side, share }) => share === undefined || side !== undefined,
        "has a share and no side: write side: end, or leave share out",
      ),
    ),
  ]),
  v.description("The picture of the part, on its opener slide from edge to edge: a path, or what is known of it"),
);

/** @param span where the scene stands in its manifest */
export function sceneOf(written: v.InferOutput<typeof sceneSchema>, span: Span): Backdrop {
  const {
    picture,
    alt = "",
    fit = "cover",
    side,
    share = shares.usual,
  } = typeof written === "string" ? { picture: written } : written;
  return { pictures: [{ address: picture, alt, fit }], side, share, span };
}
