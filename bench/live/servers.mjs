import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, watch, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { writeDeck } from "../corpus.mjs";

const children = new Set();
process.on("exit", () => {
  for (const child of children) endGroup(child);
});

/** Ends a server with all that it has started. */
export function endGroup(child) {
  children.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Starts a program that ends with this one. */
export function start(command, args, options) {
  const child = spawn(command, args, { detached: true, ...options });
  children.add(child);
  return child;
}

/** Ends a server as Ctrl-C does, and waits: what it keeps for the next start it keeps when it ends. */
export async function stop(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
  children.delete(child);
}

/** Starts a server and waits until its address answers. */
export async function serve([command, ...args], address, folder) {
  const child = start(command, args, { cwd: folder, stdio: "ignore" });
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
export async function serveFloor(file, port) {
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

/** How each contender is started for a deck, and where it shows it; `programs` are those of the other tools, by name. */
export const contendersWith = (program, programs) => ({
  floor: (deck, port) => ({ file: deck.reveal, address: `http://localhost:${port}/`, floor: true }),
  quarterdeck: (deck, port) => ({
    file: deck.reveal,
    address: `http://localhost:${port}/${deck.name}/`,
    command: [process.execPath, program, "dev", deck.reveal, "--port", port, "--quiet"],
  }),
  marp: (deck, port) => ({
    file: deck.marp,
    address: `http://localhost:${port}/${deck.name}.md`,
    command: ["env", `PORT=${port}`, programs.marp, "-s", path.dirname(deck.marp)],
  }),
  slidev: (deck, port) => ({
    file: deck.slidev,
    address: `http://localhost:${port}/2`,
    command: [programs.slidev, deck.slidev, "--port", port],
  }),
  "reveal-md": (deck, port) => ({
    file: deck.reveal,
    address: `http://localhost:${port}/${deck.name}.md`,
    command: [programs["reveal-md"], deck.reveal, "-w", "--port", port, "--disable-auto-open"],
  }),
});

/** Slidev looks for its theme upwards from the deck, and for pictures beside it. */
function writeForSlidev(deck, folder, slidev) {
  const home = path.join(folder, "slidev");
  mkdirSync(home, { recursive: true });
  cpSync(path.join(folder, "marp/img"), path.join(home, "img"), { recursive: true });
  if (slidev && !existsSync(path.join(home, "node_modules"))) {
    symlinkSync(path.resolve(slidev, "../.."), path.join(home, "node_modules"));
  }
  const text = readFileSync(deck.marp, "utf8").replaceAll("](img/", "](./img/");
  writeFileSync(deck.slidev, text);
}

/** Writes a deck of so many slides in each dialect. */
export function makeDeck(slides, folder, slidev) {
  const name = `deck-${slides}`;
  writeDeck(folder, name, slides);
  const deck = { name };
  for (const dialect of ["reveal", "marp", "slidev"]) deck[dialect] = path.join(folder, dialect, `${name}.md`);
  writeForSlidev(deck, folder, slidev);
  return deck;
}
