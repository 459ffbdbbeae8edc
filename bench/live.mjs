/**
 * Times what an author waits for: from a save to the frame that shows it in an open page, and from the command to the first
 * slide; and what a server of decks keeps of a thousand edits. Every contender gets the same edits of the same slide, by the
 * same script, in the same browser; what is timed ends with the second frame after the new words are in view. Medians of
 * `--edits`; nothing else should run.
 *
 *   npm run bench:live -- [--edits 30] [--sizes 20,100,500] [--only save,start,memory]
 *                         [--marp BIN] [--slidev BIN] [--reveal-md BIN]
 *
 * The other tools are programs that you have installed; Slidev's theme has to stand beside it.
 */
import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { WebSocketServer } from "ws";
import { findBrowser } from "./browser.mjs";
import { writeDeck } from "./corpus.mjs";
import { treeMemory } from "./memory.mjs";

const { values: options } = parseArgs({
  options: {
    edits: { type: "string", default: "30" },
    sizes: { type: "string", default: "20,100,500" },
    only: { type: "string", default: "save,start,memory" },
    marp: { type: "string" },
    slidev: { type: "string" },
    "reveal-md": { type: "string" },
  },
});
const program = path.resolve("lib/quarterdeck.js");
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-live-"));
const children = new Set();
process.on("exit", () => {
  for (const child of children) endGroup(child);
  rmSync(folder, { recursive: true, force: true });
});

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function endGroup(child) {
  children.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Starts a server and waits until its address answers. */
async function serve(command, args, address) {
  const child = spawn(command, args, { cwd: folder, detached: true, stdio: "ignore" });
  children.add(child);
  for (;;) {
    const isThere = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return child;
    if (child.exitCode !== null) throw new Error(`${command} ${args.join(" ")} ended with ${child.exitCode}`);
    await wait(10);
  }
}

/** A watcher, a socket, one text node and two frames: nothing can be faster. */
async function serveFloor(file, port) {
  const script = `new WebSocket("ws://localhost:${port}").onmessage = ({ data }) => { document.querySelector("li").textContent = data; };`;
  const server = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end(`<h2>2: floor</h2><ul><li></ul><script>${script}</script>`),
  ).listen(port);
  const sockets = new WebSocketServer({ server });
  const watcher = watch(file, () => {
    const item = /^- (Edit .*)$/m.exec(readFileSync(file, "utf8"));
    if (item) for (const client of sockets.clients) client.send(item[1]);
  });
  return () => {
    watcher.close();
    for (const client of sockets.clients) client.terminate();
    server.close();
  };
}

/** Runs in the page from its first moment on: says when words are in view, and painted. */
function watchWords() {
  let wanted = "";
  const isInView = (element) => {
    const { width, height, top, left } = element.getBoundingClientRect();
    const isThere =
      width > 0 && height > 0 && top < innerHeight && left < innerWidth && top + height > 0 && left + width > 0;
    return isThere && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  };
  const look = () => {
    if (!wanted) return;
    const found = [...document.querySelectorAll("h1, h2, li")].some(
      (element) => element.textContent.includes(wanted) && isInView(element),
    );
    if (!found) return;
    const words = wanted;
    wanted = "";
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.painted(words)));
  };
  globalThis.waitForWords = (words) => {
    wanted = words;
    look();
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  // A page that is loaded again asks what it has to wait for.
  if (globalThis.wantedWords) void globalThis.wantedWords().then(globalThis.waitForWords);
}

async function openPage(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  let words = "";
  let tell;
  await page.exposeFunction("wantedWords", () => words);
  await page.exposeFunction("painted", (seen) => {
    if (seen === words) tell?.();
  });
  await page.evaluateOnNewDocument(watchWords);
  return {
    page,
    /** Waits until words are in view and painted. */
    async seen(next, act) {
      words = next;
      const done = new Promise((resolve) => (tell = resolve));
      await page.evaluate((text) => globalThis.waitForWords(text), next);
      const started = performance.now();
      act();
      await Promise.race([done, wait(20_000).then(() => Promise.reject(new Error(`“${next}” was never shown`)))]);
      words = "";
      return performance.now() - started;
    },
  };
}

/** Goes on until the second slide of the deck's text is in view, as its reader would. */
async function goToSecond(page) {
  for (let press = 0; press < 6; press++) {
    const isThere = await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2")].some((heading) => {
        const { width, left } = heading.getBoundingClientRect();
        const isInView =
          width > 0 &&
          left >= 0 &&
          left < innerWidth &&
          heading.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
        return isInView && heading.textContent.trim().startsWith("2: ");
      }),
    );
    if (isThere) return;
    await page.keyboard.press("ArrowRight");
    await wait(700);
  }
  throw new Error("the second slide is not found");
}

