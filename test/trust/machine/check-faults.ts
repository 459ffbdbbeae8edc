import type { FaultCase } from "./fault-case.js";

const list = Array.from({ length: 18 }, (_, index) => `- Item ${index + 1} of the list`).join("\n");

/** A fault while a check fixes files, or writes pictures. */
const checking = (options: readonly string[], about: Omit<FaultCase, "leaves" | "status" | "command">): FaultCase => ({
  command: ["check", "a.md", ...options],
  prepare: ({ write }) => write("a.md", `# A list that is is too long\n\n${list}\n`),
  status: 3,
  leaves: "old",
  ...about,
});

/** A journal of a check: `openSync` is called for it first, and then for the file beside its target; the cache has none. */
const atFile = String.raw`^(?!.*/cache/).*\.quarterdeck-`;

/** Faults while `check` writes. */
export const checkFaults: readonly FaultCase[] = [
  checking(["--fix"], {
    name: "ENOSPC while fixing",
    fault: { calls: ["writeFileSync"], path: String.raw`^\d+$`, thread: "worker", nth: 2, act: "ENOSPC" },
    says: /the disk is full\n {2}- free some space/,
  }),
  checking(["--fix"], {
    name: "EROFS while fixing",
    fault: { calls: ["openSync"], path: atFile, thread: "worker", nth: 1, act: "EROFS" },
    says: /can only be read[\s\S]*check without --fix/,
  }),
  checking(["--fix"], {
    name: "EIO when a fixed file takes its place",
    fault: { calls: ["renameSync"], path: String.raw`/a\.md$`, thread: "worker", nth: 1, act: "EIO" },
    says: /a\.md cannot be replaced; all files are as they were/,
  }),
  checking(["--pictures", "shots"], {
    name: "ENOSPC while writing pictures",
    fault: { calls: ["writeFileSync"], path: String.raw`^\d+$`, thread: "worker", nth: 2, act: "ENOSPC" },
    says: /the disk is full\n {2}- free some space/,
  }),
  checking(["--pictures", "/proc/x"], {
    name: "pictures in /proc",
    says: /folder \/proc\/x cannot be written[\s\S]*choose another folder with --pictures DIR/,
  }),
  checking(["--pictures", "a.md"], {
    name: "pictures in a file",
    says: /a\.md is no folder[\s\S]*choose another folder with --pictures DIR/,
  }),
];
