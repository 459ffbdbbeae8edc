import { spawn } from "node:child_process";
import { treeMemory } from "./memory.mjs";

/**
 * What every contender is given. Certificates of a network's own are read by each process of Node before it does anything,
 * which takes it 0.04 s that no tool can do anything about.
 */
const { NODE_EXTRA_CA_CERTS, ...usual } = process.env;
const environment = { ...usual, CI: "" };

/**
 * Runs a command in a folder until it ends.
 * @returns seconds; with `measureMemory`, also the most bytes that its processes have had at once
 */
export function time(command, args, { folder, measureMemory = false }) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      env: environment,
    });
    let errors = "";
    let peak = 0;
    const timer =
      measureMemory &&
      setInterval(() => {
        peak = Math.max(peak, treeMemory(child.pid));
      }, 15);
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("exit", (status) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      // A check that finds something has done its work.
      if (status === 0 || (status === 1 && args.includes("check"))) resolve({ seconds, peak });
      else reject(new Error(`${command} ${args.join(" ")}\nended with ${status}\n${errors}`));
    });
  });
}
