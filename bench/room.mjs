/**
 * How long an audience waits: the time from a move of the speaker until each of many guests has heard of it, over the loopback of
 * this machine, with guests and server beside each other. The load is bounded: so many moves, votes and questions, then it ends.
 *
 *   npm run bench:room -- [--guests 300] [--moves 40] [--every 300]
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { writeDeck } from "./corpus.mjs";

const { values: options } = parseArgs({
  options: {
    guests: { type: "string", default: "50,150,300" },
    moves: { type: "string", default: "40" },
    every: { type: "string", default: "300" },
  },
});
/** What a page says that shows nothing yet. */
const shown = { frame: "", styles: "", config: "", words: "", slides: {} };
/** More than that is no test of a room. */
const mostGuests = 1000;
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-room-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeDeck(folder, "talk", 100);

/** Starts a server for a deck of 100 slides. */
async function start() {
  const args = [path.resolve("lib/quarterdeck.js"), "dev", "talk.md", "--host", "0.0.0.0", "--json", "--no-check"];
  const child = spawn(process.execPath, [...args, "--no-cache"], { cwd: path.join(folder, "reveal") });
  let out = "";
  const told = await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      if (out.includes("\n")) resolve(JSON.parse(out));
    });
    child.on("exit", () => reject(new Error("the server has ended")));
  });
  child.removeAllListeners("exit");
  return { child, port: Number(new URL(told.addresses[0]).port), join: told.join };
}

/** Shows a code; the cookie that comes for it. */
async function joined(port, body) {
  const origin = `http://127.0.0.1:${port}`;
  const headers = { origin, "content-type": "application/json" };
  const answer = await fetch(`${origin}/join`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.headers.get("set-cookie").split(";", 1)[0];
}

function open(port, address, cookie) {
  const origin = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${address}`, { headers: { origin, cookie } });
  return new Promise((resolve, reject) => socket.once("open", () => resolve(socket)).once("error", reject));
}

const codeOf = (address) => address.split("=")[1];
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** The memory of a process, in megabytes. */
const memoryOf = (pid) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;

async function measure(count) {
  const { child, port, join } = await start();
  const speaker = await open(port, "/socket", await joined(port, { as: "speaker", code: codeOf(join.speaker) }));
  speaker.send(JSON.stringify({ is: "hello", deck: "talk", shown: null }));
  const sent = new Map();
  const delays = [];
  const began = performance.now();
  const guests = [];
  for (let guest = 0; guest < count; guest++) {
    const socket = await open(
      port,
      "/room/audience",
      await joined(port, { as: "audience", code: codeOf(join.audience) }),
    );
    socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      const at = message.is === "place" ? sent.get(message.place.slide) : undefined;
      if (at !== undefined) delays.push(performance.now() - at);
    });
    socket.send(JSON.stringify({ is: "hello", deck: "talk", shown }));
    guests.push(socket);
  }
  const joining = performance.now() - began;
  await wait(1500);
  for (let move = 0; move < Number(options.moves); move++) {
    const slide = `slide ${move}`;
    sent.set(slide, performance.now());
    const poll = move % 2 === 1 ? { id: "poll", options: 4 } : null;
    const place = { slide, step: -1, curtain: "" };
    speaker.send(JSON.stringify({ is: "talk", role: "stage", place, clock: { elapsed: move, isRunning: true }, poll }));
    // Half of the room votes at once.
    if (poll) for (const [index, guest] of guests.entries()) if (index % 2 === 0) vote(guest, index);
    await wait(Number(options.every));
  }
  await wait(1000);
  const memory = memoryOf(child.pid);
  for (const socket of [...guests, speaker]) socket.terminate();
  child.kill("SIGINT");
  await new Promise((resolve) => child.once("exit", resolve));
  return { delays: delays.toSorted((a, b) => a - b), joining, memory };
}

const vote = (guest, index) => guest.send(JSON.stringify({ is: "vote", poll: "poll", option: index % 4 }));

console.log("| guests | moves heard | median | 95 % | slowest | joined in | memory of the server |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const count of options.guests.split(",").map((each) => Math.min(mostGuests, Number(each)))) {
  const { delays, joining, memory } = await measure(count);
  const heard = `${delays.length} of ${count * Number(options.moves)}`;
  const [middle, most, last] = [0.5, 0.95, 1].map((share) => `${quantile(delays, share).toFixed(1)} ms`);
  console.log(
    `| ${count} | ${heard} | ${middle} | ${most} | ${last} | ${(joining / 1000).toFixed(1)} s | ${Math.round(memory)} MB |`,
  );
}
