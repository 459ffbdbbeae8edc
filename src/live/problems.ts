import type { ShownProblem } from "../serve/protocol.js";
import { make, makeButton, makeIsland } from "./elements.js";
import { isOnStage } from "./stage.js";

/** Shows what is wrong with the deck over its last good form. */
export interface ProblemPanel {
  /** The corner of the window where small things stand beside each other; the deck's own buttons have the other one. */
  readonly corner: HTMLElement;
  show(problems: readonly ShownProblem[]): void;
  /** Says when the server does not answer; the deck goes on without it. */
  showServer(state: "there" | "away"): void;
}

/** A file may be half written for a moment; so long, in milliseconds, a mistake has to last before it is shown. */
const patience = 150;

const css = `
:host { position: fixed; z-index: 2147483000; inset: auto 0 0 0; pointer-events: none; }
:host([data-beneath="nothing"]) { display: block; position: static; }
:host([data-beneath="nothing"]) section { max-height: none; }
section, button { pointer-events: auto; font: 15px/1.45 system-ui, sans-serif; color: #f6f3ee; }
section { max-height: 62vh; overflow: auto; margin: 0; padding: 16px 20px; background: #1b1014; border-top: 6px solid #f0553b; }
section[data-worst="warning"] { background: #1a1710; border-color: #e0a83a; }
header { display: flex; gap: 16px; align-items: baseline; }
h2 { font-size: 16px; margin: 0 auto 0 0; }
article { margin: 12px 0 0; }
[data-severity="warning"] button.place { color: #f3cd7f; }
pre { margin: 6px 0; padding: 10px 12px; overflow: auto; background: #0006; font: 13px/1.45 ui-monospace, monospace; }
.remedy { color: #bfe6c8; }
.corner { position: fixed; inset-inline-end: 12px; bottom: 14px; display: flex; gap: 8px; align-items: flex-end; }
.chip { flex: none; background: #3a2c05; border-color: #e0a83a; }
.offline { position: fixed; inset-inline-end: 12px; top: 12px; margin: 0; padding: 4px 12px; background: #000c; font: 14px/1.4 system-ui, sans-serif; color: #fff; border-radius: 4px; }
`;

/** How a panel of problems is to be. */
interface PanelOptions {
  /** What it stands over: without a deck, there is no reason to hide it. */
  readonly beneath: "deck" | "nothing";
  /** Shows a place in the editor. */
  readonly open: (place: string) => void;
}

export function createProblemPanel({ beneath, open }: PanelOptions): ProblemPanel {
  const panel = make("section", { "aria-label": "Problems of the deck", role: "status" });
  const chip = makeButton({ class: "chip" }, "", () => unfold());
  const corner = make("div", { class: "corner" }, chip);
  const offline = make("p", { class: "offline", role: "status" }, "The server does not answer; waiting for it.");
  for (const part of [panel, chip, offline]) part.hidden = true;
  let timer = 0;
  let current: readonly ShownProblem[] = [];
  const close = () => {
    panel.hidden = true;
    corner.hidden = false;
    chip.hidden = current.length === 0;
  };
  const unfold = () => {
    panel.replaceChildren(...contentOf(current, beneath === "deck" ? close : undefined, open));
    panel.dataset["worst"] = worstOf(current);
    panel.hidden = false;
    // The panel has its place.
    corner.hidden = true;
  };
  const { host, root } = makeIsland("quarterdeck-problems", css, () => beneath === "deck" && close());
  // The key is for the panel as long as it covers the deck, wherever the focus is.
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || panel.hidden || beneath === "nothing" || openDialog()) return;
    event.stopImmediatePropagation();
    close();
  };
  window.addEventListener("keydown", onEscape, { capture: true });
  const moveHost = () => (openDialog() ?? document.body).append(host);
  host.dataset["beneath"] = beneath;
  root.append(corner, panel, offline);
  document.body.append(host);
  hideFromGuests(host);
  // A dialog takes what stands in it along when it goes.
  document.addEventListener("close", () => host.isConnected || document.body.append(host), { capture: true });
  return {
    corner,
    show(problems) {
      if (JSON.stringify(problems) === JSON.stringify(current)) return;
      window.clearTimeout(timer);
      current = problems;
      if (problems.length === 0) return close();
      chip.textContent = countsOf(problems);
      moveHost();
      // What the room or the speaker reads is not covered.
      if (worstOf(problems) === "error" && !isOnStage()) timer = window.setTimeout(unfold, patience);
      else close();
    },
    showServer(state) {
      offline.hidden = state === "there";
    },
  };
}

/** While guests follow, what they see is the deck alone; the speaker's desk says what is wrong. */
function hideFromGuests(host: HTMLElement): void {
  const page = document.documentElement;
  const look = () => {
    host.style.display = page.matches(".qd-in-room:not(.qd-presenting)") ? "none" : "";
  };
  new MutationObserver(look).observe(page, { attributes: true, attributeFilter: ["class"] });
  look();
}

/** Nothing beside a modal dialog can be reached. */
const openDialog = () => document.querySelector<HTMLElement>("dialog:modal") ?? undefined;

const worstOf = (problems: readonly ShownProblem[]) =>
  problems.some(({ severity }) => severity === "error") ? "error" : "warning";

function countsOf(problems: readonly ShownProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const others = problems.length - errors;
  const counted = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}${count === 1 ? "" : "s"}`]);
  return [...counted(errors, "error"), ...counted(others, "warning")].join(", ");
}

/** @param close hides them; undefined where they stay */
function contentOf(
  problems: readonly ShownProblem[],
  close: (() => void) | undefined,
  open: (place: string) => void,
): HTMLElement[] {
  const still = close && worstOf(problems) === "error" ? "; behind this is the last good deck" : "";
  const head = make("header", {}, make("h2", {}, countsOf(problems) + still));
  if (close) head.append(makeButton({}, "Hide", close));
  return [head, ...problems.map((problem) => articleOf(problem, open))];
}

function articleOf(
  { severity, place, message, frame, remedy }: ShownProblem,
  open: (place: string) => void,
): HTMLElement {
  const parts = [make("p", {}, make("b", {}, `${severity}: `), message)];
  if (place !== "") parts.unshift(makeButton({ class: "place" }, place, () => open(place)));
  if (frame !== "") parts.push(make("pre", {}, frame));
  parts.push(make("p", { class: "remedy" }, remedy));
  return make("article", { "data-severity": severity }, ...parts);
}
