/**
 * Runs the commands of a lab in one bash, on a pseudo-terminal, in namespaces of its own.
 *
 * The namespaces (pid, mount, network, UTS, IPC) and private folders of state serve two ends: the output does not depend on what
 * else the machine does, and whatever a lab leaves behind (processes, mounts, interfaces, network namespaces, the
 * state of runtimes) goes away with them, even when the recorder is killed.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { firstPid } from "./normalise.mjs";
import { LabError } from "./script.mjs";

/** @typedef {import("./script.mjs").Lab} Lab */
/** @typedef {import("./script.mjs").Command} Command */
/** @typedef {import("./packages.mjs").Tools} Tools */
/**
 * @typedef {object} Session
 * @property {string} folder The working folder that the lab made for itself.
 * @property {string[]} outputs What each command wrote, in the order of the lab.
 */

/** A lab needs seconds; one that needs minutes waits for something that will not come. */
const limit = 180_000;
const mark = "\x1e";
const environment = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
  SHELL: "/bin/bash",
  TERM: "xterm-256color",
  COLUMNS: "80",
  LINES: "24",
  LC_ALL: "C.UTF-8",
  PAGER: "cat",
  JQ_COLORS: "0;90:0;33:0;33:0;33:0;32:0;39:0;39",
};

const unshare = "unshare --mount --uts --ipc --net --pid --fork --kill-child --mount-proc --propagation private";

/**
 * Lines of shell that give a mount namespace of its own the tools, empty folders of state, and cgroups of version 2: where
 * a machine has version 1 as well, runtimes would differ in what they do about it.
 * @param {Tools} tools
 */
export const ownView = ({ prepare }) => [
  ...["/run", "/var/lib", "/var/log", "/var/cache"].map((folder) => `mount -t tmpfs tmpfs ${folder}`),
  "mkdir /var/lib/lxc /var/log/lxc /var/cache/lxc",
  '[ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] || mount -t cgroup2 cgroup2 /sys/fs/cgroup',
  ...prepare,
];

/**
 * What the session does before the lab begins; then a new shell, that of the tools, runs the lab.
 * @param {Tools} tools
 * @param {string} file The program.
 */
const prepared = (tools, file) => [
  "set -e",
  "stty cols 80 rows 24",
  ...ownView(tools),
  "hostname lab",
  "ip link set lo up",
  `echo ${firstPid} > /proc/sys/kernel/ns_last_pid`,
  `exec bash ${file}`,
  "",
];

/**
 * Runs a script as the labs are run, with the terminal and the streams of whoever calls.
 * @param {string} file
 * @param {Tools} tools
 * @returns {number} Its exit status.
 */
export function runInView(file, tools) {
  const lines = ["set -e", ...ownView(tools), "hostname lab", "ip link set lo up", 'exec bash "$0"'];
  const [command = "", ...words] = unshare.split(" ");
  const { status } = spawnSync(command, [...words, "bash", "-c", lines.join("\n"), path.resolve(file)], {
    stdio: "inherit",
    env: { ...environment, TMPDIR: os.tmpdir() },
  });
  return status ?? 1;
}

/**
 * The lab with marks around each command. The script's own `set -euo pipefail` and clean-up hold, as when it runs alone.
 * @param {Lab} lab
 */
function program(lab) {
  const say = (/** @type {string} */ text) => `printf '\\036%s\\036' "${text}"`;
  const commands = lab.steps.flatMap((step) => step.commands);
  return [
    lab.preamble,
    `trap 'status=$?; trap - EXIT; printf "\\036x%s\\036" "$status"; cleanup; exit "$status"' EXIT`,
    "trap 'exit 130' INT; trap 'exit 143' TERM; trap 'exit 129' HUP",
    say("w$PWD"),
    ...commands.flatMap((command, index) => [say(`b${index}`), command.text, say(`e${index}`)]),
    "",
  ].join("\n");
}

