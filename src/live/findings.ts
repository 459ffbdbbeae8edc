import type { RevealApi } from "reveal.js";
import type { FindingsMessage, ShownFinding } from "../serve/protocol.js";
import { make, makeButton, makeIsland } from "./elements.js";
import { createOutlines, type Outlines } from "./outlines.js";
import { isOnStage, watchStage } from "./stage.js";

/** Shows beside a slide what the check finds on it. */
export interface FindingsPanel {
  show(message: FindingsMessage): void;
}

/** What the panel works with. */
interface FindingsTools {
  readonly reveal: RevealApi;
  /** Where it stands. */
  readonly corner: HTMLElement;
  /** Shows a place in the editor. */
  readonly open: (place: string) => void;
}

const css = `
:host { pointer-events: auto; color: #f6f3ee; font: 15px/1.45 system-ui, sans-serif; }
button { font: inherit; color: inherit; }
.chip { max-width: min(62ch, 74vw); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; background: #14181ef2; }
.chip::before, .dot { --mark: #e0a83a; }
[data-worst="error"] :is(.chip, .dot) { --mark: #f0553b; border-color: #f0553b; }
[data-worst="error"] .chip::before { --mark: #f0553b; }
.chip::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-inline-end: 8px; border-radius: 50%; background: var(--mark); }
.dot { width: 24px; height: 24px; padding: 6px; border-radius: 50%; background: #14181ecc; }
.dot::before { content: ""; display: block; width: 100%; height: 100%; border-radius: 50%; background: var(--mark); }
section { width: min(460px, calc(100vw - 24px)); max-height: min(56vh, 560px); overflow: auto; padding: 12px 16px 16px; border-radius: 6px; background: #14181e; border: 1px solid #ffffff3d; box-shadow: 0 6px 24px #0008; }
header { display: flex; gap: 8px; align-items: center; }
h2 { font-size: 15px; margin: 0 auto 0 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin-top: 10px; padding-inline-start: 12px; border-inline-start: 4px solid #e0a83a; }
li[data-severity="error"] { border-color: #f0553b; }
li:is(:hover, :focus-within) { background: #ffffff14; }
.message { display: block; width: 100%; border: 0; padding: 0; background: none; text-align: start; font-weight: 600; }
.remedy { color: #bfe6c8; }
@media (max-width: 600px) { section { max-height: 40vh; } }
li[data-severity="warning"] button.place { color: #f3cd7f; }
`;

/** As a list, as one line, or as a dot; whoever chooses finds it so again until the window is closed. */
type Form = "list" | "line" | "dot";

export function createFindingsPanel({ reveal, corner, open }: FindingsTools): FindingsPanel {
  const frame = make("div", { role: "status", "aria-label": "Findings of the check" });
  const outlines = createOutlines(reveal);
  let current: FindingsMessage = { is: "findings", slide: "", findings: [] };
  const { host, root } = makeIsland("quarterdeck-findings", css, () => choose("line"));
  const draw = () => {
    outlines.clear();
    const isInView = current.findings.length > 0 && current.slide === reveal.getCurrentSlide()?.id;
    host.hidden = !isInView || isOnStage();
    frame.dataset["worst"] = current.findings.some(({ severity }) => severity === "error") ? "error" : "warning";
    frame.replaceChildren(...(host.hidden ? [] : [contentIn(recallForm())]));
  };
  const choose = (form: Form) => {
    rememberForm(form);
    draw();
    root.querySelector<HTMLElement>("button")?.focus();
  };
  const contentIn = (form: Form) => {
    if (form === "list") return listOf(current.findings, { outlines, open, choose });
    return closedForm(form, current.findings, { outlines, choose });
  };
  root.append(frame);
  corner.append(host);
  document.body.append(outlines.host);
  reveal.on("slidechanged", draw);
  watchStage(draw);
  return {
    show(message) {
      const isSame = JSON.stringify(message) === JSON.stringify(current);
      current = message;
      if (!isSame) draw();
    },
  };
}

/** What happens to findings. */
interface FindingActions {
  readonly outlines: Outlines;
  readonly open: (place: string) => void;
  readonly choose: (form: Form) => void;
}

/** Of what is quoted, the beginning is enough: the line has to say what is wrong. */
const shortened = (message: string) => message.replace(/“([^”]{18})[^”]+”/g, "“$1…”");

const titleOf = ({ length }: readonly ShownFinding[]) => `${length} finding${length === 1 ? "" : "s"}`;

function closedForm(
  form: "line" | "dot",
  findings: readonly ShownFinding[],
  { outlines, choose }: Pick<FindingActions, "outlines" | "choose">,
): HTMLElement {
  const [first] = findings;
  const title = titleOf(findings);
  const open = () => choose("list");
  // Whoever hides findings sees nothing of them on the slide.
  if (form === "dot") return makeButton({ class: "dot", "aria-label": title, title }, "", open);
  const line = makeButton({ class: "chip" }, `${title}: ${shortened(first?.message ?? "")}`, open);
  const places = findings.flatMap(({ rects }) => rects);
  outlines.showFor(line, places);
  return line;
}

function listOf(findings: readonly ShownFinding[], actions: FindingActions): HTMLElement {
  const { choose } = actions;
  const title = make("h2", {}, `${titleOf(findings)} on this slide`);
  const head = make(
    "header",
    {},
    title,
    makeButton({}, "Fold", () => choose("line")),
    makeButton({}, "Hide", () => choose("dot")),
  );
  return make("section", {}, head, make("ul", {}, ...findings.map((finding) => itemOf(finding, actions))));
}

function itemOf(
  { severity, message, place, remedy, rects }: ShownFinding,
  { outlines, open }: FindingActions,
): HTMLElement {
  const said = rects.length > 0 ? makeButton({ class: "message" }, message, () => outlines.show(rects)) : undefined;
  const parts = [said ?? make("p", { class: "message" }, message)];
  if (place !== "") parts.push(makeButton({ class: "place" }, place, () => open(place)));
  const item = make("li", { "data-severity": severity }, ...parts, make("p", { class: "remedy" }, remedy));
  outlines.showFor(item, rects);
  return item;
}

const key = "quarterdeck-findings";

function rememberForm(form: Form): void {
  try {
    sessionStorage.setItem(key, form);
  } catch {
    // Then it is a line again after the next change.
  }
}

function recallForm(): Form {
  try {
    const form = sessionStorage.getItem(key);
    return form === "list" || form === "dot" ? form : "line";
  } catch {
    return "line";
  }
}
