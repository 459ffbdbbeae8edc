import type { RevealApi } from "reveal.js";

/** What covers the slide; "" when nothing does. */
export type Colour = "" | "black" | "white";

/** A black or white screen in place of the slide: reveal.js's pause, in two colours. */
export interface Curtain {
  readonly colour: Colour;
  set(colour: Colour): void;
  /** Draws it, or takes it away when it has this colour already. */
  toggle(colour: Exclude<Colour, "">): void;
  onChange(listener: () => void): void;
}

const whiteClass = "qd-white";

/** Makes the curtain of this window. */
export function createCurtain(reveal: RevealApi): Curtain {
  const root = () => reveal.getRevealElement();
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const colourNow = (): Colour => {
    if (!reveal.isPaused()) return "";
    return root()?.classList.contains(whiteClass) ? "white" : "black";
  };
  const set = (colour: Colour) => {
    const before = colourNow();
    root()?.classList.toggle(whiteClass, colour === "white");
    reveal.togglePause(colour !== "");
    // reveal.js says nothing when a pause only changes its colour.
    if (before !== "" && colour !== "" && before !== colour) tell();
  };
  reveal.on("paused", tell);
  reveal.on("resumed", () => {
    root()?.classList.remove(whiteClass);
    tell();
  });
  return {
    get colour() {
      return colourNow();
    },
    set,
    toggle: (colour) => set(colourNow() === colour ? "" : colour),
    onChange: (listener) => void listeners.push(listener),
  };
}