/**
 * @param {Lab} lab
 * @param {Tools} tools
 * @returns {Promise<Session>}
 */
export async function play(lab, tools) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-lab-"));
  try {
    const file = path.join(folder, "session.sh");
    writeFileSync(file, program(lab));
    const first = path.join(folder, "prepare.sh");
    writeFileSync(first, prepared(tools, file).join("\n"));
    const { output, stopped } = await onTerminal(`exec ${unshare} bash ${first}`, { ...environment, TMPDIR: folder });
    if (stopped) throw new LabError(`${lab.name}: stopped (${stopped}).\n${excerpt(output)}`);
    return readOutput(lab, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Catches the signals that ask the recorder to end.
 * @param {() => void} listener
 * @returns {() => void} What ends the catching.
 */
export function onSignals(listener) {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/**
 * @param {string} command
 * @param {Record<string, string>} env
 * @returns {Promise<{ output: string, stopped: string | undefined }>}
 */
function onTerminal(command, env) {
  return new Promise((resolve, reject) => {
    // Where the recorder is killed, the terminal goes with it, and with the terminal the session.
    const terminal = ["script", "--quiet", "--return", "--command", command, "/dev/null"];
    const child = spawn("setpriv", ["--pdeathsig", "KILL", ...terminal], {
      env,
      detached: true,
      stdio: ["pipe", "pipe", "inherit"],
    });
    let output = "";
    /** @type {string | undefined} */
    let stopped;
    /** Ctrl-C on the terminal of the lab, whose shell then cleans up; without an answer, the terminal goes. */
    const stop = (/** @type {string} */ why) => {
      if (!stopped) setTimeout(() => child.kill("SIGKILL"), 20_000).unref();
      stopped ??= why;
      child.stdin.write("\x03");
    };
    const heedless = onSignals(() => stop("interrupted"));
    const timer = setTimeout(() => stop(`not done after ${limit / 1000} seconds`), limit);
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      heedless();
      resolve({ output, stopped });
    });
  });
}

/**
 * @param {Lab} lab
 * @param {string} output
 * @returns {Session}
 */
function readOutput(lab, output) {
  const said = afterMarks(output);
  const folder = [...said.keys()].find((key) => key.startsWith("w"))?.slice(1);
  if (folder === undefined) throw new LabError(`${lab.name}: the set-up failed.\n${excerpt(output)}`);
  const commands = lab.steps.flatMap((step) => step.commands);
  const outputs = commands.map((command, index) => {
    const text = said.get(`b${index}`) ?? "";
    if (said.has(`e${index}`)) return text;
    const status = [...said.keys()].find((key) => key.startsWith("x"))?.slice(1) ?? "unknown";
    throw failure(lab, command, status, text);
  });
  return { folder, outputs };
}

/**
 * @param {string} output
 * @returns {Map<string, string>} What was written after each mark, up to the next one.
 */
function afterMarks(output) {
  const parts = output.split(mark);
  /** @type {Map<string, string>} */
  const said = new Map();
  for (let index = 1; index + 1 < parts.length; index += 2) said.set(String(parts[index]), String(parts[index + 1]));
  return said;
}

/**
 * @param {Lab} lab
 * @param {Command} command
 * @param {string} status
 * @param {string} output
 */
function failure(lab, command, status, output) {
  const indented = command.text.replaceAll("\n", "\n  ");
  return new LabError(
    `${lab.name}: slides/labs/scripts/${lab.name}.sh:${command.line} failed with exit status ${status}:\n  ${indented}\n` +
      `Its output:\n${excerpt(output)}`,
  );
}

/**
 * The last lines of what a session wrote, for a message.
 * @param {string} output
 */
function excerpt(output) {
  const plain = output.split(mark).filter((_, index) => index % 2 === 0);
  const lines = stripVTControlCharacters(plain.join("")).replaceAll("\r", "").trimEnd().split("\n");
  return lines
    .slice(-30)
    .map((line) => `  ${line}`)
    .join("\n");
}