/** The deck with other words in the first item of its second slide. */
const withWords = (text, words) => text.replace(/^(## 2: .*\n\n- ).*$/m, `$1${words}`);

/** The time of each edit, from before the save to the second frame that shows it. */
async function timeEdits(browser, address, file) {
  const { page, seen } = await openPage(browser);
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => document.querySelector("h1, h2") !== null);
  await wait(1500);
  await goToSecond(page);
  await wait(500);
  const text = readFileSync(file, "utf8");
  const times = [];
  for (let edit = 0; edit <= Number(options.edits); edit++) {
    const words = `Edit ${edit} of it`;
    const now = withWords(text, words);
    times.push(await seen(words, () => writeFileSync(file, now)));
    await wait(250);
  }
  writeFileSync(file, text);
  await page.close();
  // The first one warms up.
  return times.slice(1);
}

const contenders = {
  floor: (deck, port) => ({ file: deck.reveal, address: `http://localhost:${port}/`, floor: true }),
  quarterdeck: (deck, port) => ({
    file: deck.reveal,
    address: `http://localhost:${port}/${deck.name}/`,
    command: [process.execPath, program, "dev", deck.reveal, "--port", port, "--quiet"],
  }),
  marp: (deck, port) => ({
    file: deck.marp,
    address: `http://localhost:${port}/${deck.name}.md`,
    command: ["env", `PORT=${port}`, options.marp, "-s", path.dirname(deck.marp)],
  }),
  slidev: (deck, port) => ({
    file: deck.slidev,
    address: `http://localhost:${port}/2`,
    command: [options.slidev, deck.slidev, "--port", port],
  }),
  "reveal-md": (deck, port) => ({
    file: deck.reveal,
    address: `http://localhost:${port}/${deck.name}.md`,
    command: [options["reveal-md"], deck.reveal, "-w", "--port", port, "--disable-auto-open"],
  }),
};

/** Slidev looks for its theme upwards from the deck, and for pictures beside it. */
function writeForSlidev(deck) {
  const home = path.join(folder, "slidev");
  mkdirSync(home, { recursive: true });
  cpSync(path.join(folder, "marp/img"), path.join(home, "img"), { recursive: true });
  if (options.slidev && !readdirSync(home).includes("node_modules")) {
    symlinkSync(path.resolve(options.slidev, "../.."), path.join(home, "node_modules"));
  }
  const text = readFileSync(deck.marp, "utf8").replaceAll("](img/", "](./img/");
  writeFileSync(deck.slidev, text);
}

function makeDeck(slides) {
  const name = `deck-${slides}`;
  writeDeck(folder, name, slides);
  const deck = { name };
  for (const dialect of ["reveal", "marp", "slidev"]) deck[dialect] = path.join(folder, dialect, `${name}.md`);
  writeForSlidev(deck);
  return deck;
}

async function timeSaves(browser) {
  console.log(`| save to painted, ms (median of edits) | ${names().join(" | ")} |`);
  console.log(
    `| --- |${names()
      .map(() => " --- |")
      .join("")}`,
  );
  let port = 4600;
  for (const slides of options.sizes.split(",").map(Number)) {
    const deck = makeDeck(slides);
    const row = [];
    for (const name of names()) {
      const { file, address, command, floor } = contenders[name](deck, String(++port));
      let end;
      try {
        if (floor) end = await serveFloor(file, port);
        else {
          const child = await serve(command[0], command.slice(1), address);
          end = () => endGroup(child);
        }
        const times = await timeEdits(browser, address, file);
        row.push(`${Math.round(median(times))} (${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))})`);
      } catch (cause) {
        row.push(`failed: ${cause.message}`);
      }
      end?.();
      await wait(500);
    }
    console.log(`| ${slides} slides | ${row.join(" | ")} |`);
  }
}

const names = () => Object.keys(contenders).filter((name) => ["floor", "quarterdeck"].includes(name) || options[name]);

/** From the command to the first slide of the course, with warm caches and a browser that is open already. */
async function timeStart(browser) {
  const times = [];
  for (let round = 0; round < 6; round++) {
    const page = await browser.newPage();
    const port = 4800 + round;
    const started = performance.now();
    const child = spawn(process.execPath, [program, "dev", "slides/decks/course.deck.yaml", "--port", port, "--json"], {
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    children.add(child);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const listening = performance.now() - started;
    await page.goto(`http://localhost:${port}/course/`, { waitUntil: "domcontentloaded" });
    await page.waitForSelector("html[data-ready=true]");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    times.push([performance.now() - started, listening]);
    await page.close();
    // What it keeps for the next start it keeps when it ends.
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await ended;
    children.delete(child);
  }
  const warm = times.slice(1);
  const seconds = (index) => (median(warm.map((time) => time[index])) / 1000).toFixed(2);
  console.log(`start to first slide of course: ${seconds(0)} s (listening after ${seconds(1)} s)`);
}

/** What the server holds after a hundred and after a thousand edits, with a page that is open all the time. */
async function measureMemory(browser) {
  const deck = makeDeck(100);
  const { file, address, command } = contenders.quarterdeck(deck, "4900");
  const child = await serve(command[0], command.slice(1), address);
  const { page, seen } = await openPage(browser);
  await page.goto(address, { waitUntil: "load" });
  await wait(1000);
  await goToSecond(page);
  const text = readFileSync(file, "utf8");
  const held = {};
  for (let edit = 1; edit <= 1000; edit++) {
    const words = `Edit ${edit} of it`;
    await seen(words, () => writeFileSync(file, withWords(text, words)));
    await wait(100);
    if (edit === 100 || edit === 1000) {
      // The least of some seconds: garbage comes and goes.
      const samples = [];
      for (let sample = 0; sample < 20; sample++) {
        samples.push(treeMemory(child.pid));
        await wait(250);
      }
      held[edit] = Math.min(...samples) / 1e6;
    }
  }
  await page.close();
  endGroup(child);
  const more = (held[1000] / held[100] - 1) * 100;
  console.log(
    `memory of the server: ${held[100].toFixed(0)} MB after 100 edits, ${held[1000].toFixed(0)} MB after 1,000 (${more.toFixed(1)} % more)`,
  );
}

const browser = await puppeteer.launch({
  executablePath: await findBrowser(program),
  headless: "shell",
  args: ["--no-sandbox"],
});
const wanted = options.only.split(",");
if (wanted.includes("save")) await timeSaves(browser);
if (wanted.includes("start")) await timeStart(browser);
if (wanted.includes("memory")) await measureMemory(browser);
await browser.close();
