/**
 * Measures how long runtimes take until the program in the container speaks, and how much memory they hold meanwhile.
 * The measuring itself (measuring.mjs) runs in a pid and mount namespace of its own, as the labs do.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkMachine, kernelVersion, versions } from "./packages.mjs";
import { LabError } from "./script.mjs";
import { onSignals, ownView } from "./session.mjs";

/** @typedef {import("./packages.mjs").Tools} Tools */
/** @typedef {import("./measuring.mjs").Measured} Measured */

export const packages = ["runc", "crun", "runsc", "busybox-static", "qemu-system-x86"];

const namespaces = "unshare --mount --pid --fork --kill-child --mount-proc --propagation private".split(" ");

const method = [
  "start_ms: from the moment the command is started until the first line of the program in the container arrives",
  "(sh -c 'echo ready; exec sleep 1000', a static busybox; on a serial console for a virtual machine). One run before",
  "the counted ones warms the caches; the tools take turns.",
  "memory_mib: the resident set of all processes that the command started, 500 ms later, where pages that several",
  "processes share count in parts (sum of Pss in /proc/PID/smaps_rollup), median of the runs. The program itself",
  "(sleep) is left out where it is a process of the machine; under runsc and in a virtual machine it is inside theirs.",
  "Commands: runc run, crun run, both in the foreground (with --detach nothing of them stays in memory);",
  "runsc --network=none --ignore-cgroups run (systrap); qemu-system-x86_64 -M microvm,accel=kvm with 128 MiB",
  "and the kernel of Debian's linux-image-cloud-amd64. The entry 'process' is the same program without a container.",
].join(" ");

/**
 * @param {number} runs
 * @param {Tools} tools
 * @returns {Promise<object>} The content of slides/labs/data/startup.json.
 */
export async function measure(runs, tools) {
  if (!Number.isInteger(runs) || runs < 1) throw new LabError("--runs takes a number from 1.");
  checkMachine(tools, packages, "measuring");
  const { results, left_out } = await inNamespaces(runs, tools);
  const found = versions(tools, packages);
  return {
    machine: { cpu: os.cpus()[0]?.model.trim(), cores: os.cpus().length, kernel: kernelVersion(), debian: tools.debian },
    tools: Object.fromEntries(packages.map((name) => [name, found[name]])),
    method,
    runs,
    results,
    left_out,
  };
}

/**
 * Whatever happens, the processes end with their namespace; the folder and the cgroups are removed here.
 * @param {number} runs
 * @param {Tools} tools
 * @returns {Promise<Measured>}
 */
async function inNamespaces(runs, tools) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-lab-"));
  try {
    return JSON.parse(await runMeasuring([String(runs), folder, tools.kernel ?? ""], tools));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    const groups = ["/sys/fs/cgroup", "-depth", "-type", "d", "-name", "quarterdeck-lab"];
    spawnSync("find", [...groups, "-exec", "rmdir", "{}", "+"]);
  }
}

/**
 * @param {string[]} words What the measuring program is told.
 * @param {Tools} tools
 * @returns {Promise<string>}
 */
function runMeasuring(words, tools) {
  const program = path.join(path.dirname(fileURLToPath(import.meta.url)), "measuring.mjs");
  const shell = ["set -e", ...ownView(tools), 'exec "$0" "$@"'].join("\n");
  const command = ["sh", "-c", shell, process.execPath, program, ...words];
  return new Promise((resolve, reject) => {
    const child = spawn("setpriv", ["--pdeathsig", "KILL", ...namespaces, ...command], {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const heedless = onSignals(() => child.kill("SIGKILL"));
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (status, signal) => {
      heedless();
      if (status === 0) resolve(output);
      else
        reject(new LabError(`The measuring ended early (${signal ?? `exit status ${status}`}); nothing is written.`));
    });
  });
}
