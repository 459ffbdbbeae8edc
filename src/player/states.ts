import type { RevealApi } from "reveal.js";

/** How long a move from one state to the next takes, in milliseconds; what comes waits until what moves is on its way. */
const gliding = 500;
const leaving = { duration: 200, easing: "ease", fill: "backwards" } as const;
const coming = { duration: 300, delay: 200, easing: "ease", fill: "backwards" } as const;

/** More pieces of two states together change at once: each that moves is a layer of its own for the browser. */
const mostPieces = 800;

const keyed = "[data-key], [data-id]";
const isState = (element: Element) => element.matches(".c-states > .state");

/**
 * Moves what two neighbouring states share from its old place to its new one; what only one of them has fades. Which
 * state shows is settled by the style sheet before, so the slide is right without any of this.
 */
export function moveStates(reveal: RevealApi): void {
  let stop = () => {};
  const onStep = (event: Event) => {
    stop();
    const { fragments } = event as Event & { readonly fragments: readonly HTMLElement[] };
    const states = fragments.filter(isState);
    const [state] = states;
    const before = state?.previousElementSibling;
    // Several at once are a jump, not a step.
    if (states.length !== 1 || !state || !(before instanceof HTMLElement) || isStill(reveal, state)) return;
    stop = event.type === "fragmentshown" ? move(before, state) : move(state, before);
  };
  reveal.on("fragmentshown", onStep);
  reveal.on("fragmenthidden", onStep);
}

function isStill(reveal: RevealApi, state: HTMLElement): boolean {
  const own = state.closest("section")?.dataset["transition"];
  const isReduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return isReduced || (own ?? reveal.getConfig().transition) === "none";
}

/** @returns what ends the move at once */
function move(from: HTMLElement, to: HTMLElement): () => void {
  const [old, fresh] = [piecesOf(from), piecesOf(to)];
  if (countOf(old) + countOf(fresh) > mostPieces) return () => {};
  const component = to.parentElement;
  component?.classList.add("is-moving");
  const scale = to.getBoundingClientRect().width / to.offsetWidth;
  // All places are measured before anything moves.
  const moves = [...fresh.keyed].flatMap(([key, element]) => {
    const origin = old.keyed.get(key);
    const frames = origin && framesOf(origin, element, scale);
    return frames ? [{ element, frames }] : [];
  });
  const running = [
    ...moves.map(({ element, frames }) => element.animate(frames, { duration: gliding, easing: "ease" })),
    ...goneFrom(fresh, old).map((element) => element.animate({ opacity: [0, 1] }, coming)),
    ...goneFrom(old, fresh).map((element) =>
      element.animate({ opacity: [1, 0], visibility: ["visible", "visible"] }, leaving),
    ),
  ];
  const clear = () => component?.classList.remove("is-moving");
  void Promise.allSettled(running.map(({ finished }) => finished)).then(clear);
  return () => {
    for (const animation of running) animation.cancel();
  };
}

/** What a state is made of. */
interface Pieces {
  /** What can be found again in another state, the outermost of what lies in each other. */
  readonly keyed: ReadonlyMap<string, Element>;
  /** What else there is, in pieces as large as possible. */
  readonly others: readonly Element[];
}

const countOf = ({ keyed: found, others }: Pieces): number => found.size + others.length;

function piecesOf(state: Element): Pieces {
  const keyedPieces = new Map<string, Element>();
  const others: Element[] = [];
  const collect = (element: Element) => {
    const { key, id } = (element as HTMLElement | SVGElement).dataset;
    if (key ?? id) keyedPieces.set(key ?? `#${id}`, element);
    else if (element.querySelector(keyed)) for (const child of element.children) collect(child);
    else others.push(element);
  };
  for (const child of state.children) collect(child);
  return { keyed: keyedPieces, others };
}

/** What one state has and the other has not; what looks the same in both stays where it is. */
function goneFrom(has: Pieces, lacks: Pieces): Element[] {
  const single = [...has.keyed].flatMap(([key, element]) => (lacks.keyed.has(key) ? [] : [element]));
  return [...single, ...has.others.filter((one) => !lacks.others.some((other) => one.isEqualNode(other)))];
}

/** The way from the place of one element to that of another; undefined where it is the same. */
function framesOf(from: Element, to: Element, scale: number): Keyframe[] | undefined {
  const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  if (b.width === 0 || b.height === 0) return undefined;
  const [wide, high] = [a.width / b.width, a.height / b.height];
  const isSame =
    Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.width - b.width) + Math.abs(a.height - b.height);
  if (isSame < 0.5) return undefined;
  if (to instanceof SVGGraphicsElement && to.ownerSVGElement) {
    const seen = new DOMMatrix().translate(a.x, a.y).scale(wide, high).translate(-b.x, -b.y);
    return framesInDrawing(to, seen);
  }
  const away = `translate(${(a.x - b.x) / scale}px, ${(a.y - b.y) / scale}px) scale(${wide}, ${high})`;
  return [
    { transform: away, transformOrigin: "0 0" },
    { transform: "none", transformOrigin: "0 0" },
  ];
}

/**
 * In a drawing, places count in the coordinates of what an element lies in, and a transformation of its own is a part
 * of how it looks.
 * @param seen what moves the element on the screen to where it comes from
 */
function framesInDrawing(element: SVGGraphicsElement, seen: DOMMatrix): Keyframe[] | undefined {
  const parent = element.parentElement;
  const around = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null;
  const whole = element.getScreenCTM();
  if (!around || !whole) return undefined;
  const inside = DOMMatrix.fromMatrix(around).inverse();
  const own = inside.multiply(whole);
  return [inside.multiply(seen).multiply(DOMMatrix.fromMatrix(around)).multiply(own), own].map((matrix) => ({
    transform: String(matrix),
    transformOrigin: "0 0",
  }));
}
