import type { Part } from "../design/parts.js";
import { type PackedNode, packNodes, unpackNodes } from "../html/packed.js";
import type { Growing, SlideFrame } from "./frame.js";
import { type FileOnSlide, loadFiles, type PackedFile, packFiles } from "./packed-content.js";

/** A slide's frame as plain data; files stand in it by name and path. */
export interface PackedFrame {
  readonly taken: readonly string[];
  readonly nodes: readonly PackedNode[];
  readonly parts: readonly Part[];
  readonly assets: readonly PackedFile[];
  readonly growing?: Growing | undefined;
}

/** A slide's frame as plain data; undefined where it holds nodes that cannot be told in it. */
export function packFrame({ taken, nodes, parts, assets, growing }: SlideFrame): PackedFrame | undefined {
  const packed = packNodes(nodes);
  return packed && { taken: [...taken], nodes: packed, parts, assets: packFiles(assets), growing };
}

/**
 * The frame that was packed.
 * @param load reads a file that pages show
 * @returns undefined where one of its files is not there any more, or another one
 */
export function unpackFrame(packed: PackedFrame, load: FileOnSlide): SlideFrame | undefined {
  const assets = loadFiles(packed.assets, load);
  const { taken, nodes, parts, growing } = packed;
  return assets && { taken: new Set(taken), nodes: unpackNodes(nodes), parts, assets, growing };
}
