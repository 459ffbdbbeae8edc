import { make } from "../../live/elements.js";
import { seatCss } from "./seat-css.js";

/** Where the slides stand in the page of a guest, and how the page is laid out around them. */
export interface Seat {
  /** Around the slides. */
  readonly element: HTMLElement;
  /**
   * Arranges the page.
   * @param wish whether what stands beside the slides needs room, as a poll does
   */
  arrange(wish: "usual" | "roomy"): void;
  /** Writes the form of the page on another element, too: style sheets in shadows do not see it on the root. */
  tell(element: HTMLElement): void;
}

/** As wide as high, or less: what a hand holds upright. */
const upright = "(max-aspect-ratio: 1/1)";
/** No room for a bar below the slide. */
const low = "(max-height: 600px)";

/** Puts the slides into a seat of their own, so that there is room beside them. The player begins after this. */
export function takeSeat(): Seat {
  const root = document.documentElement;
  root.classList.add("qd-guest");
  const meta = document.querySelector("meta[name=viewport]");
  meta?.setAttribute("content", "width=device-width, initial-scale=1, viewport-fit=cover");
  document.head.append(make("meta", { name: "theme-color", content: "#0c1724" }));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(seatCss);
  document.adoptedStyleSheets.push(sheet);
  // The ground of a theme is painted on what has this class.
  const element = make("div", { class: "reveal-viewport qd-seat" });
  const slides = document.querySelector(".reveal");
  slides?.replaceWith(element);
  if (slides) element.append(slides);
  const { width, height } = sizeOfSlides();
  element.style.setProperty("--ratio", String(width / height));
  let wish: "usual" | "roomy" = "usual";
  const queries = [window.matchMedia(upright), window.matchMedia(low)] as const;
  const told = new Set([root]);
  const update = () => {
    const [isUpright, isLow] = queries.map(({ matches }) => matches);
    const form = isUpright ? "tall" : isLow || wish === "roomy" ? "side" : "wide";
    for (const one of told) one.dataset["form"] = wish === "roomy" && form === "side" ? "side roomy" : form;
  };
  for (const query of queries) query.addEventListener("change", update);
  update();
  return {
    element,
    arrange(wanted) {
      wish = wanted;
      update();
    },
    tell(other) {
      told.add(other);
      update();
    },
  };
}

function sizeOfSlides(): { readonly width: number; readonly height: number } {
  const text = document.querySelector("script#quarterdeck-config")?.textContent ?? "";
  return JSON.parse(text) as { readonly width: number; readonly height: number };
}
