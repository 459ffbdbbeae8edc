/** Pixels that a finger moves to the side at least. */
const shortest = 56;
/** Pixels within which it rests where it is. */
const slop = 24;
/** The sides of the screen are the phone's own. */
const edge = 20;
/** Milliseconds; whoever rests on the way reads, or selects. */
const longest = 900;

/**
 * Listens for a finger that moves to the side, and for taps on the large buttons: for a moment after a swipe, browsers
 * may make no click of a tap.
 * @param onSwipe is told the way that the content goes: `left` uncovers what is on the right
 */
export function listenForFingers(area: HTMLElement, onSwipe: (way: "left" | "right") => void): void {
  let start: PointerEvent | undefined;
  let isDone = false;
  area.addEventListener("pointerdown", (event) => {
    isDone = false;
    // A second finger makes it another gesture.
    start = event.isPrimary && event.pointerType !== "mouse" ? event : undefined;
  });
  area.addEventListener("pointercancel", () => {
    start = undefined;
  });
  area.addEventListener("pointerup", (event) => {
    const from = start;
    start = undefined;
    if (!from || event.pointerId !== from.pointerId || event.timeStamp - from.timeStamp > longest) return;
    const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>(".moves button") : null;
    const isInside = from.clientX > edge && from.clientX < window.innerWidth - edge;
    if (Math.abs(x) < slop && Math.abs(y) < slop && button) button.click();
    else if (isInside && Math.abs(x) >= shortest && Math.abs(x) >= 1.6 * Math.abs(y)) onSwipe(x < 0 ? "left" : "right");
    else return;
    isDone = true;
  });
  // What the browser makes of the same finger; clicks of keys and scripts have no count.
  const swallow = (event: MouseEvent) => {
    if (isDone && event.detail > 0) event.stopImmediatePropagation();
  };
  area.addEventListener("click", swallow, { capture: true });
}
