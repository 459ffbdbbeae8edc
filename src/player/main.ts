import Reveal, { type RevealApi, type RevealPlugin } from "reveal.js";
import Zoom from "reveal.js/plugin/zoom";
import { announceMoves } from "./announce.js";
import { nameControls } from "./controls.js";
import { openGrid } from "./grid/grid.js";
import { openHelp } from "./help.js";
import { bindKeys, type DeckActions } from "./keys.js";
import { createMenu } from "./menu.js";
import { revealOptions } from "./options.js";
import { isPrintView, preparePrinting } from "./print.js";
import { readWhereNarrow } from "./reading.js";
import { openSearch } from "./search.js";
import { readSettings, readSlides } from "./settings.js";
import { createSpeakerView } from "./speaker.js";
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
  const settings = readSettings();
  const slides = readSlides();
  window.Reveal = Reveal;
  // In reveal.js's print view the slides become pages a while after the deck is there.
  Reveal.on("pdf-ready", markReady);
  await Reveal.initialize({ ...revealOptions(settings), plugins: [Zoom, ...(window.RevealPlugins ?? [])] });
  const actions: DeckActions = {
    previous: () => Reveal.prev(),
    next: () => Reveal.next(),
    overview: () => openGrid(Reveal, settings),
    search: (owner) => openSearch(owner, Reveal, { slides, withNotes: speaker.isOpen }),
    speaker: () => speaker.open(),
    help: openHelp,
    terminal: () => document.dispatchEvent(new CustomEvent(terminalKey)),
  };
  const speaker = createSpeakerView({ reveal: Reveal, slides, settings }, actions);
  // A deck's own scripts and buttons may ask for reveal.js's overview.
  Reveal.toggleOverview = actions.overview;
  nameControls(Reveal);
  announceMoves(Reveal);
  bindKeys(Reveal, actions);
  createMenu(actions);
  if (isPrintView()) return;
  preparePrinting(Reveal, settings, readWhereNarrow(Reveal));
  markReady();
}

void start();
