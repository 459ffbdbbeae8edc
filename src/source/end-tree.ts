import { spawnSync } from "node:child_process";
import path from "node:path";

/** Ends a process of Windows, which knows no groups, with all that it has started. */
export function endTree(pid: number): void {
  // By its whole path: Windows looks for a bare name in the folder of the deck first.
  const program = path.join(process.env["SystemRoot"] ?? "C:\\Windows", "System32", "taskkill.exe");
  spawnSync(program, ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
}
