import { make, makeButton } from "../../live/elements.js";
import type { Say } from "../say.js";
import { openKept } from "./kept.js";

/** The sheet on which a question is written. */
export interface QuestionSheet {
  readonly element: HTMLElement;
  open(): void;
  /** What became of the question: the speaker has it, or the server takes no more for a while. */
  hear(outcome: "taken" | "refused"): void;
  /** The connection is gone: nobody knows what became of the question. */
  lost(): void;
}

export interface QuestionTools {
  readonly say: Say;
  /** False when there is no connection. */
  readonly send: (text: string) => boolean;
  /** The speaker has the question. */
  readonly taken: () => void;
}

/** Letters that the server takes. */
const longest = 300;
/** So few are left that one wants to know. */
const nearlyFull = 50;

/** What the draft is written with. */
interface SheetParts {
  readonly sheet: HTMLDialogElement;
  readonly form: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly submit: HTMLElement;
  /** How many letters are left. */
  readonly left: HTMLElement;
  readonly said: HTMLElement;
}

export function createQuestionSheet({ say, send, taken }: QuestionTools): QuestionSheet {
  const draft = openKept<string>("question");
  const { sheet, form, field, submit, left, said } = makeSheet(say);
  field.value = draft.load() ?? "";
  let isWaiting = false;
  const update = () => {
    submit.toggleAttribute("disabled", isWaiting || field.value.trim() === "");
    const count = longest - field.value.length;
    left.textContent = count <= nearlyFull ? say("left", { count }) : "";
  };
  const end = (text: string) => {
    isWaiting = false;
    said.textContent = text;
    update();
  };
  field.addEventListener("input", () => {
    draft.save(field.value);
    said.textContent = "";
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (isWaiting || text === "") return;
    isWaiting = send(text);
    if (isWaiting) update();
    else end(say("not-sent"));
  });
  update();
  return {
    element: sheet,
    open() {
      said.textContent = "";
      sheet.showModal();
      field.focus();
    },
    hear(outcome) {
      if (outcome === "refused") return end(say("refused"));
      field.value = "";
      draft.save("");
      end("");
      sheet.close();
      taken();
    },
    lost: () => isWaiting && end(say("not-sent")),
  };
}

function makeSheet(say: Say): SheetParts {
  const sheet = document.createElement("dialog");
  sheet.className = "sheet";
  sheet.setAttribute("aria-labelledby", "question-title");
  sheet.addEventListener("click", ({ target }) => target === sheet && sheet.close());
  const field = document.createElement("textarea");
  for (const [name, value] of Object.entries({ id: "question", rows: "4", dir: "auto", name: "question" }))
    field.setAttribute(name, value);
  field.maxLength = longest;
  field.setAttribute("aria-describedby", "question-about");
  const left = make("p", { class: "left" });
  const said = make("p", { class: "said", role: "status" });
  const cancel = makeButton({}, say("close"), () => sheet.close());
  const submit = make("button", { type: "submit", class: "strong" }, say("send"));
  const form = make("form", {}, field, said, make("div", { class: "row" }, left, cancel, submit));
  const label = make("label", { for: "question", id: "question-title" }, say("question"));
  sheet.append(label, make("p", { class: "about", id: "question-about" }, say("question-about")), form);
  return { sheet, form, field, submit, left, said };
}
