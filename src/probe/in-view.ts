/**
 * Reads a slide while it is in the window, which then goes back to where it was. To go there once for each slide, and not
 * for each place that is asked for, matters: after each move the browser looks through the whole page.
 */
export function inView<T>(section: Element, read: () => T): T {
  const before = window.scrollY;
  section.scrollIntoView({ block: "start", behavior: "instant" });
  const value = read();
  window.scrollTo({ top: before, behavior: "instant" });
  return value;
}
