/** Plays terminal recordings; a script of its own, which only decks with recordings carry. */
import { create, type Player } from "asciinema-player";
import { button } from "./elements.js";
import { readSettings } from "./settings.js";
import { terminalKey } from "./terminal-key.js";
import { say } from "./words.js";

interface PlayedTerminal {
  toggle(): void;
  pause(): void;
}

/** Long waits in a recording are shortened to this many seconds. */
const longestPause = 2;

const sizeOf = (cols: number | undefined, rows: number | undefined) => (cols && rows ? { cols, rows } : {});

/** Lays the player over the still screen, in the same place and size; made when it is first played. */
function createTerminal(figure: HTMLElement, recording: string): PlayedTerminal {
  let player: Player | undefined;
  let playing = false;
  const show = (state: "playing" | "still") => {
    playing = state === "playing";
    control.textContent = say(playing ? "terminal.stop" : "terminal.play");
  };
  const open = (): Player => {
    const stage = figure.querySelector<HTMLElement>(".stage") ?? figure;
    const layer = stage.appendChild(document.createElement("div"));
    layer.className = "player";
    // The part of the terminal that is used: what its screen shows at the end, and what it has shown before.
    const used = (name: string) => Number(figure.style.getPropertyValue(name)) || undefined;
    const created = create({ data: recording }, layer, {
      ...sizeOf(used("--live-columns"), used("--live-rows")),
      fit: "width",
      controls: false,
      idleTimeLimit: longestPause,
      pauseOnMarkers: true,
      cursorMode: "steady",
      terminalFontFamily: getComputedStyle(stage).fontFamily,
      terminalLineHeight: 1.3,
    });
    created.addEventListener("playing", () => show("playing"));
    created.addEventListener("pause", () => show("still"));
    // The still screen is the last one, and has the marks.
    created.addEventListener("ended", () => {
      show("still");
      delete figure.dataset["live"];
    });
    return created;
  };
  const toggle = () => {
    figure.dataset["live"] = "true";
    player ??= open();
    void (playing ? player.pause() : player.play());
  };
  const control = button(document, say("terminal.play"), `${say("terminal.toggle")} (T)`, toggle);
  figure.querySelector(".bar")?.append(control);
  return { toggle, pause: () => void (playing && player?.pause()) };
}

function bindTerminals(): void {
  const { recordings } = readSettings();
  const terminals = new Map<Element, PlayedTerminal>();
  for (const figure of document.querySelectorAll<HTMLElement>(".reveal .slides .c-terminal[data-cast]")) {
    const recording = recordings[figure.dataset["cast"] ?? ""];
    if (recording) terminals.set(figure, createTerminal(figure, recording));
  }
  document.addEventListener(terminalKey, () => {
    const shown = window.Reveal.getCurrentSlide().querySelector(".c-terminal[data-cast]");
    if (shown) terminals.get(shown)?.toggle();
  });
  const pauseAll = () => {
    for (const terminal of terminals.values()) terminal.pause();
  };
  // The deck's own script runs after this one.
  document.addEventListener("DOMContentLoaded", () => window.Reveal.on("slidechanged", pauseAll));
}

bindTerminals();
