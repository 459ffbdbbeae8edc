import type * as v from "valibot";
import type { brandSchema } from "../content/brand-schema.js";
import type { Reader } from "../content/reader.js";
import type { Settings } from "../content/settings.js";
import type { BrandRoot } from "./brand-place.js";

export type BrandSettings = Settings<v.InferOutput<typeof brandSchema>>;

/** A brand's file, its folder, and where packages that it names may lie. */
export interface BrandFile {
  readonly yaml: BrandSettings;
  readonly reader: Reader;
  readonly packages: Pick<BrandRoot, "reader" | "from">;
}
