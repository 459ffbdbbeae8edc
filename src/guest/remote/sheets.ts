import { make, makeButton } from "../../live/elements.js";
import type { AudienceQuestion } from "../../serve/room/talk.js";
import type { Say } from "../say.js";

/** A list of what was asked, which can be open. */
export interface QuestionSheet {
  open(): void;
  show(questions: readonly AudienceQuestion[]): void;
}

export interface QuestionTools {
  readonly root: ShadowRoot;
  readonly say: Say;
  readonly answered: (question: number) => void;
}

export function createQuestionSheet({ root, say, answered }: QuestionTools): QuestionSheet {
  const list = make("div", {});
  const close = makeButton({}, say("room.close"), () => sheet.close());
  const sheet = sheetOf(say("remote.questions"), list, make("div", { class: "row" }, close));
  root.append(sheet);
  let shown = "";
  const show = (questions: readonly AudienceQuestion[]) => {
    const key = JSON.stringify(questions);
    // Whoever is about to press a button must find it there.
    if (key === shown) return;
    shown = key;
    const had = list.contains(root.activeElement);
    const items = questions.map(({ id, text }) => {
      const done = makeButton({ "aria-label": `${say("room.answered")}: ${text}` }, say("room.answered"), () =>
        answered(id),
      );
      return make("li", {}, make("span", { dir: "auto" }, text), done);
    });
    list.replaceChildren(
      items.length > 0 ? make("ul", {}, ...items) : make("p", { class: "empty" }, say("room.no-questions")),
    );
    if (had) (list.querySelector("button") ?? close).focus();
  };
  show([]);
  return { open: () => sheet.showModal(), show };
}

/** Asks before something is done that cannot be taken back. */
export function createConfirmation(root: ShadowRoot, say: Say, confirmed: () => void): () => void {
  const cancel = makeButton({ autofocus: "" }, say("remote.cancel"), () => sheet.close());
  const go = makeButton({ class: "go" }, say("remote.reset"), () => {
    sheet.close();
    confirmed();
  });
  const about = make("p", {}, say("remote.reset-about"));
  const sheet = sheetOf(say("remote.reset"), about, make("div", { class: "row" }, cancel, go));
  root.append(sheet);
  return () => sheet.showModal();
}

/** A dialog at the lower edge, in reach of a thumb. */
function sheetOf(title: string, ...content: HTMLElement[]): HTMLDialogElement {
  const sheet = document.createElement("dialog");
  sheet.setAttribute("aria-label", title);
  sheet.append(make("h2", {}, title), ...content);
  // What is outside of its box is its backdrop.
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet && event.clientY < sheet.getBoundingClientRect().top) sheet.close();
  });
  return sheet;
}
