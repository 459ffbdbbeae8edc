import type { FaultCase } from "./fault-case.js";

const disk = {
  ENOSPC: /the disk is full\n {2}- free some space/,
  EDQUOT: /share of the disk is used up\n {2}- free some space/,
  EIO: /the disk or the connection to it is faulty\n {2}- look at the disk/,
  EROFS: /the file system can only be read\n {2}- mount it/,
  EACCES: /permission denied\n {2}- change its permissions/,
  EMFILE: /too many files are open\n {2}- raise the limit/,
} as const;
type Code = keyof typeof disk;

/** A call that fails while files are replaced; nothing has changed then. */
const failing = (call: string, file: string, nth: number, code: Code): FaultCase => ({
  name: `${code} at ${call} ${file} ${nth}`,
  fault: { calls: [call], path: file, thread: "worker", nth, act: code },
  status: 3,
  says: disk[code],
  leaves: "old",
});

/** A rename that fails in the middle; what was renamed before it is put back. */
const stuck = (nth: number, code: string): FaultCase => ({
  name: `${code} at rename ${nth}`,
  fault: { calls: ["renameSync"], path: String.raw`/dist/.*\.tmp$`, thread: "worker", nth, act: code },
  status: 3,
  says: /cannot be replaced; all files are as they were\n {2}- /,
  leaves: "old",
});

/** A cache that cannot be used is as good as none. */
const noCache = (call: string, code: string): FaultCase => ({
  name: `${code} at ${call} in the cache`,
  fault: { calls: [call], path: "/cache/", nth: "every", act: code },
  status: 0,
  leaves: "new",
});

/** Faults of the disk while files are written. */
export const writeFaults: readonly FaultCase[] = [
  failing("openSync", String.raw`\.staging$`, 1, "ENOSPC"),
  failing("openSync", String.raw`\.staging$`, 1, "EACCES"),
  failing("openSync", String.raw`\.tmp$`, 1, "EROFS"),
  failing("openSync", String.raw`\.tmp$`, 3, "EMFILE"),
  failing("writeFileSync", String.raw`^\d+$`, 1, "ENOSPC"),
  { ...failing("writeFileSync", String.raw`^\d+$`, 3, "ENOSPC"), isEveryday: true },
  failing("writeFileSync", String.raw`^\d+$`, 4, "EIO"),
  failing("writeFileSync", String.raw`^\d+$`, 2, "EDQUOT"),
  failing("fsyncSync", "", 1, "EIO"),
  failing("fsyncSync", "", 3, "ENOSPC"),
  failing("linkSync", "/dist/", 2, "ENOSPC"),
  failing("linkSync", "/dist/", 3, "EIO"),
  failing("renameSync", String.raw`\.staging$`, 1, "EIO"),
  failing("renameSync", String.raw`\.staging$`, 1, "ENOSPC"),
  failing("accessSync", "/dist$", 1, "EROFS"),
  failing("lstatSync", "/dist/", 2, "EACCES"),
  {
    ...failing("linkSync", "/dist/", 1, "EIO"),
    name: "a file system without second names",
    fault: { calls: ["linkSync"], nth: "every", act: "EPERM" },
    status: 0,
    says: /1 deck/,
    leaves: "new",
  },
  {
    ...failing("linkSync", "/dist/", 2, "EIO"),
    name: "something is mounted on a target",
    fault: { calls: ["linkSync"], nth: 2, act: "EXDEV" },
    says: /cannot be replaced: something else is mounted there; nothing was written\n {2}- /,
  },
  { ...stuck(1, "EIO"), isEveryday: true },
  stuck(2, "EACCES"),
  stuck(3, "EXDEV"),
  stuck(4, "EBUSY"),
  stuck(2, "ENOSPC"),
  stuck(3, "ENOENT"),
  noCache("writeFileSync", "ENOSPC"),
  noCache("renameSync", "EIO"),
  noCache("mkdirSync", "EACCES"),
  noCache("readFileSync", "EIO"),
  noCache("lstatSync", "EACCES"),
];
