import type * as v from "valibot";
import type { brandSchema } from "../content/brand-schema.js";
import type { Reader } from "../content/reader.js";
import type { Settings } from "../content/settings.js";
import type { InstalledPackage } from "./packages.js";

export type BrandSettings = Settings<v.InferOutput<typeof brandSchema>>;

/** A brand's file, its folder, and the packages that it can name. */
export interface BrandFile {
  readonly yaml: BrandSettings;
  readonly reader: Reader;
  readonly installed: (name: string) => InstalledPackage | undefined;
}
