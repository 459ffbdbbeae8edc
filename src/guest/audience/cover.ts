import { make, makeIsland } from "../../live/elements.js";
import type { Say } from "../say.js";

/** What lies over the slide that the speaker has covered. */
export interface Cover {
  show(state: "covered" | "open"): void;
}

const css = `
:host { position: absolute; inset: 0; z-index: 50; display: grid; place-content: center; gap: 8px; padding: 16px; background: #122131; color: #f4f1ea; text-align: center; font: 600 clamp(16px, 2.6vmin, 28px)/1.35 system-ui, sans-serif; }
:host([hidden]) { display: none; }
p + p { color: #a3b3c2; font-weight: 400; font-size: .85em; }
`;

/** @param seat what the slides stand in */
export function createCover(seat: HTMLElement, say: Say): Cover {
  const { host, root } = makeIsland("quarterdeck-cover", css, () => undefined);
  host.lang = document.documentElement.lang;
  host.dir = document.documentElement.dir || "ltr";
  host.hidden = true;
  root.append(make("p", {}, say("covered")), make("p", {}, say("covered-about")));
  seat.append(host);
  return {
    show(state) {
      const isCovered = state === "covered";
      host.hidden = !isCovered;
      // What is covered is not read out, either.
      seat.classList.toggle("is-covered", isCovered);
    },
  };
}
