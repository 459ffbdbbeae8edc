import type { RevealApi } from "reveal.js";
import { createPatcher } from "../live/patch.js";
import { whenReady } from "../live/ready.js";
import type { DeckPatch } from "../serve/protocol.js";
import type { GuestSettings, RemoteState } from "../serve/room/protocol.js";
import type { SteerCommand } from "../serve/room/talk.js";
import { stayAwake } from "./remote/awake.js";
import { createDesk, type Desk } from "./remote/desk.js";
import { listenForFingers } from "./remote/fingers.js";
import { offerHomeScreen } from "./remote/home-screen.js";
import { bindKeys, type KeyActions } from "./remote/keys.js";
import { openRemoteLine, type RemoteLine } from "./remote/line.js";
import { createMirror, type Mirror } from "./remote/mirror.js";
import { createConfirmation, createQuestionSheet } from "./remote/sheets.js";
import { showLine, showNotes, showPlace, showPoll } from "./remote/show.js";
import { ground, pageCss } from "./remote/style.js";
import { createTimer } from "./remote/timer.js";
import { sayFrom } from "./say.js";
import { listenForWaking } from "./waking.js";

declare global {
  /** What the server says of the page of a guest. */
  var quarterdeckGuest: GuestSettings;
}

/** How often the time that is shown is looked at, in milliseconds. */
const tick = 250;

/** The page on the speaker's phone: it drives the talk, and shows the notes. */
function remote(): void {
  const { deck, shown, minutes, words } = globalThis.quarterdeckGuest;
  const reveal: RevealApi = window.Reveal;
  const say = sayFrom(words);
  const patcher = createPatcher(reveal, shown);
  const mirror = createMirror(reveal);
  let state: RemoteState | undefined;
  const steer = (command: SteerCommand) => {
    if (state?.hasStage === true && line.steer(command)) acknowledge();
  };
  const moves = movesWith(steer, () => state);
  const desk = createDesk(say, words.language, {
    ...moves,
    slides: () => mirror.choose((slide) => steer({ do: "go", slide })),
    questions: () => questions.open(),
    clock: () => steer({ do: "clock", clock: "toggle" }),
    reset: () => confirmReset(),
    take: () => line.wake(),
    thaw: () => steer({ do: "thaw" }),
  });
  const confirmReset = createConfirmation(desk.root, say, () => steer({ do: "clock", clock: "reset" }));
  const answered = (question: number) => void line.answered(question);
  const questions = createQuestionSheet({ root: desk.root, say, answered });
  const timer = createTimer(desk, minutes, say);
  const show = () => {
    showLine(desk, line, state, say);
    if (!state) return;
    mirror.follow(state.place);
    showPlace(desk, state.place, { say, reveal });
    showNotes(desk, state, say);
    showPoll(desk, state.poll, say);
    questions.show(state.questions);
  };
  const received = (message: RemoteState | DeckPatch) => {
    if (message.is === "deck") mirror.keep(() => patcher.apply(message));
    else {
      state = message;
      timer.set(state.clock);
    }
    show();
  };
  // What it says at once comes before it is there.
  const changed = () => queueMicrotask(show);
  const line: RemoteLine = openRemoteLine({ deck, shown: () => patcher.shown, received, changed });
  listen(desk, moves);
  putIntoPage(desk, mirror);
  stayAwake(desk.root);
  listenForWaking(line.wake);
  window.setInterval(() => {
    showLine(desk, line, state, say);
    timer.show();
  }, tick);
}

function movesWith(steer: (command: SteerCommand) => void, now: () => RemoteState | undefined): KeyActions {
  return {
    next: () => steer({ do: "next" }),
    previous: () => steer({ do: "previous" }),
    black: () => steer({ do: "curtain", curtain: now()?.place.curtain === "" ? "black" : "" }),
  };
}

/** Keys and fingers that move the talk. */
function listen({ host, main }: Desk, moves: KeyActions): void {
  const isRtl = host.dir === "rtl";
  bindKeys(host.dir, moves);
  listenForFingers(main, (way) => ((way === "left") === isRtl ? moves.previous() : moves.next()));
}

/** A thumb feels that its tap was sent, where phones can do that. */
function acknowledge(): void {
  if ("vibrate" in navigator) navigator.vibrate(12);
}

/** Puts the desk into the page, and the slide into the desk. */
function putIntoPage({ host, slide }: Desk, { layInto }: Mirror): void {
  const { width, height } = JSON.parse(document.querySelector("script#quarterdeck-config")?.textContent ?? "{}");
  host.style.setProperty("--ratio", String(width / height));
  document.body.append(host);
  const place = () => layInto(slide.getBoundingClientRect());
  // What moves it without changing its size changes that of the desk.
  const sized = new ResizeObserver(place);
  for (const part of [slide, host, ...(slide.parentElement?.children ?? [])]) sized.observe(part);
  place();
}

// Before the player looks whether the window is one of a phone, on which decks are read.
document.documentElement.classList.add("qd-remote");
const sheet = new CSSStyleSheet();
sheet.replaceSync(pageCss);
document.adoptedStyleSheets.push(sheet);
offerHomeScreen(ground);
whenReady(remote);
