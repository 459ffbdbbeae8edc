import type { RevealApi } from "reveal.js";
import { type ElementJump, type JumpAnswer, type JumpRequest, jumpAddress } from "../serve/protocol.js";
import { make, makeButton, makeIsland } from "./elements.js";

/** Shows sources in the user's editor, and says what becomes of it. */
export interface Jump {
  /** Opens a place that the server has told the page. */
  open(place: string): void;
  /** Opens what made an element of a slide. */
  openElement(element: Omit<ElementJump, "deck">): void;
}

/** @param deck its name on the server */
export function createJump(deck: string): Jump {
  const say = createNotice();
  const jump = async (wish: JumpRequest) => {
    const answer = await ask(wish);
    if (answer.refusal !== "") say(`${answer.refusal}.`, answer.place);
    else say(`Opened ${answer.place}`);
  };
  return {
    open: (place) => void jump({ deck, place }),
    openElement: (element) => void jump({ deck, ...element }),
  };
}

/** What has a place in the source. */
const pieces =
  "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, blockquote, pre, img, svg, video, summary, button, a, text";
const pictures = "img, svg, video";
/** So much of a text is enough to find it. */
const mostText = 200;

/** Alt-click on an element, or the key E for the slide, opens the source. */
export function listenForJumps(reveal: RevealApi, { openElement }: Jump): void {
  const jumpFrom = (element: Element | undefined, text: string) => {
    const slide = element?.closest("section[id]") ?? reveal.getCurrentSlide();
    if (!slide) return;
    const [tag, before] = [element?.localName ?? "", element ? picturesBefore(element, slide) : 0];
    openElement({ slide: slide.id, tag, text: text.slice(0, mostText), before });
  };
  listenForClicks(jumpFrom);
  document.addEventListener(
    "keydown",
    (event) => {
      if (!isJumpKey(event)) return;
      jumpFrom(undefined, "");
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

async function ask(wish: JumpRequest): Promise<JumpAnswer> {
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch(jumpAddress, { method: "POST", headers, body: JSON.stringify(wish) });
    if (answer.ok) return (await answer.json()) as JumpAnswer;
    return { place: "", refusal: (await answer.text()).trim().replace(/\.$/, "") };
  } catch {
    return { place: "", refusal: "The server does not answer" };
  }
}

function isJumpKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest("dialog, input, textarea, select, [contenteditable]");
  return key.toLowerCase() === "e" && !(ctrlKey || metaKey || altKey || isTyping);
}

/** With Alt, a click is ours; whoever drags selects text as ever. */
function listenForClicks(jumpFrom: (element: Element, text: string) => void): void {
  const isOurs = ({ altKey, ctrlKey, metaKey, shiftKey, button, target }: MouseEvent) =>
    altKey && !(ctrlKey || metaKey || shiftKey) && button === 0 && target instanceof Element && isOnSlide(target);
  const capture = { capture: true };
  // What else listens for Alt, such as the enlargement of a place, would move the slide away.
  for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup"] as const)
    window.addEventListener(kind, (event) => isOurs(event) && event.stopImmediatePropagation(), capture);
  const onClick = (event: MouseEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(event.target instanceof Element) || !(document.getSelection()?.isCollapsed ?? true)) return;
    const element = pieceAt(event.target);
    jumpFrom(element, textAt(element, event));
  };
  window.addEventListener("click", onClick, capture);
}

const isOnSlide = (target: Element) => target.closest(".reveal .slides section[id]") !== null;

/** The outermost drawing, and of texts the innermost; what is neither is what was hit. */
const pieceAt = (target: Element): Element => {
  const drawing = target.closest("text") ? null : target.closest("svg");
  return drawing ?? target.closest(pieces) ?? target;
};

function textAt(element: Element, { clientX, clientY }: MouseEvent): string {
  if (element.matches(pictures)) return element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? "";
  const text = element.textContent ?? "";
  if (!element.matches("pre")) return text.trim();
  const hit = document.caretRangeFromPoint(clientX, clientY);
  if (!hit || !element.contains(hit.startContainer)) return text.trim();
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(hit.startContainer, hit.startOffset);
  const start = before.toString().lastIndexOf("\n") + 1;
  return text.slice(start).split("\n", 1)[0]?.trim() ?? "";
}

function picturesBefore(element: Element, slide: Element): number {
  return Math.max(0, [...slide.querySelectorAll(pictures)].indexOf(element));
}

const css = `
:host { position: fixed; z-index: 2147483100; inset: auto 0 64px 0; pointer-events: none; display: flex; justify-content: center; }
p { pointer-events: auto; display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: 90vw; padding: 8px 14px; border-radius: 6px; background: #14181e; color: #f6f3ee; border: 1px solid #ffffff3d; font: 15px/1.45 system-ui, sans-serif; }
button { font: inherit; color: inherit; }
code { font: 13px/1.45 ui-monospace, monospace; user-select: all; }
`;

/** So long, in milliseconds, it is said what has become of a wish; a place that has to be copied stays longer. */
const shownFor = { done: 2500, refused: 20_000 };

/** Says something at the foot of the window; a place can be copied. */
function createNotice(): (text: string, place?: string) => void {
  const notice = make("p", { role: "status" });
  const { host, root } = makeIsland("quarterdeck-notice", css, () => hide());
  const hide = () => {
    notice.hidden = true;
  };
  hide();
  root.append(notice);
  document.body.append(host);
  let timer = 0;
  return (text, place = "") => {
    const copy = makeButton({}, "Copy", () => void navigator.clipboard.writeText(place).then(hide, () => undefined));
    const close = makeButton({}, "Close", hide);
    notice.replaceChildren(text, ...(place === "" ? [] : [make("code", {}, place), copy, close]));
    notice.hidden = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, place === "" ? shownFor.done : shownFor.refused);
  };
}
