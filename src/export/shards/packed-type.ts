import type { FontFile } from "../../model/design.js";
import type { GalleryType } from "../../render/page/index-page.js";
import { sourceFile } from "../../source/text.js";

/** What a gallery is set in, as plain JSON: whoever merges shards needs neither the project nor its themes. */
export interface PackedType extends Omit<GalleryType, "faces"> {
  readonly faces: readonly PackedFace[];
}

interface PackedFace extends Omit<FontFile, "bytes" | "added"> {
  /** In Base64. */
  readonly bytes: string;
  readonly isAdded: boolean;
}

export const packType = ({ faces, ...type }: GalleryType): PackedType => ({
  ...type,
  faces: faces.map(({ bytes, added, ...face }) => ({
    ...face,
    bytes: Buffer.from(bytes).toString("base64"),
    isAdded: added !== undefined,
  })),
});

export const unpackType = ({ faces, ...type }: PackedType): GalleryType => ({
  ...type,
  faces: faces.map(({ bytes, isAdded, ...face }) => ({
    ...face,
    bytes: Buffer.from(bytes, "base64"),
    added: isAdded ? addedSomewhere : undefined,
  })),
});

/** Where a font was named does not matter any more. */
const addedSomewhere: FontFile["added"] = { file: "", span: { file: sourceFile("", ""), start: 0, end: 0 } };
