import type { Shape } from "../values/shape.js";

/** What a template may ask for by a name, and what it means. */
export interface Told {
  readonly shape: Shape;
  readonly about: string;
}

export type Names = Readonly<Record<string, Told>>;

export const told = (shape: Shape, about: string): Told => ({ shape, about });
