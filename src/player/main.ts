import Reveal, { type RevealApi, type RevealPlugin } from "reveal.js";
import { announceMoves } from "./announce.js";
import { followCodeSteps } from "./code-view.js";
import { nameControls } from "./controls.js";
import { countDown } from "./countdown.js";
import { openGrid } from "./grid/grid.js";
import { guestOptions, isGuest } from "./guest.js";
import { openHelp } from "./help.js";
import { createInk } from "./ink/ink.js";
import { bindKeys, type DeckActions } from "./keys.js";
import { createMenu } from "./menu.js";
import { revealOptions } from "./options.js";
import { roleHere, roleOfAddress, setRole } from "./presenter/mode.js";
import { muteDesk } from "./presenter/mute.js";
import { joinTalk, type TalkWindows } from "./presenter/talk-windows.js";
import { isPrintView, preparePrinting } from "./print.js";
import { readWhereNarrow } from "./reading.js";
import { openSearch } from "./search.js";
import { type PlayerSettings, readSlides, watchSettings } from "./settings.js";
import { moveStates } from "./states.js";
import { terminalKey } from "./terminal-key.js";

declare global {
  interface Window {
    /** Third-party reveal.js scripts expect it. */
    Reveal: RevealApi;
    /** Plug-ins that a deck's own scripts registered before the player ran. */
    RevealPlugins?: RevealPlugin[];
  }
}

const markReady = () => {
  document.documentElement.dataset["ready"] = "true";
};

/** Starts the deck. Everything on the slides is there already; from here on only the view changes. */
async function start(): Promise<void> {
  const settings = watchSettings();
  window.Reveal = Reveal;
  if (!isPrintView() && !isGuest()) setRole(roleOfAddress());
  muteDesk();
  // In reveal.js's print view the slides become pages a while after the deck is there.
  Reveal.on("pdf-ready", markReady);
  const options = { ...revealOptions(settings), ...(isGuest() ? guestOptions : {}) };
  await Reveal.initialize({ ...options, plugins: window.RevealPlugins ?? [] });
  if (!isGuest()) bindActions(settings);
  nameControls(Reveal);
  announceMoves(Reveal);
  followCodeSteps(Reveal);
  moveStates(Reveal);
  if (isPrintView()) return;
  countDown(Reveal);
  if (!isGuest()) preparePrinting(Reveal, settings, readWhereNarrow(Reveal));
  markReady();
}

/** Gives the deck the keys, the menu and the other windows of whoever shows it. */
function bindActions(settings: PlayerSettings): void {
  const basic = {
    previous: () => Reveal.prev(),
    next: () => Reveal.next(),
    overview: () => openGrid(Reveal, settings),
    search: () => openSearch(document, Reveal, { slides: readSlides(), withNotes: roleHere() === "presenter" }),
    help: () => openHelp(document),
    draw: () => ink.draw(),
    laser: () => ink.laser(),
  };
  const talk = joinTalk(Reveal, settings, basic);
  const ink = createInk({ reveal: Reveal, settings, link: talk.link });
  const actions = deckActions({ ...basic, ink }, talk);
  // A deck's own scripts and buttons may ask for reveal.js's overview.
  Reveal.toggleOverview = actions.overview;
  bindKeys(actions);
  createMenu(actions);
}

type Basic = Pick<DeckActions, "previous" | "next" | "overview" | "search" | "help" | "ink">;

/** What keys and the menu do, in this window or with the other one. */
function deckActions(basic: Basic, { curtain, follower, link, open, stage, swap }: TalkWindows): DeckActions {
  const playTerminal = () => document.dispatchEvent(new CustomEvent(terminalKey));
  link.on("terminal", () => roleHere() === "stage" && playTerminal());
  return {
    ...basic,
    speaker: open,
    // The room is to see it.
    terminal: () => (roleHere() === "stage" ? playTerminal() : link.send("terminal", null)),
    black: () => curtain.toggle("black"),
    white: () => curtain.toggle("white"),
    freeze: follower.toggleFreeze,
    swap,
    full: stage.fill,
    uncover() {
      if (curtain.colour === "") return false;
      curtain.set("");
      return true;
    },
    close() {
      if (curtain.colour !== "") curtain.set("");
      else if (stage.isFull) stage.leave();
      else basic.overview();
    },
  };
}

void start();
