import { make, makeButton, makeIsland } from "../../live/elements.js";
import type { Say } from "../say.js";
import { type drawings, icon } from "./icon.js";
import { deskCss } from "./style.js";

/** What a tap on the desk does. */
export interface DeskActions {
  readonly next: () => void;
  readonly previous: () => void;
  readonly black: () => void;
  readonly slides: () => void;
  readonly questions: () => void;
  readonly clock: () => void;
  readonly reset: () => void;
  /** Takes the talk over from another tab. */
  readonly take: () => void;
  /** Lets a frozen stage follow again. */
  readonly thaw: () => void;
}

/** The parts of the desk that change. */
export interface Desk {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly main: HTMLElement;
  readonly clock: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly left: HTMLElement;
  readonly listeners: HTMLElement;
  /** Where the slide lies. */
  readonly slide: HTMLElement;
  readonly curtain: HTMLElement;
  readonly banner: HTMLElement;
  readonly bannerText: HTMLElement;
  readonly take: HTMLElement;
  readonly thaw: HTMLElement;
  readonly position: HTMLElement;
  readonly coming: HTMLElement;
  /** Scrolls; its first child holds the notes. */
  readonly notesArea: HTMLElement;
  readonly notes: HTMLElement;
  readonly poll: HTMLElement;
  readonly black: HTMLElement;
  readonly questions: HTMLElement;
  /** Those that move the talk. */
  readonly steering: readonly HTMLElement[];
}

/** @param language BCP 47 */
export function createDesk(say: Say, language: string, actions: DeskActions): Desk {
  const { host, root } = makeIsland("quarterdeck-remote", deskCss, () => undefined);
  host.lang = language;
  host.dir = document.documentElement.dir || "ltr";
  const time = timeOf(say, actions);
  const about = aboutOf(say, actions);
  const read = notesOf(say);
  const tools = toolsOf(say, actions);
  const moves = movesOf(say, actions);
  const curtain = make("p", { hidden: "" });
  const slide = make("div", { class: "slide" }, curtain);
  const main = make("main", {}, time.row, slide, about.row, read.notesArea, tools.row, moves.row);
  root.append(main);
  const steering = [moves.previous, moves.next, tools.black, tools.slides, time.clock, time.reset];
  // Until the server is heard.
  for (const button of steering) button.setAttribute("disabled", "");
  return { ...time, ...about, ...read, ...tools, host, root, main, slide, curtain, steering };
}

function timeOf(say: Say, { clock: press, reset: askReset }: DeskActions) {
  const elapsed = make("b", {}, "0:00");
  const clock = makeButton({ class: "clock" }, "", press);
  clock.append(icon("start"), elapsed);
  const reset = makeButton({ class: "reset", "aria-label": say("remote.reset") }, "", askReset);
  reset.append(icon("reset"));
  const left = make("span", { class: "left" });
  const listeners = make("p", { class: "listeners" });
  return { row: make("div", { class: "time" }, clock, reset, left, listeners), clock, reset, elapsed, left, listeners };
}

function aboutOf(say: Say, { take: press, thaw: follow }: DeskActions) {
  const bannerText = make("span", {});
  const take = makeButton({ hidden: "" }, say("remote.take"), press);
  const thaw = makeButton({ hidden: "" }, say("remote.thaw"), follow);
  // It is there before it says something, or screen readers would not hear of it.
  const banner = make("div", { role: "status" }, bannerText, take, thaw);
  const position = make("h1", {});
  const coming = make("p", { dir: "auto" });
  const row = make("div", { class: "about" }, banner, make("div", { class: "where" }, position, coming));
  return { row, banner, bannerText, take, thaw, position, coming };
}

function notesOf(say: Say) {
  const notes = make("div", { dir: "auto" });
  const poll = make("div", { class: "poll", hidden: "" });
  // Who has no finger on it scrolls it with keys.
  const named = { role: "region", "aria-label": say("remote.notes"), tabindex: "0" };
  const notesArea = make("div", { class: "notes", ...named }, notes, poll);
  return { notesArea, notes, poll };
}

function toolsOf(say: Say, { black: cover, slides: open, questions: list }: DeskActions) {
  const tool = (name: "black" | "slides" | "questions", press: () => void) => {
    const button = makeButton({}, "", press);
    button.append(icon(name), make("span", {}, say(`remote.${name}`)));
    return button;
  };
  const [black, slides, questions] = [tool("black", cover), tool("slides", open), tool("questions", list)];
  black.setAttribute("aria-pressed", "false");
  return { row: make("div", { class: "tools" }, black, slides, questions), black, slides, questions };
}

function movesOf(say: Say, { next: forth, previous: back }: DeskActions) {
  const move = (name: keyof typeof drawings & ("next" | "previous"), press: () => void) => {
    const button = makeButton({ class: `turns ${name}` }, "", press);
    button.append(icon(name), say(`remote.${name}`));
    return button;
  };
  const [previous, next] = [move("previous", back), move("next", forth)];
  return { row: make("div", { class: "moves" }, previous, next), previous, next };
}
