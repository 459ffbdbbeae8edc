import type { RevealApi } from "reveal.js";
import type { WindowLink } from "../link/link.js";
import type { PlayerSettings } from "../settings.js";

/** The deck in this window, and the others that show it. */
export interface Stage {
  readonly reveal: RevealApi;
  readonly settings: PlayerSettings;
  readonly link: WindowLink;
}

/** A place on a slide, in pixels of its own size. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A place that another window sent; undefined where it is none. */
export function spotIn(data: unknown): Spot | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { x, y } = data as Partial<Spot>;
  return Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : undefined;
}

/** What a text says in JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Calls `action` once before the next frame, however often it is asked for. */
export function oncePerFrame(action: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      action();
    });
  };
}
