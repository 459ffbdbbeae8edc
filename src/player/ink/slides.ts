import { readStrokes } from "../../ink/drawings.js";
import { drawingClass, strokeData } from "../../ink/sheet.js";
import { pathAttributes, type Stroke } from "../../ink/stroke.js";
import type { PlayerSettings } from "../settings.js";
import { say } from "../words.js";
import { jsonIn } from "./parts.js";

const namespace = "http://www.w3.org/2000/svg";

/** Drawings as they stand on slides: children of their sections, so that every copy and every page has them. */
export interface DrawnSlides {
  /** Shows strokes on a slide; nothing happens where the deck has no such slide. */
  show(id: string, strokes: readonly Stroke[]): void;
  /** What the page brought along. */
  read(): ReadonlyMap<string, readonly Stroke[]>;
}

export function createDrawnSlides({ width, height }: PlayerSettings): DrawnSlides {
  const strokeOf = new WeakMap<Element, Stroke>();
  const drawingOn = (section: Element): Element => {
    const known = section.querySelector(`:scope > .${drawingClass}`);
    if (known) return known;
    const made = document.createElementNS(namespace, "svg");
    const attributes = { class: drawingClass, viewBox: `0 0 ${width} ${height}`, role: "img" };
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.setAttribute("aria-label", say("ink.drawing"));
    section.append(made);
    return made;
  };
  const pathOf = (stroke: Stroke): Element => {
    const path = document.createElementNS(namespace, "path");
    for (const [name, value] of Object.entries(pathAttributes(stroke))) path.setAttribute(name, value);
    strokeOf.set(path, stroke);
    return path;
  };
  return {
    show(id, strokes) {
      const section = sectionOf(id);
      if (!section) return;
      if (strokes.length === 0) return section.querySelector(`:scope > .${drawingClass}`)?.remove();
      const drawing = drawingOn(section);
      // What was drawn before stays as it is: a slide may be full of strokes.
      const shown = new Map([...drawing.children].map((path) => [strokeOf.get(path), path]));
      drawing.replaceChildren(...strokes.map((stroke) => shown.get(stroke) ?? pathOf(stroke)));
    },
    read() {
      const drawings = [...document.querySelectorAll(`.reveal .slides section > .${drawingClass}`)];
      return new Map(
        drawings.map((drawing): [string, readonly Stroke[]] => [
          drawing.parentElement?.id ?? "",
          [...drawing.children].flatMap((path) => strokesIn(path.getAttribute(strokeData))),
        ]),
      );
    },
  };
}

function sectionOf(id: string): Element | undefined {
  const found = document.getElementById(id);
  return found?.matches(".reveal .slides section") ? found : undefined;
}

function strokesIn(json: string | null): readonly Stroke[] {
  return readStrokes([jsonIn(json ?? "")]) ?? [];
}
