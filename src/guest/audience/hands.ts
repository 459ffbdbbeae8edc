import type { Following } from "./following.js";

/** What keys and fingers do. */
type Moves = Pick<Following, "next" | "previous" | "first" | "last" | "go">;

/** Moves the page by keys, by swiping over the slide, and by links on slides. */
export function useHands(moves: Moves, seat: HTMLElement): void {
  listenForKeys(moves);
  listenForSwipes(moves, seat);
  listenForLinks(moves, seat);
}

const isRtl = () => document.documentElement.dir === "rtl";

/** What has keys of its own. */
const typing = "dialog, input, textarea, select, video, audio, [contenteditable]";
const pressing = "button, summary, a[href], [role=button]";

function listenForKeys(moves: Moves): void {
  window.addEventListener(
    "keydown",
    (event) => {
      const target = event.composedPath()[0];
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(typing)) return;
      const isPress = event.key === " " && target instanceof Element && target.closest(pressing);
      const action = isPress ? undefined : actionOf(event, moves);
      if (!action) return;
      event.preventDefault();
      action();
    },
    { capture: true },
  );
}

function actionOf({ key, shiftKey }: KeyboardEvent, moves: Moves): (() => void) | undefined {
  const { next, previous, first, last } = moves;
  if (key === "ArrowRight") return isRtl() ? previous : next;
  if (key === "ArrowLeft") return isRtl() ? next : previous;
  if (key === " ") return shiftKey ? previous : next;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: next,
    PageDown: next,
    ArrowUp: previous,
    PageUp: previous,
    Home: first,
    End: last,
  };
  return keys[key];
}

/** Pixels that a finger has to go aside, and how much more aside than up or down. */
const swipe = { least: 40, slant: 1.4 };

/** Fingers that enlarge the slide, or move it about while it is large, do not swipe. */
const isEnlarged = () => (window.visualViewport?.scale ?? 1) > 1.05;

function listenForSwipes({ next, previous }: Moves, seat: HTMLElement): void {
  let from: { readonly x: number; readonly y: number } | undefined;
  seat.addEventListener(
    "touchstart",
    ({ touches, target }) => {
      const [only, ...others] = touches;
      const isOwn = target instanceof Element && scrollsAside(target, seat);
      from = only && others.length === 0 && !isEnlarged() && !isOwn ? { x: only.clientX, y: only.clientY } : undefined;
    },
    { passive: true },
  );
  seat.addEventListener(
    "touchend",
    ({ changedTouches, touches }) => {
      const [to] = changedTouches;
      const start = from;
      from = undefined;
      if (!start || !to || touches.length > 0 || isEnlarged()) return;
      const aside = to.clientX - start.x;
      if (Math.abs(aside) < swipe.least || Math.abs(aside) < swipe.slant * Math.abs(to.clientY - start.y)) return;
      if (aside < 0 === !isRtl()) next();
      else previous();
    },
    { passive: true },
  );
  window.visualViewport?.addEventListener("resize", () => seat.classList.toggle("is-enlarged", isEnlarged()));
}

/** Wide code, for example, is moved by the finger itself. */
function scrollsAside(target: Element, seat: HTMLElement): boolean {
  for (let box: Element | null = target; box && box !== seat; box = box.parentElement) {
    if (box.matches("[data-prevent-swipe], input, video, audio")) return true;
    if (box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
  }
  return false;
}

function listenForLinks({ go }: Moves, seat: HTMLElement): void {
  seat.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const address = link?.getAttribute("href");
    if (!address) return;
    event.preventDefault();
    go(decodeURIComponent(address.replace(/^#\/?/, "")));
  });
}
