import { readStrokes } from "../../ink/drawings.js";
import type { Overlaid } from "./layer.js";
import { showLive } from "./pen.js";
import { keepStrokes, keptStrokes } from "./session.js";
import { createDrawnSlides } from "./slides.js";
import { createStore, type InkStore } from "./store.js";

/**
 * What was drawn, shown on the slides, remembered over a reload, and the same in all windows.
 * @param changed is called after each change, also one of another window
 */
export function createSharedStore({ reveal, settings, layer, link }: Overlaid, changed: () => void): InkStore {
  const drawn = createDrawnSlides(settings);
  const others = layer.path("qd-live");
  const store = createStore((slide, by) => {
    const strokes = store.on(slide);
    drawn.show(slide, strokes);
    keepStrokes(slide, strokes);
    if (by === "us") link.send("ink", { slide, strokes });
    changed();
  });
  for (const [slide, strokes] of new Map([...drawn.read(), ...keptStrokes()])) store.accept(slide, strokes);
  link.on("ink", (data) => {
    const said = strokesIn(data);
    if (said) store.accept(said.slide, said.strokes);
  });
  link.on("ink-live", (data) => {
    const said = strokesIn(data);
    const isShown = said?.slide === reveal.getCurrentSlide()?.id;
    showLive(others, isShown ? said?.strokes[0] : undefined);
  });
  link.onJoin(() => {
    for (const [slide, strokes] of store.all()) link.send("ink", { slide, strokes });
  });
  // A slide that was made again comes without what was drawn on it.
  document.addEventListener("quarterdeck-patched", () => {
    for (const [slide, strokes] of store.all()) drawn.show(slide, strokes);
  });
  return store;
}

function strokesIn(data: unknown) {
  if (typeof data !== "object" || data === null) return undefined;
  const { slide, strokes } = data as { readonly slide?: unknown; readonly strokes?: unknown };
  const read = readStrokes(strokes);
  return typeof slide === "string" && read ? { slide, strokes: read } : undefined;
}
