import type { Setting } from "./setting.js";

/** Sizes in which a slide's content is set, in CSS pixels. */
export interface Sizes {
  readonly text: number;
  readonly table: number;
  readonly code: number;
}

/** Where blocks stand: how wide that is in CSS pixels, and how they are set. */
export interface Column {
  readonly width: number;
  readonly sizes: Sizes;
  readonly setting: Setting;
}
