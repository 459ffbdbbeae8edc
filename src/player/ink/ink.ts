import { isPrintView } from "../print.js";
import { createBoard } from "./board.js";
import { createFilter } from "./filter.js";
import { createLaser } from "./laser.js";
import { createLayer } from "./layer.js";
import type { Stage } from "./parts.js";
import { createZoom } from "./zoom.js";

/** What a speaker does with a slide while it is shown: point, draw, enlarge, and help a weak projector. */
export interface Ink {
  /** Opens and closes the tools for drawing. */
  draw(): void;
  laser(): void;
  /** Changes the picture of the stage. */
  filter(): void;
  /** Does what a key says; false when it is none of these. */
  press(event: KeyboardEvent): boolean;
}

/** Slides that are read as a page have another size each, so that there is no place on them to point at. */
const isScrolling = () => document.documentElement.classList.contains("qd-scrolling");

export function createInk(stage: Stage): Ink {
  const layer = createLayer(stage);
  const overlaid = { ...stage, layer };
  const laser = createLaser(overlaid);
  const zoom = createZoom(overlaid);
  const filter = createFilter(stage);
  const board = createBoard(overlaid);
  const draw = () => {
    if (laser.isOn) laser.toggle();
    board.toggle();
  };
  const point = () => {
    if (board.isOpen) board.toggle();
    laser.toggle();
  };
  /** Leaves what is on; false when nothing is. */
  const leave = () => {
    if (laser.isOn) laser.toggle();
    else if (zoom.isOn) zoom.reset();
    else return false;
    return true;
  };
  const keys: Readonly<Record<string, () => void>> = {
    d: draw,
    l: point,
    c: () => filter.next(),
    "+": () => zoom.in(),
    "=": () => zoom.in(),
    "-": () => zoom.out(),
    "0": () => zoom.reset(),
  };
  const press = (event: KeyboardEvent): boolean => {
    if (event.altKey) return false;
    if (board.press(event)) return true;
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === "Escape") return leave();
    const action = keys[event.key.toLowerCase()];
    action?.();
    return action !== undefined;
  };
  return {
    draw,
    laser: point,
    filter: () => filter.next(),
    press(event) {
      const isOurs = !isPrintView() && !isScrolling() && press(event);
      if (isOurs) event.preventDefault();
      return isOurs;
    },
  };
}
