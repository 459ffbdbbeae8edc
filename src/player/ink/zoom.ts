import type { Overlaid } from "./layer.js";
import { oncePerFrame, type Spot, spotIn } from "./parts.js";

/** Shows a part of the slide larger, in all windows. */
export interface Zoom {
  in(): void;
  out(): void;
  reset(): void;
  readonly isOn: boolean;
}

const greatest = 6;
const step = 1.5;
/** How much Alt-click enlarges. */
const usual = 2;

/** What is shown: how large, and which place of the slide in the middle. */
interface View extends Spot {
  readonly scale: number;
}

export function createZoom(stage: Overlaid): Zoom {
  const { reveal, layer, link, settings } = stage;
  const centre = { x: settings.width / 2, y: settings.height / 2 };
  const root = reveal.getRevealElement();
  let view: View = { ...centre, scale: 1 };
  const apply = () => {
    if (root) place(root, view, stage);
  };
  const tell = oncePerFrame(() => link.send("zoom", view));
  const show = (next: View) => {
    const scale = Math.min(greatest, Math.max(1, next.scale));
    view = scale < 1.05 ? { ...centre, scale: 1 } : { ...next, scale };
    apply();
    tell();
  };
  const isOn = () => view.scale > 1;
  const reset = () => {
    if (isOn()) show({ ...centre, scale: 1 });
  };
  root?.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !isZoomClick(event) || reveal.isOverview()) return;
    event.preventDefault();
    if (isOn()) reset();
    else show({ ...layer.spotOf(event), scale: usual });
  });
  if (root) dragging(root, { isOn, move: ({ x, y }) => show({ ...view, x: view.x - x, y: view.y - y }), stage });
  reveal.on("slidechanged", reset);
  reveal.on("resize", apply);
  link.on("zoom", (data) => {
    const spot = spotIn(data);
    const scale = Number((data as Partial<View> | null)?.scale);
    if (!spot || !(scale >= 1 && scale <= greatest)) return;
    view = { ...spot, scale };
    apply();
  });
  link.onJoin(() => isOn() && link.send("zoom", view));
  return {
    in: () => show({ ...view, scale: view.scale * step }),
    out: () => show({ ...view, scale: view.scale / step }),
    reset,
    get isOn() {
      return isOn();
    },
  };
}

/** On Linux Alt and the mouse move windows, so that Ctrl does the same there. */
const isZoomClick = ({ altKey, ctrlKey }: MouseEvent) => altKey || (ctrlKey && /Linux/.test(navigator.platform));

/** Enlarges the element around a place, and cuts off what would reach over its own box. */
function place(root: HTMLElement, view: View, { reveal, settings }: Overlaid): void {
  const { style } = root;
  root.classList.toggle("qd-zoomed", view.scale > 1);
  if (view.scale === 1) {
    for (const name of ["translate", "scale", "clip-path"]) style.removeProperty(name);
    return;
  }
  const { scale } = view;
  const slide = reveal.getScale();
  const shift = (size: number, of: number, at: number) => {
    const focus = (size - of * slide) / 2 + at * slide;
    return Math.min(0, Math.max(size - size * scale, size / 2 - focus * scale));
  };
  const [across, along] = [root.offsetWidth, root.offsetHeight];
  const left = shift(across, settings.width, view.x);
  const top = shift(along, settings.height, view.y);
  const insets = [-top / scale, across - (across - left) / scale, along - (along - top) / scale, -left / scale];
  style.translate = `${left}px ${top}px`;
  style.scale = String(scale);
  style.clipPath = `inset(${insets.map((inset) => `${Math.max(0, inset)}px`).join(" ")})`;
}

/** What is dragged about. */
interface Dragged {
  readonly isOn: () => boolean;
  /** By how much, in pixels of the slide. */
  readonly move: (by: Spot) => void;
  readonly stage: Overlaid;
}

/** An enlarged slide follows the mouse that drags it. */
function dragging(root: HTMLElement, { isOn, move, stage: { layer } }: Dragged): void {
  let from: Spot | undefined;
  root.addEventListener("pointerdown", (event) => {
    const isTaken = event.defaultPrevented || event.button !== 0 || event.pointerType !== "mouse";
    from = isTaken || !isOn() ? undefined : layer.spotOf(event);
    root.classList.toggle("qd-dragging", from !== undefined);
  });
  root.addEventListener("pointermove", (event) => {
    if (!from || (event.buttons & 1) === 0 || !isOn()) return;
    const to = layer.spotOf(event);
    // Then the place where it was taken is under the pointer again.
    move({ x: to.x - from.x, y: to.y - from.y });
  });
  window.addEventListener("pointerup", () => {
    from = undefined;
    root.classList.remove("qd-dragging");
  });
}
