import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and all below it, in bytes; Linux only. */
export function treeMemory(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/children`);
    const children = threads.flatMap((list) => readFileSync(list, "utf8").trim().split(" ").filter(Boolean));
    const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
    return Number(pss?.[1] ?? 0) * 1024 + children.reduce((sum, child) => sum + treeMemory(child), 0);
  } catch {
    return 0;
  }
}
