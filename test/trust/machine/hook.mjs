/**
 * Preloaded (`node --import`) into a process that a test breaks. `QUARTERDECK_FAULT` says what happens, as JSON:
 *
 * - `calls`: names of functions of `node:fs`, `*Sync` for all that work at once; `spawn`; `message` for what a process that
 *   was started says over its fifth stream;
 * - `path`: a pattern; only calls whose first or second argument matches are counted;
 * - `thread`: `worker` or `main`, to count only there;
 * - `nth`: the call at which it happens, from 1; `every` for each of them;
 * - `when`: `before` or `after` the call does its work;
 * - `act`: `kill`, `loop`, `expression` (one that takes for ever), `blocked` (in a call that nothing ends), `memory` (until there is none), `log` (a line in `mark` for
 *   every call), or the code of an error that the call throws;
 * - `mark`: a file that is written when it happens.
 */
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { constants } from "node:os";
import { isMainThread } from "node:worker_threads";

const fault = JSON.parse(process.env.QUARTERDECK_FAULT ?? "{}");
const { appendFileSync } = fs;
const { spawnSync } = childProcess;
const pattern = new RegExp(fault.path ?? "");
const isHere = !fault.thread || (fault.thread === "main") === isMainThread;
let count = 0;
let isActing = false;

const acts = {
  kill() {
    process.kill(process.pid, "SIGKILL");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  loop() {
    for (;;);
  },
  memory() {
    for (const all = []; ; ) all.push(new Array(1e5).fill(all.length));
  },
  blocked: () => spawnSync("sleep", ["20"]),
  expression: () => /^(a+)+$/.test(`${"a".repeat(60)}!`),
};

function isMeant(call, args) {
  if (!isHere || isActing) return false;
  if (!args.slice(0, 2).some((arg) => pattern.test(String(arg)))) return false;
  if (fault.act === "log") return log(call);
  count++;
  return fault.nth === "every" || count === fault.nth;
}

/** One function of `node:fs` may call another. */
function log(call) {
  isActing = true;
  appendFileSync(fault.mark, `${call}\n`);
  isActing = false;
  return false;
}

function happen(call, args) {
  isActing = true;
  if (fault.mark) appendFileSync(fault.mark, `${call}\n`);
  if (acts[fault.act]) acts[fault.act]();
  isActing = false;
  const syscall = call.replace(/Sync$/, "");
  const message = `${fault.act}: injected, ${syscall} '${args[0]}'`;
  throw Object.assign(new Error(message), {
    errno: -(constants.errno[fault.act] ?? 1),
    code: fault.act,
    syscall,
    ...(typeof args[0] === "string" ? { path: args[0] } : {}),
  });
}

function wrap(holder, call) {
  const original = holder[call];
  holder[call] = Object.assign(function wrapped(...args) {
    const isNow = isMeant(call, args);
    if (isNow && fault.when !== "after") happen(call, args);
    try {
      return original.apply(this, args);
    } finally {
      // Whether it has worked or not.
      if (isNow && fault.when === "after") happen(call, args);
    }
  }, original);
}

const calls = new Set(fault.calls);
for (const name of Object.keys(fs)) {
  if (typeof fs[name] !== "function") continue;
  if (calls.has(name) || (calls.has("*Sync") && name.endsWith("Sync"))) wrap(fs, name);
}
if (calls.has("spawn")) wrap(childProcess, "spawn");
if (calls.has("message")) {
  const { spawn } = childProcess;
  childProcess.spawn = (...args) => {
    const child = spawn(...args);
    const stream = child.stdio[4];
    const emit = stream?.emit;
    if (stream)
      stream.emit = function counted(event, ...rest) {
        if (event === "data" && isMeant("message", [args[0]])) happen("message", [args[0]]);
        return emit.call(this, event, ...rest);
      };
    return child;
  };
}
syncBuiltinESMExports();
