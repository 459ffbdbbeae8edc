import type { Asset } from "../assets.js";
import type { DrawingSource } from "../drawing/desk.js";
import type { Growth } from "../growth/grow.js";
import { type PackedNode, packNodes, unpackNodes } from "../html/packed.js";
import type { SlideContent } from "./content.js";
import type { Picture } from "./picture.js";

type PackedNodes = readonly PackedNode[];
type Entries<T> = readonly (readonly [string, T])[];

/** A file that a slide shows, as plain data. */
export type PackedFile = Pick<Asset, "name" | "path">;

/** Reads a file that pages show; undefined where there is none. */
export type FileOnSlide = (path: Asset["path"]) => Asset | undefined;

export const packFiles = (assets: SlideContent["assets"]): PackedFile[] =>
  [...assets.values()].map(({ name, path }) => ({ name, path }));

/** The files that were packed, by name; undefined where one of them is not there any more, or another one. */
export function loadFiles(packed: readonly PackedFile[], load: FileOnSlide): ReadonlyMap<string, Asset> | undefined {
  const assets = new Map<string, Asset>();
  for (const { name, path } of packed) {
    const asset = load(path);
    if (asset?.name !== name) return undefined;
    assets.set(name, asset);
  }
  return assets;
}

/** A slide's content as plain data; files stand in it by name and path. */
export interface PackedContent {
  readonly attributes: Entries<string>;
  readonly heading: PackedNodes;
  readonly slots: readonly PackedNodes[];
  readonly notes: PackedNodes;
  readonly reader: PackedNodes;
  readonly ground: PackedNodes;
  readonly picture: Picture | null;
  readonly assets: readonly PackedFile[];
  readonly recordings: Entries<string>;
  readonly drawings: Entries<DrawingSource>;
  readonly styles: Entries<string>;
  readonly formulas: readonly string[];
  readonly hasIcons: boolean;
  readonly diagramSteps: number;
  readonly citations: readonly string[];
  readonly growths: Entries<Growth>;
}

/** A slide's content as plain data; undefined where it holds nodes that cannot be told in it. */
export function packContent(content: SlideContent): PackedContent | undefined {
  const { trees, hasIcons, diagramSteps, citations, picture } = content;
  const [heading, notes, reader, ground] = [trees.heading, trees.notes, trees.reader, content.ground].map(packNodes);
  const slots = trees.slots.flatMap((slot) => {
    const packed = packNodes(slot);
    return packed ? [packed] : [];
  });
  if (!heading || !notes || !reader || !ground || slots.length < trees.slots.length) return undefined;
  return {
    attributes: [...content.attributes],
    ...{ heading, slots, notes, reader, ground, picture, hasIcons, diagramSteps, citations },
    assets: packFiles(content.assets),
    recordings: [...content.recordings],
    drawings: [...content.drawings],
    styles: [...content.styles],
    formulas: [...content.formulas],
    growths: [...content.growths],
  };
}

/**
 * The content that was packed.
 * @param load reads a file that pages show
 * @returns undefined where one of its files is not there any more, or another one
 */
export function unpackContent(packed: PackedContent, load: FileOnSlide): SlideContent | undefined {
  const { hasIcons, diagramSteps, citations, picture } = packed;
  const assets = loadFiles(packed.assets, load);
  if (!assets) return undefined;
  return {
    attributes: new Map(packed.attributes),
    trees: {
      heading: unpackNodes(packed.heading),
      slots: packed.slots.map(unpackNodes),
      notes: unpackNodes(packed.notes),
      reader: unpackNodes(packed.reader),
    },
    ground: unpackNodes(packed.ground),
    ...{ picture, assets, hasIcons, diagramSteps, citations },
    recordings: new Map(packed.recordings),
    drawings: new Map(packed.drawings),
    styles: new Map(packed.styles),
    formulas: new Set(packed.formulas),
    growths: new Map(packed.growths),
  };
}
