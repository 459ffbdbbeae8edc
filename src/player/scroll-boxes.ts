const boxes =
  ".reveal .slides :is(pre, table, .katex-display, .drawing-box, .c-diagram, .c-terminal .stage, .body, .slot)";

/**
 * Lets the keyboard scroll what is wider than the screen.
 * @returns what takes that back
 */
export function openScrollBoxes(): () => void {
  const opened = [...document.querySelectorAll<HTMLElement>(boxes)].filter(
    (box) => !box.hasAttribute("tabindex") && isWide(box),
  );
  for (const box of opened) box.tabIndex = 0;
  return () => {
    for (const box of opened) box.removeAttribute("tabindex");
  };
}

const isWide = (box: HTMLElement): boolean =>
  box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX);
