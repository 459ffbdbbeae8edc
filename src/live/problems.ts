import type { ShownProblem } from "../serve/protocol.js";

/** Shows what is wrong with the deck over its last good form. */
export interface ProblemPanel {
  show(problems: readonly ShownProblem[]): void;
  /** Says when the server does not answer; the deck goes on without it. */
  showServer(state: "there" | "away"): void;
}

/** A file may be half written for a moment; so long, in milliseconds, a mistake has to last before it is shown. */
const patience = 150;

const css = `
:host { all: initial; position: fixed; z-index: 2147483000; inset: auto 0 0 0; pointer-events: none; }
:host([data-beneath="nothing"]) { display: block; position: static; }
:host([data-beneath="nothing"]) section { max-height: none; }
* { box-sizing: border-box; }
section, button { pointer-events: auto; font: 15px/1.45 system-ui, sans-serif; color: #f6f3ee; }
section { max-height: 62vh; overflow: auto; margin: 0; padding: 16px 20px; background: #1b1014f2; border-top: 6px solid #f0553b; }
section[data-worst="warning"] { background: #1a1710f2; border-color: #e0a83a; }
header { display: flex; gap: 16px; align-items: baseline; }
h2 { font-size: 16px; margin: 0 auto 0 0; }
article { margin: 12px 0 0; }
p { margin: 0; }
.place { color: #ffb59f; font-family: ui-monospace, monospace; font-size: 13px; }
[data-severity="warning"] .place { color: #f3cd7f; }
pre { margin: 6px 0; padding: 10px 12px; overflow: auto; background: #0006; font: 13px/1.45 ui-monospace, monospace; }
.remedy { color: #bfe6c8; }
button { border: 1px solid #ffffff66; border-radius: 4px; background: #0008; padding: 3px 12px; cursor: pointer; }
button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
.chip { position: fixed; inset-inline-start: 12px; bottom: 12px; background: #3a2c05; border-color: #e0a83a; }
.offline { position: fixed; inset-inline-end: 12px; top: 12px; margin: 0; padding: 4px 12px; background: #000c; font: 14px/1.4 system-ui, sans-serif; color: #fff; border-radius: 4px; }
[hidden] { display: none; }
`;

/** @param beneath what the panel stands over: without a deck, there is no reason to hide it */
export function createProblemPanel(beneath: "deck" | "nothing" = "deck"): ProblemPanel {
  const host = document.createElement("quarterdeck-problems");
  host.dataset["beneath"] = beneath;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const panel = make("section", { "aria-label": "Problems of the deck", role: "status" });
  const chip = make("button", { type: "button", class: "chip" });
  const offline = make("p", { class: "offline", role: "status" }, "The server does not answer; waiting for it.");
  for (const part of [panel, chip, offline]) part.hidden = true;
  root.append(panel, chip, offline);
  document.body.append(host);
  let timer = 0;
  let current: readonly ShownProblem[] = [];
  const close = () => {
    panel.hidden = true;
    chip.hidden = current.length === 0;
  };
  const open = () => {
    panel.replaceChildren(...contentOf(current, beneath === "deck" ? close : undefined));
    panel.dataset["worst"] = worstOf(current);
    panel.hidden = false;
    chip.hidden = true;
  };
  chip.addEventListener("click", open);
  // Keys for the panel are not for the deck.
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && beneath === "deck") close();
    event.stopPropagation();
  });
  return {
    show(problems) {
      if (JSON.stringify(problems) === JSON.stringify(current)) return;
      window.clearTimeout(timer);
      current = problems;
      if (problems.length === 0) return close();
      chip.textContent = countsOf(problems);
      if (worstOf(problems) === "error") timer = window.setTimeout(open, patience);
      else close();
    },
    showServer(state) {
      offline.hidden = state === "there";
    },
  };
}

const worstOf = (problems: readonly ShownProblem[]) =>
  problems.some(({ severity }) => severity === "error") ? "error" : "warning";

function countsOf(problems: readonly ShownProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const others = problems.length - errors;
  const counted = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}${count === 1 ? "" : "s"}`]);
  return [...counted(errors, "error"), ...counted(others, "warning")].join(", ");
}

/** @param close hides them; undefined where they stay */
function contentOf(problems: readonly ShownProblem[], close: (() => void) | undefined): HTMLElement[] {
  const still = close && worstOf(problems) === "error" ? "; below is the last good deck" : "";
  const head = make("header", {}, make("h2", {}, countsOf(problems) + still));
  if (close) {
    const hide = make("button", { type: "button" }, "Hide");
    hide.addEventListener("click", close);
    head.append(hide);
  }
  return [head, ...problems.map(articleOf)];
}

function articleOf({ severity, place, message, frame, remedy }: ShownProblem): HTMLElement {
  const parts = [make("p", {}, make("b", {}, `${severity}: `), message)];
  if (place !== "") parts.unshift(make("p", { class: "place" }, place));
  if (frame !== "") parts.push(make("pre", {}, frame));
  parts.push(make("p", { class: "remedy" }, remedy));
  return make("article", { "data-severity": severity }, ...parts);
}

function make(name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
