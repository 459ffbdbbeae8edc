import { make, makeButton, makeIsland } from "../../live/elements.js";
import { joinAddress } from "../../serve/room/protocol.js";
import type { Say } from "../say.js";
import type { Attendance, Following } from "./following.js";
import { drawIcon, type IconName } from "./icons.js";
import { panelCss } from "./panel-css.js";

/** Whether there is a connection; `ended` means that there will be none. */
export type LineState = "there" | "away" | "ended";

/** What stands below or beside the slide. */
export interface Panel {
  readonly host: HTMLElement;
  show(shown: PanelState): void;
  /** Says something that is true for a moment. */
  tell(text: string): void;
}

interface PanelState {
  readonly talk: Attendance;
  readonly line: LineState;
  /** Of the slide in view. */
  readonly number: number;
  readonly title: string;
}

export interface PanelTools {
  readonly say: Say;
  readonly moves: Following;
  readonly ask: () => void;
  /** What the audience decides: the poll, and the sheet for questions. */
  readonly parts: readonly HTMLElement[];
}

export function createPanel({ say, moves, ask, parts }: PanelTools): Panel {
  const { host, root } = makeIsland("quarterdeck-audience", panelCss, () => undefined);
  host.lang = document.documentElement.lang;
  host.dir = document.documentElement.dir || "ltr";
  const state = make("p", { class: "state", role: "status" });
  const number = make("span", { class: "number" });
  const title = make("span", { class: "title", dir: "auto" });
  const ended = make("p", { class: "ended" }, make("a", { href: joinAddress }, say("join")));
  const told = make("p", { class: "told", role: "status" });
  const speaker = make("span", { class: "where" });
  const catchUp = makeButton({ class: "strong catch-up" }, "", () => {
    moves.catchUp();
    back.focus();
  });
  catchUp.append(make("span", {}, say("catch-up")), speaker);
  const iconButton = (icon: IconName, word: string, press: () => void) => {
    const button = makeButton({ class: `move ${icon}`, "aria-label": say(word) }, "", press);
    button.append(drawIcon(icon));
    return button;
  };
  const back = iconButton("back", "back", moves.previous);
  const next = iconButton("next", "next", moves.next);
  const question = makeButton({ class: "ask" }, "", ask);
  question.append(drawIcon("ask"), make("span", {}, say("ask")));
  const about = make("div", { class: "about" }, state, make("p", { class: "here" }, number, title), ended, told);
  const bar = make("div", { class: "bar" }, back, question, next);
  root.append(
    make("main", { "aria-label": say("label") }, about, ...parts, make("div", { class: "hands" }, catchUp, bar)),
  );
  document.body.append(host);
  return {
    host,
    show({ talk, line, ...slide }) {
      const text = say(stateOf(talk, line));
      if (state.textContent !== text) state.textContent = text;
      host.dataset["state"] = line === "there" && talk.hasBegun && talk.isFollowing ? "following" : line;
      // What was said on another slide is known by now.
      if (number.textContent !== String(slide.number)) told.textContent = "";
      number.textContent = String(slide.number);
      title.textContent = slide.title;
      ended.hidden = line !== "ended";
      speaker.textContent = say("speaker-at", { number: talk.speaker });
      catchUp.hidden = talk.isFollowing || line === "ended";
      // A button that cannot be pressed now keeps the focus.
      back.ariaDisabled = String(!talk.canGoBack);
      next.ariaDisabled = String(!talk.canGoOn);
      question.ariaDisabled = String(line === "ended");
    },
    tell(text) {
      told.textContent = text;
    },
  };
}

function stateOf({ isFollowing, hasBegun }: Attendance, line: LineState): string {
  if (line !== "there") return line;
  if (!hasBegun) return "waiting";
  return isFollowing ? "following" : "looking";
}
