import { make, makeButton } from "../../live/elements.js";
import { drawPoll } from "../../live/polls.js";
import type { PollResult } from "../../serve/room/talk.js";
import type { Say } from "../say.js";
import { openKept } from "./kept.js";

/** The poll that is open, with a large button for each option. */
export interface PollPanel {
  readonly element: HTMLElement;
  /** @param poll null while none is open, or none that the guest may see */
  show(poll: PollResult | null): void;
  /** The server may have forgotten votes that it was told before. */
  tellAgain(): void;
}

export interface PollTools {
  readonly say: Say;
  readonly vote: (poll: string, option: number) => void;
}

export function createPollPanel({ say, vote }: PollTools): PollPanel {
  const votes = openKept<Readonly<Record<string, number>>>("votes");
  let own = votes.load() ?? {};
  let open: PollResult | null = null;
  const title = make("h2", { dir: "auto" });
  const options = make("div", { class: "options", role: "group" });
  const about = make("p", { class: "about", role: "status" });
  const element = make("section", { class: "poll", "aria-label": say("poll") }, title, options, about);
  element.hidden = true;
  let buttons: readonly OptionButton[] = [];
  const choose = (option: number) => {
    if (!open) return;
    own = { ...own, [open.id]: option };
    votes.save(own);
    vote(open.id, option);
    draw();
  };
  const draw = () => {
    if (!open) return;
    const { id, counts } = open;
    const chosen = own[id];
    const hasVoted = chosen !== undefined;
    const most = Math.max(1, ...counts);
    for (const [index, button] of buttons.entries()) {
      const count = counts[index] ?? 0;
      button.draw({ isChosen: index === chosen, count: hasVoted ? say("votes", { count }) : "", share: count / most });
    }
    element.classList.toggle("has-voted", hasVoted);
    const text = say(hasVoted ? "voted" : "vote");
    if (about.textContent !== text) about.textContent = text;
    // Nobody is to be led by what others have chosen.
    if (hasVoted) drawPoll(open);
  };
  return {
    element,
    show(poll) {
      open = poll;
      element.hidden = poll === null;
      if (!poll) return;
      const { question, labels } = wordsOf(poll, say);
      title.textContent = question;
      options.setAttribute("aria-label", question);
      // Buttons stay while their words do: one of them may have the focus.
      if (JSON.stringify(labels) !== JSON.stringify(buttons.map(({ label }) => label))) {
        buttons = labels.map((label, index) => createOption(label, () => choose(index)));
        options.replaceChildren(...buttons.map((button) => button.element));
      }
      for (const [index, button] of buttons.entries()) button.element.hidden = isComing(poll, index);
      draw();
    },
    tellAgain() {
      const chosen = open ? own[open.id] : undefined;
      if (open && chosen !== undefined) vote(open.id, chosen);
    },
  };
}

interface OptionLook {
  readonly isChosen: boolean;
  /** "" while it is not shown. */
  readonly count: string;
  /** From 0 to 1. */
  readonly share: number;
}

interface OptionButton {
  readonly label: string;
  readonly element: HTMLElement;
  draw(look: OptionLook): void;
}

function createOption(label: string, press: () => void): OptionButton {
  const shown = make("span", { class: "count" });
  const element = makeButton({ class: "option", "aria-pressed": "false" }, "", press);
  element.append(make("span", { class: "mark", "aria-hidden": "true" }), make("span", { dir: "auto" }, label), shown);
  return {
    label,
    element,
    draw({ isChosen, count, share }) {
      element.setAttribute("aria-pressed", String(isChosen));
      element.style.setProperty("--share", String(share));
      shown.textContent = count;
    },
  };
}

const onSlide = (id: string) =>
  document.querySelector<HTMLElement>(`.reveal > .slides [data-poll="${CSS.escape(id)}"]`);

/** Whether an option is a step that was not shown yet. */
const isComing = ({ id }: PollResult, index: number) =>
  onSlide(id)?.querySelector(`[data-option="${index}"]`)?.matches(".fragment:not(.visible)") === true;

/** What a poll says, as it stands on its slide. */
function wordsOf({ id, options }: PollResult, say: Say): { readonly question: string; readonly labels: string[] } {
  const poll = onSlide(id);
  const textOf = (selector: string) => poll?.querySelector(selector)?.textContent?.trim() || undefined;
  const labels = Array.from(
    { length: options },
    (_, index) => textOf(`[data-option="${index}"] .poll-label`) ?? say("option", { number: index + 1 }),
  );
  return { question: poll?.dataset["question"] || textOf(".poll-question") || say("poll"), labels };
}
