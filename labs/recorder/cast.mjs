/** Turns a lab and the output of its commands into an asciinema v2 file. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { LabError } from "./script.mjs";

/** @typedef {import("./script.mjs").Lab} Lab */
/** @typedef {[number, "o" | "m", string]} CastEvent */

const width = 80;
const height = 24;
/** A line may not reach the edge: a player with a border or a scroll bar would wrap it. */
const widest = 78;
/** Decks carry their casts with them. */
const largest = 24_000;
const typing = 35;
const pause = 600;

const clear = "\x1b[2J\x1b[H";
const bold = (/** @type {string} */ text) => `\x1b[1m${text}\x1b[0m`;
const esc = "\x1b";
/** Settings of a colour, from a reset on, that the next one undoes. */
const resets = new RegExp(`(?:${esc}\\[0(?:;\\d+)?m)+(?=${esc}\\[0[;m])`, "g");
const prompt = "\x1b[32m# \x1b[0m";
const morePrompt = "\x1b[32m> \x1b[0m";

/**
 * @param {Lab} lab
 * @param {string[]} outputs
 * @param {Record<string, string>} versions
 * @returns {string}
 */
export function cast(lab, outputs, versions) {
  const header = {
    version: 2,
    width,
    height,
    title: lab.title,
    env: { SHELL: "/bin/bash", TERM: "xterm-256color" },
    versions,
  };
  /** @type {CastEvent[]} */
  const events = [];
  let now = 0;
  let command = 0;
  const show = (/** @type {string} */ text) => events.push([now, "o", text]);
  for (const step of lab.steps) {
    events.push([now, "m", step.id]);
    show(`${clear}${bold(`# ${step.title}`)}\r\n`);
    for (const { text } of step.commands) {
      show(prompt);
      for (const character of text) {
        now += typing;
        show(character === "\n" ? `\r\n${morePrompt}` : character);
      }
      now += typing;
      show(`\r\n${compact(outputs[command++] ?? "")}`);
      now += pause;
    }
  }
  show("");
  checkScreens(lab, events);
  const lines = events.map(([time, kind, text]) => JSON.stringify([time / 1000, kind, text]));
  const text = `${[JSON.stringify(header), ...lines].join("\n")}\n`;
  const size = Buffer.byteLength(text);
  if (size > largest)
    throw new LabError(`${lab.name}: the cast has ${size} bytes, more than ${largest}: shorten what is typed.`);
  return text;
}

/**
 * @param {string} text A cast.
 * @returns {{ versions: Record<string, string>, events: CastEvent[] }}
 */
export function readCast(text) {
  const [header = "{}", ...events] = text.trim().split("\n");
  return { versions: JSON.parse(header).versions ?? {}, events: events.map((line) => JSON.parse(line)) };
}

/**
 * @param {CastEvent[]} events
 * @returns {string[]} What each command wrote, in the order of the lab.
 */
export function outputsOf(events) {
  const ends = (/** @type {CastEvent | undefined} */ event) => !event || event[1] === "m" || event[2] === prompt || event[2] === "";
  return events
    .filter(([, kind, text], index) => kind === "o" && text.startsWith("\r\n") && ends(events[index + 1]))
    .map(([, , text]) => text.slice(2));
}

/**
 * Leaves out colours that nothing is written in: jq resets the colour around each bracket and comma.
 * @param {string} text
 */
function compact(text) {
  return text.replaceAll("\x1b[0;39m", "\x1b[0m").replace(resets, "");
}

/**
 * A step is one screen: a picture of its end must show all of it.
 * @param {Lab} lab
 * @param {CastEvent[]} events
 */
function checkScreens(lab, events) {
  for (const [id, lines] of screens(events)) {
    if (lines.length >= height)
      throw new LabError(
        `${lab.name}: step ${id} takes ${lines.length} rows; ${height - 1} fit with the cursor below.`,
      );
    const wide = lines.find((line) => line.length > widest);
    if (wide) throw new LabError(`${lab.name}: step ${id} has a line of more than ${widest} columns:\n  ${wide}`);
  }
}

/**
 * The text at the end of each step, line by line, without colours.
 * @param {CastEvent[]} events
 * @returns {Map<string, string[]>}
 */
export function screens(events) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  let id = "";
  for (const [, kind, text] of events) {
    if (kind === "m") id = text;
    else texts.set(id, (texts.get(id) ?? "") + text);
  }
  return new Map(
    [...texts].map(([step, text]) => {
      const plain = stripVTControlCharacters(text).replaceAll("\r", "");
      return [step, plain.replace(/\n$/, "").split("\n").map(expandTabs)];
    }),
  );
}

/**
 * @param {string} line
 * @returns {string} The line with spaces up to each tab stop, so that its length is its width.
 */
function expandTabs(line) {
  return line.split("\t").reduce((text, cell) => text + " ".repeat(8 - (text.length % 8)) + cell);
}

/**
 * Writes the file whole or not at all.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  const draft = `${file}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
