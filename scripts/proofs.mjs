import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import { isFetched } from "../labs/recorder/pinned.mjs";
import { loadSource } from "./load-source.mjs";

/** A program on the PATH; what is missing is named with the Debian package that has it. */
const program = (name, debianPackage) => () =>
  isOnPath(name) ? undefined : `the program ${name}: apt-get install ${debianPackage}`;

/** The same for a program of Python, which Debian does not have in every release. */
const pythonProgram = (name, pythonPackage) => () =>
  isOnPath(name) ? undefined : `the program ${name}: pip install ${pythonPackage}`;

function isOnPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) => isExecutable(path.join(folder, name)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What labs run with: they make containers. */
const root = () => (process.getuid?.() === 0 ? undefined : "root: labs make containers");
const labPackages = () => (isFetched() ? undefined : "the packages of the labs: npm run labs -- --fetch");

/** The registry that npm is set up for, asked by npm itself: it knows about proxies, and of credentials. */
const registry = () => {
  const asked = spawnSync("npm", ["view", "valibot", "version", "--fetch-retries=0"], { encoding: "utf8" });
  if (asked.status === 0) return undefined;
  return `the npm registry, which does not answer:\n${asked.stderr}`;
};

/** Folders with Markdown files, and options. */
const foldersOfDecks = (known) => ({
  usage: ["DIR [DIR…]", ...known.map((option) => `[${option}]`)].join(" "),
  async wrong(words) {
    const { markdownFilesIn } = await loadSource("test/proof/foreign/collection.ts");
    const options = words.filter((word) => word.startsWith("--"));
    const folders = words.filter((word) => !word.startsWith("--"));
    const unknown = options.find((option) => !known.includes(option));
    if (unknown !== undefined) return `there is no option ${unknown}`;
    if (folders.length === 0) return "no folder is named";
    const missing = folders.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
    if (missing !== undefined) return `there is no folder ${missing}`;
    const empty = folders.find((folder) => markdownFilesIn(folder).length === 0);
    return empty === undefined ? undefined : `there is no Markdown file below ${empty}`;
  },
});

/**
 * Every proof: a file of its name in test/proof, and what must be there; a need returns what is missing. One that
 * `takes` words says how they are written, and what is wrong with those that were given.
 */
export const proofs = [
  {
    name: "adopting",
    shows:
      "old decks come into CI: baselines survive moved lines and renamed files, only what is new or changed counts, and servers read the reports",
    needs: [],
  },
  {
    name: "arabic",
    shows: "a deck from right to left: mirrored, in Arabic, its letters joined, in all formats",
    needs: [],
  },
  {
    name: "audience",
    shows:
      "guests of a talk follow it on their phones, look back, ask and vote, through lost connections, and get no notes",
    needs: [],
  },
  {
    name: "card",
    shows: "the picture of a deck for link previews: its page, its bytes, and where the deck names it",
    needs: [],
  },
  {
    name: "cloud",
    shows: "the recipe for a machine to do the labs on is one that cloud-init takes, and brings what the labs name",
    needs: [root, labPackages],
  },
  {
    name: "code-themes",
    shows:
      "code in every theme: listings beside each other begin at one height, and marks, notes and hooks of lines stand where they should",
    needs: [],
  },
  {
    name: "commands",
    shows:
      "blocks of commands on slides do what is printed, or are listed with the reason; answers to the labs' questions are right",
    needs: [root, labPackages],
  },
  {
    name: "cookbook",
    shows: "the recipes of docs/cookbook.md do what they say, one after the other, in new projects",
    needs: [],
  },
  {
    name: "decks",
    shows:
      "the built-in decks pass the strict check, run offline in a browser with every slide in its place, and print as they should",
    needs: [],
  },
  {
    name: "dev",
    shows: "saves of every kind are patched into open pages of a served deck, and mistakes lie over its last good form",
    needs: [],
  },
  {
    name: "dev-findings",
    shows:
      "the preview says what the check finds on the slide in view, and opens sources in the editor, for its own pages only",
    needs: [],
  },
  {
    name: "dev-mistakes",
    shows: "a mistake that is saved while somebody looks covers neither the stage nor notes, and is seen over the grid",
    needs: [],
  },
  {
    name: "dev-pages",
    shows: "the start page of quarterdeck dev shows all decks as they are now, and a deck that cannot be made says why",
    needs: [],
  },
  {
    name: "documents",
    shows:
      "handouts, notes and the book have what they should on every sheet, in the colours of paper, and slides fill sheets",
    needs: [],
  },
  {
    name: "drawings",
    shows:
      "diagrams keep their text, colours and places whatever stands beside them, and a browser draws only what is new",
    needs: [],
  },
  {
    name: "edits",
    shows:
      "slides lead to their sources with the commit of their last change, and a repository's settings run no program",
    needs: [program("git", "git")],
  },
  {
    name: "epub",
    shows: "books for reading systems are what EPUB wants, without an error and without a warning",
    needs: [program("java", "default-jre-headless"), program("epubcheck", "epubcheck")],
  },
  {
    name: "findings",
    shows:
      "the check says nothing of plain decks and of sizes that the build chose, and looks words up in their language",
    needs: [],
  },
  {
    name: "fixes",
    shows: "fixing the decks below folders of yours changes only what it says, and leaves nothing to a second run",
    needs: [],
    takes: foldersOfDecks([]),
  },
  {
    name: "fixing",
    shows: "fixing decks never loses a word, and a second run changes nothing",
    needs: [],
  },
  {
    name: "fonts",
    shows: "added fonts come with what a page uses of them, each in its weights, and the check names what none has",
    needs: [],
  },
  {
    name: "foreign",
    shows: "real reveal.js and reveal-md decks below folders of yours build, and show what reveal.js shows",
    needs: [],
    takes: foldersOfDecks(["--differences"]),
  },
  {
    name: "form-places",
    shows: "marks of forms stand where what they measure stands, in all layouts",
    needs: [],
  },
  {
    name: "forms",
    shows:
      "forms beside other content and in themes of reveal.js, terminals, and words on pictures can be read in all themes",
    needs: [],
  },
  {
    name: "gallery",
    shows: "the gallery's pictures are small, the same each time, drawn again when a title changes, and kept otherwise",
    needs: [],
  },
  {
    name: "german",
    shows: "a deck in German: its words in all formats",
    needs: [],
  },
  {
    name: "grid",
    shows: "the grid of slides opens at whole rows, shows what was found, and stays while slides come and go",
    needs: [],
  },
  {
    name: "growth",
    shows: "texts, tables and code are as large as their slide has room for, in several themes and sizes",
    needs: [],
  },
  {
    name: "ink",
    shows:
      "mouse, pen and finger draw on slides, two windows show the same, and what was saved is printed in every format",
    needs: [],
  },
  {
    name: "install",
    shows: "the package installs from the registry, and builds and checks the talk of a stranger",
    needs: [program("npm", "npm"), registry],
  },
  {
    name: "journeys",
    shows:
      "a speaker, a team and an educator come from an empty folder and the packed packages to decks of their own, and through an update",
    needs: [program("npm", "npm"), registry],
  },
  {
    name: "kept-findings",
    shows: "findings of an earlier check are told again until something changes that they were made of",
    needs: [],
  },
  {
    name: "kept-measures",
    shows: "measures of slides are those of an earlier run, and those that a run without them would make",
    needs: [],
  },
  {
    name: "kept-pictures",
    shows: "pictures of slides are those of an earlier run, and are taken anew where anything in them may differ",
    needs: [],
  },
  {
    name: "kept-results",
    shows:
      "a run in which nothing has changed starts no browser, and a cache that is damaged, shared or unasked for does no harm",
    needs: [],
  },
  {
    name: "labs",
    shows: "every recorded lab is what the decks show of it: commands, frames and worksheets",
    needs: [],
  },
  {
    name: "layouts",
    shows: "the rules of layout tell what leaves a slide, lies over something or is too small from what is meant so",
    needs: [],
  },
  {
    name: "living",
    shows:
      "a project that is watched makes what a new run would make after each kind of change, and renders no slide that it need not",
    needs: [],
  },
  {
    name: "long-documents",
    shows: "long handouts, scripts and books are printed in parts, count their pages through and link from end to end",
    needs: [],
  },
  {
    name: "looks",
    shows: "every layout and component can be read in each of our themes, and dimmed lines of code in all themes",
    needs: [],
  },
  {
    name: "mending",
    shows: "fixes go together with baselines, with what has changed, and with a dry run",
    needs: [],
  },
  {
    name: "mirrored",
    shows: "style sheets and templates can be mirrored for scripts from right to left",
    needs: [],
  },
  {
    name: "moments",
    shows: "every step of a slide is looked at, and what several steps share is said once",
    needs: [],
  },
  {
    name: "names",
    shows: "every deck of a project has a name of its own in each output, and what two decks share is said",
    needs: [],
  },
  {
    name: "neighbours",
    shows: "what a slide shows of other slides and files is made anew when these change",
    needs: [],
  },
  {
    name: "openers",
    shows: "long words in titles of parts stand whole beside a picture, in every theme of ours and in both sizes",
    needs: [],
  },
  { name: "paper", shows: "a slide of each kind looks like its page of the PDF, in each theme", needs: [] },
  {
    name: "phone",
    shows: "the page on a phone keeps its slide over turns and up to the end, and covers can be read there",
    needs: [],
  },
  { name: "pixels", shows: "every slide of every built-in deck looks like its page of the PDF", needs: [] },
  {
    name: "poll",
    shows: "a poll stays in its place when results come, and its bars are as long as shares say",
    needs: [],
  },
  {
    name: "preview",
    shows: "every layout and component in five themes, on screen and on paper, without a brand and with one",
    needs: [],
  },
  {
    name: "queue",
    shows:
      "workers make byte for byte what a build makes, also when they are killed or told to end, and batches are taken back",
    needs: [program("redis-server", "redis-server")],
  },
  {
    name: "queue-board",
    shows:
      "machines share jobs: each is done once, by its priority, and again elsewhere when its worker is killed; batches are taken back",
    needs: [program("redis-server", "redis-server")],
  },
  {
    name: "queue-faults",
    shows:
      "a deck that is wrong, files that change, a store or a Redis that fails: a queue says so and writes nothing wrong",
    needs: [program("redis-server", "redis-server")],
  },
  {
    name: "queue-redis",
    shows:
      "a Redis that is away, killed, full, closed to us or of another format loses no job, and is said in one sentence",
    needs: [program("redis-server", "redis-server")],
  },
  {
    name: "reach",
    shows: "who reaches a server of decks and what strangers get of it: each promise of docs/safety.md about it",
    needs: [],
  },
  {
    name: "reading",
    shows:
      "the grid of slides, what screen readers are told, what axe says, the page on a phone in both positions, and printing from the browser",
    needs: [],
  },
  {
    name: "recorder",
    shows:
      "labs show what was recorded, whatever the kernel is called, and a difference is shown as the screen it is on",
    needs: [root, labPackages],
  },
  {
    name: "remote",
    shows:
      "a phone drives a talk: sealed, awake, by taps and swipes, and never by what was tapped before it slept or lost the network",
    needs: [],
  },
  {
    name: "reviews",
    shows: "a build says of a PDF what its readers miss, and prints the same bytes",
    needs: [],
  },
  {
    name: "same-bytes",
    shows: "the same input gives the same bytes, in all formats, and all else that is said of them",
    needs: [],
  },
  {
    name: "serving",
    shows: "a server of decks: its ports, its end, its return and its next start, and build --watch",
    needs: [],
  },
  {
    name: "shards",
    shows:
      "the built-in decks from 2 and from 5 shards are those of one build, byte for byte, and what is found in them is what one check finds",
    needs: [],
  },
  {
    name: "shared-cache",
    shows: "machines take from each other what one of them has made, with the same bytes",
    needs: [],
  },
  {
    name: "shared-store",
    shows:
      "machines take from a bucket, a web server and a folder what others have built, and go on without one that fails or lies",
    needs: [program("npm", "npm"), registry],
  },
  {
    name: "shared-store-rights",
    shows: "a bucket of S3 that knows rights and conditions is written once where that is asked, and read by readers",
    needs: [pythonProgram("moto_server", "'moto[server]==5.2.1'")],
  },
  {
    name: "slots",
    shows: "the minutes of a talk fit its slot: as planned, rehearsed and left out",
    needs: [],
  },
  {
    name: "speech",
    shows: "the notes of the built-in decks are speech: words, click markers for each step, and minutes",
    needs: [],
  },
  {
    name: "stage",
    shows:
      "a talk in two windows, from disk and from a server: both follow each other, and the speaker sees what is needed",
    needs: [],
  },
  {
    name: "start",
    shows: "new projects of every kind pass their own npm test, from the packed packages and offline",
    needs: [program("npm", "npm"), registry],
  },
  {
    name: "struct-text",
    shows: "two readers find the same text through the structure of each document of the big decks",
    needs: [program("pdfinfo", "poppler-utils")],
  },
  {
    name: "tools",
    shows:
      "the projector's filter covers the whole window, and the keys of the tools for drawing mean the same in both windows",
    needs: [],
  },
  {
    name: "unchanged",
    shows: "after each of two dozen changes, a build makes the decks that it touches, and no others",
    needs: [],
  },
  {
    name: "unspoken",
    shows: "the check measures what screen readers pass over, in charts and time lines",
    needs: [],
  },
  {
    name: "variants",
    shows: "what is for one variant of a deck is in no file of another, in any format: texts, data, media, and names",
    needs: [],
  },
  {
    name: "watching",
    shows: "folders are watched on that are replaced, gone for a while or cannot be read, and links lead nowhere",
    needs: [],
  },
  { name: "told", shows: "templates get what the contract of their names says, and nothing else", needs: [] },
];
