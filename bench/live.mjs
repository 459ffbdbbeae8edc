/**
 * Times what an author waits for: from a save to the frame that shows it in an open page, and from the command to the first
 * slide; to what the check finds; and what a server of decks keeps of a thousand edits. Every contender gets the same edits of the same slide, by the
 * same script, in the same browser; what is timed ends with the second frame after the new words are in view. Medians of
 * `--edits`; nothing else should run.
 *
 *   npm run bench:live -- [--edits 30] [--sizes 20,100,500] [--only save,findings,start,memory]
 *                         [--marp BIN] [--slidev BIN] [--reveal-md BIN]
 *
 * The other tools are programs that you have installed; Slidev's theme has to stand beside it.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { findBrowser } from "./browser.mjs";
import { goToSecond, openPage } from "./live/page.mjs";
import { contendersWith, endGroup, makeDeck, serve, serveFloor, start, stop } from "./live/servers.mjs";
import { treeMemory } from "./memory.mjs";

const { values: options } = parseArgs({
  options: {
    edits: { type: "string", default: "30" },
    sizes: { type: "string", default: "20,100,500" },
    only: { type: "string", default: "save,findings,start,memory" },
    marp: { type: "string" },
    slidev: { type: "string" },
    "reveal-md": { type: "string" },
  },
});
const program = path.resolve("lib/quarterdeck.js");
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-live-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const contenders = contendersWith(program, options);

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

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

async function timeSaves(browser) {
  console.log(`| save to painted, ms (median of edits) | ${names().join(" | ")} |`);
  console.log(
    `| --- |${names()
      .map(() => " --- |")
      .join("")}`,
  );
  let port = 4600;
  for (const slides of options.sizes.split(",").map(Number)) {
    const deck = makeDeck(slides, folder, options.slidev);
    const row = [];
    for (const name of names()) {
      const { file, address, command, floor } = contenders[name](deck, String(++port));
      let end;
      try {
        if (floor) end = await serveFloor(file, port);
        else {
          const child = await serve(command, address, folder);
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

/** From a save that makes a slide too long to the moment when the page says so, in a deck of a hundred slides. */
async function timeFindings(browser) {
  const deck = makeDeck(100, folder);
  const { file, address, command } = contenders.quarterdeck(deck, "4890");
  const child = await serve(command, address, folder);
  const { page } = await openPage(browser);
  await page.goto(address, { waitUntil: "load" });
  await wait(1000);
  await goToSecond(page);
  const says = (text) =>
    page.waitForFunction(
      (wanted) => {
        const corner = document.querySelector("quarterdeck-problems")?.shadowRoot;
        const found = corner?.querySelector("quarterdeck-findings")?.shadowRoot?.textContent ?? "";
        return wanted === "" ? !found.includes("out of") : found.includes(wanted);
      },
      {},
      text,
    );
  const text = readFileSync(file, "utf8");
  const times = [];
  for (let round = 0; round <= 10; round++) {
    const items = Array.from({ length: 20 }, (_, item) => `- item ${item} of round ${round}`).join("\n");
    await says("");
    await wait(500);
    const started = performance.now();
    writeFileSync(file, withWords(text, `many\n${items}`));
    await says("out of");
    times.push(performance.now() - started);
    writeFileSync(file, text);
  }
  await page.close();
  endGroup(child);
  // The first one starts a browser.
  const warm = times.slice(1);
  console.log(
    `save to finding of the check, 100 slides: ${Math.round(median(warm))} ms (${Math.round(Math.min(...warm))}–${Math.round(Math.max(...warm))})`,
  );
}

/** One start: from the command to the first slide of the course, in a browser that is open already. */
async function timeOneStart(browser, home, port) {
  const page = await browser.newPage();
  const started = performance.now();
  const args = [program, "dev", "slides/decks/course.deck.yaml", "--port", port, "--json"];
  const child = start(process.execPath, args, { cwd: home, stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await page.goto(`http://localhost:${port}/course/`, { waitUntil: "domcontentloaded" });
  await page.waitForSelector("html[data-ready=true]");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const seconds = (performance.now() - started) / 1000;
  await page.close();
  await stop(child);
  return seconds;
}

/** With warm caches: when nothing has changed since the server ran last, and when a slide has. */
async function timeStarts(browser) {
  const home = path.join(folder, "course");
  for (const part of ["slides", "quarterdeck.config.yaml"]) cpSync(part, path.join(home, part), { recursive: true });
  const section = path.join(home, "slides/foundation/oci-image.md");
  const text = readFileSync(section, "utf8");
  const times = { unchanged: [], changed: [] };
  let port = 4800;
  await timeOneStart(browser, home, port++);
  for (let round = 0; round < 5; round++) {
    times.unchanged.push(await timeOneStart(browser, home, port++));
    writeFileSync(section, `${text}\nRound ${round}.\n`);
    times.changed.push(await timeOneStart(browser, home, port++));
  }
  const seconds = (list) => `${median(list).toFixed(2)} s`;
  console.log(
    `start to first slide of course: ${seconds(times.unchanged)}; after a change of a section, ${seconds(times.changed)}`,
  );
}

/** What the server holds after a hundred and after a thousand edits, with a page that is open all the time. */
async function measureMemory(browser) {
  const deck = makeDeck(100, folder);
  const { file, address, command } = contenders.quarterdeck(deck, "4900");
  const child = await serve(command, address, folder);
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
if (wanted.includes("findings")) await timeFindings(browser);
if (wanted.includes("start")) await timeStarts(browser);
if (wanted.includes("memory")) await measureMemory(browser);
await browser.close();
