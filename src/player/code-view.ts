import type { RevealApi } from "reveal.js";

/** Where code is longer than its place on the slide, each step shows its lines; what fits does not move. */
export function followCodeSteps(reveal: RevealApi): void {
  const show = () => {
    for (const code of reveal.getCurrentSlide()?.querySelectorAll<HTMLElement>("figure.code[data-steps]") ?? [])
      showLines(code);
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "resize"]) reveal.on(event, show);
  document.addEventListener("quarterdeck-patched", show);
  show();
}

/** The same place for a step, wherever one comes from: the build has marked the line with which its view begins. */
function showLines(code: HTMLElement): void {
  const pre = code.querySelector("pre");
  if (!pre || pre.offsetHeight === 0) return;
  const line = code.querySelector<HTMLElement>(`.line[data-view~="${stepOf(code)}"]`);
  pre.scrollTop = line ? placeIn(pre, line) : 0;
}

/** The step that shows: the last whose marker does. */
const stepOf = (code: HTMLElement): string =>
  [...code.querySelectorAll<HTMLElement>(":scope > .code-step.visible")].at(-1)?.dataset["step"] ?? "1";

/** How far a line lies below the beginning of what can be scrolled, in pixels of the slide, however it is scaled. */
function placeIn(pre: HTMLElement, line: HTMLElement): number {
  const [outer, inner] = [pre.getBoundingClientRect(), line.getBoundingClientRect()];
  return ((inner.top - outer.top) * pre.offsetHeight) / outer.height + pre.scrollTop - pre.clientTop;
}
