import type { Overlaid } from "./layer.js";
import { oncePerFrame, type Spot, spotIn } from "./parts.js";

/** A bright dot that follows the pointer, in all windows. */
export interface Laser {
  toggle(): void;
  readonly isOn: boolean;
}

/** For so many milliseconds the dot leaves a trail. */
const trailFor = 220;

/** Where the dot was, and when. */
interface Trace extends Spot {
  readonly at: number;
}

export function createLaser({ reveal, layer, link, settings }: Overlaid): Laser {
  const root = reveal.getRevealElement();
  const dot = createDot(layer, settings.width);
  let isOn = false;
  let spot: Spot | null = null;
  const tell = oncePerFrame(() => link.send("laser", spot));
  const point = (to: Spot | null) => {
    if (spot === null && to === null) return;
    spot = to;
    dot.move(to);
    tell();
  };
  const follow = (event: PointerEvent) => {
    if (isOn) point(layer.spotOf(event));
  };
  for (const event of ["pointermove", "pointerdown"] as const) root?.addEventListener(event, follow);
  root?.addEventListener("pointerleave", () => point(null));
  link.on("laser", (data) => dot.move(spotIn(data) ?? null));
  return {
    toggle() {
      isOn = !isOn;
      document.documentElement.classList.toggle("qd-pointing", isOn);
      if (!isOn) point(null);
    },
    get isOn() {
      return isOn;
    },
  };
}

/** The dot with its trail; null takes it away. */
function createDot(layer: Overlaid["layer"], width: number): { move(to: Spot | null): void } {
  const trail = layer.path("qd-laser-trail");
  const glow = layer.path("qd-laser-glow");
  const core = layer.path("qd-laser-core");
  const size = width / 1280;
  trail.style.strokeWidth = `${9 * size}px`;
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let traces: readonly Trace[] = [];
  const draw = () => {
    traces = recent(traces);
    const current = traces.at(-1);
    const ways = isStill ? [] : traces;
    trail.setAttribute("d", ways.length > 1 ? `M${ways.map(({ x, y }) => `${x} ${y}`).join("L")}` : "");
    glow.setAttribute("d", current ? disc(current, 20 * size) : "");
    core.setAttribute("d", current ? disc(current, 8 * size) : "");
    if (ways.length > 1) show();
  };
  const show = oncePerFrame(draw);
  return {
    move(to) {
      // A window that is hidden hears of the dot, and draws no frame.
      traces = to === null ? [] : recent([...traces, { ...to, at: performance.now() }]);
      show();
    },
  };
}

/** The traces that are still seen; the last one is the dot itself. */
function recent(traces: readonly Trace[]): readonly Trace[] {
  const oldest = performance.now() - trailFor;
  return traces.filter((trace, index) => trace.at >= oldest || index === traces.length - 1);
}

const disc = ({ x, y }: Spot, radius: number) =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
