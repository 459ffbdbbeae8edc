import type { Talk } from "./talk.js";

/** Where scripts of the page hear of the clock, with its state as the detail. */
const told = "quarterdeck-clock";
/** Where they say what it is to do: `toggle`, `reset`, or `tell`. */
const wished = "quarterdeck-clock-wish";

/** Lets a script that a server has put into the page read and use the clock of the talk. */
export function shareClock(talk: Pick<Talk, "elapsed" | "isRunning" | "toggle" | "reset" | "onChange">): void {
  const tell = () => {
    const { elapsed, isRunning } = talk;
    document.dispatchEvent(new CustomEvent(told, { detail: { elapsed, isRunning } }));
  };
  talk.onChange(tell);
  document.addEventListener(wished, (event) => {
    const wish: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (wish === "toggle") talk.toggle();
    else if (wish === "reset") talk.reset();
    else tell();
  });
}
