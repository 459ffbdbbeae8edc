import type { Entity } from "../../model/fact.js";

/** Something on a slide that the registry says otherwise. */
export interface Difference {
  readonly entity: Entity;
  /** The attribute in the registry. */
  readonly attribute: string;
  readonly value: string;
  readonly registered: string;
  /** The offset of the value in the prose. */
  readonly at: number;
  readonly isCertain: boolean;
  /** It is the newest version, and the registry knows a newer one. */
  readonly isOutdated: boolean;
}
