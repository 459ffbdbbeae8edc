/** A slide as both sides can be asked for it. */
export interface SlideOutline {
  /** Its text without any white space: what stands on a line of its own differs between pages, and not what is read. */
  readonly text: string;
  readonly notes: string;
  /** How often a speaker presses the key before the slide is complete. */
  readonly steps: number;
  /** It shows something: text, a picture, a background. */
  readonly shows: boolean;
}

/** The slides of a deck that are shown, by column, and how many are hidden. */
export interface DeckOutline {
  readonly columns: readonly (readonly SlideOutline[])[];
  readonly hidden: number;
}

/** What stands in a page beside a deck's text, on either side, and is compared in no other way. */
export const besideText = {
  dropped: [
    // What shows nothing, or a picture.
    "script, style, template, svg, .placeholder",
    // Drawn here, source there.
    ".mermaid, code[class*='mermaid'], figure.diagram",
    // What a layout adds, numbers of sources, and titles above code.
    ".kicker, footer.foot, .cite, figcaption",
  ].join(),
  /** Read as formulas here, and left to a script there. */
  formula: ".katex",
};

/**
 * Reads the slides below an element; runs in the browser, so it may use nothing around it.
 */
export function outlineIn(slides: Element, { dropped, formula }: typeof besideText): DeckOutline {
  const bare = (text: string) => text.replace(/[\s\u200b\u00ad\u2060\ufeff]+/g, "");
  const stepsOf = (section: Element) => {
    const shown = [...section.querySelectorAll(".fragment")].filter((each) => !each.closest("aside.notes"));
    const indices = shown.map((each) => each.getAttribute("data-fragment-index"));
    const code = [...section.querySelectorAll("code[data-line-numbers]")].map(
      (each) => (each.getAttribute("data-line-numbers") ?? "").split("|").length - 1,
    );
    const groups =
      new Set(indices.filter((index) => index !== null)).size + indices.filter((index) => index === null).length;
    return groups + code.reduce((sum, count) => sum + count, 0);
  };
  const textOf = (element: Element) => {
    const copy = element.cloneNode(true) as Element;
    for (const each of copy.querySelectorAll(formula)) {
      const latex = each.querySelector("annotation")?.textContent ?? "";
      each.replaceWith(latex);
    }
    for (const each of copy.querySelectorAll(dropped)) each.remove();
    return bare(copy.textContent ?? "");
  };
  const slideOf = (section: Element) => {
    const asides = [...section.querySelectorAll("aside.notes")];
    const written = section.getAttribute("data-notes") ?? "";
    const notes = bare(written) + asides.map(textOf).join("");
    const steps = stepsOf(section);
    for (const aside of asides) aside.remove();
    const text = textOf(section);
    const hasBackground = [...section.attributes].some(({ name }) => name.startsWith("data-background"));
    const seen = "img, svg, video, audio, canvas, iframe, object, .placeholder, .mermaid, .diagram, input, hr";
    return { text, notes, steps, shows: text !== "" || hasBackground || section.querySelector(seen) !== null };
  };
  let hidden = 0;
  const isShown = (section: Element) => {
    if (section.getAttribute("data-visibility") !== "hidden") return true;
    hidden++;
    return false;
  };
  const sectionsIn = (element: Element) => [...element.children].filter((child) => child.nodeName === "SECTION");
  const columns = sectionsIn(slides).map((section) => {
    const below = sectionsIn(section);
    return (below.length > 0 ? below : [section]).filter(isShown).map(slideOf);
  });
  return { columns: columns.filter((column) => column.length > 0), hidden };
}
