/**
 * Replaces what changes from run to run, so that recording a lab again gives the same bytes. A value that comes back is
 * replaced by the same text each time, and the replacement is as long as what it replaces wherever columns matter.
 */
import { readFileSync } from "node:fs";
import os from "node:os";

/** The pids of a session start here (see session.mjs), so that a number of this form, outside of a sum, is a pid. */
export const firstPid = 31000;

/**
 * Gives each value that it is shown a replacement, in the order of their first appearance.
 * @param {(count: number) => string} name
 * @returns {(value: string) => string}
 */
function numbered(name) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (value) => {
    const replacement = known.get(value) ?? name(known.size + 1);
    known.set(value, replacement);
    return replacement;
  };
}

/**
 * @param {string} folder The working folder of the session.
 * @param {string} kernel What the version of the machine's kernel is called.
 * @returns {(text: string) => string}
 */
export function normaliser(folder, kernel) {
  const pid = numbered((count) => String(firstPid + count));
  const innerPid = numbered((count) => String(count + 1));
  const namespace = numbered((count) => String(4026533000 + count));
  const mac = numbered((count) => `02:00:00:00:00:${count.toString(16).padStart(2, "0")}`);
  const veth = numbered((count) => `veth${count.toString(16).padStart(8, "0")}`);
  return (text) =>
    innerPids(kernelNamed(text.replaceAll(folder, "/root/lab"), kernel), innerPid)
      .replace(/(?<![0-9a-f.])31\d{3}(?![0-9a-f])/g, pid)
      .replace(/(?<!\d)40265(?:3[2-9]|[4-9]\d)\d{3}(?!\d)/g, namespace)
      .replace(/veth[0-9a-f]{8}(?![0-9a-f])/g, veth)
      .replace(/(?<![0-9a-f:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![0-9a-f:])/g, (value) =>
        /^(00:|ff:)+(00|ff)$/.test(value) ? value : mac(value),
      )
      .replace(/\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, "2026-01-01T00:00:00Z");
}

/**
 * The kernel without who built it, when and with what: all of that differs between two machines with the same version.
 * @param {string} text
 * @param {string} kernel
 */
function kernelNamed(text, kernel) {
  const fullVersion = readFileSync("/proc/version", "utf8").trim();
  const told = `Linux version ${kernel} (build@lab) #1 SMP`;
  return text.replaceAll(fullVersion, told).replaceAll(os.release(), kernel).replaceAll(os.version(), "#1 SMP");
}

/**
 * Pids inside a container: the threads of the runtime that set the container up took an unknown number of them. They
 * are found in the tables of busybox's ps, where 1 stays 1.
 * @param {string} text
 * @param {(value: string) => string} innerPid
 */
function innerPids(text, innerPid) {
  if (!/^\s*PID {3}USER {5}COMMAND/m.test(text)) return text;
  return text.replace(/^( *)(\d+)(?= +\S+ +\S)/gm, (line, indent, value) =>
    value === "1" ? line : innerPid(value).padStart(indent.length + value.length),
  );
}
