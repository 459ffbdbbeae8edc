import type { FaultCase } from "./fault-case.js";

/** A file that cannot be read, whatever its permissions say. */
const unreadable = (file: string, code: string, says: RegExp): FaultCase => ({
  name: `${code} at reading ${file}`,
  fault: { calls: ["readFileSync"], path: file, thread: "worker", nth: 1, act: code },
  status: 3,
  says,
  leaves: "old",
});

const deck = String.raw`/a\.md$`;

/** A date that none can be made of. */
const noDate = (text: string): FaultCase => ({
  name: `SOURCE_DATE_EPOCH is “${text}”`,
  environment: { SOURCE_DATE_EPOCH: text },
  status: 2,
  says: /SOURCE_DATE_EPOCH is “.*”: write whole seconds since 1970, from 0 to 253402300799/,
  leaves: "old",
  isEveryday: true,
});

const atEvery = { calls: ["*Sync"], nth: 1, thread: "worker" } as const;

/** Faults while files are read, and of the environment. */
export const readFaults: readonly FaultCase[] = [
  unreadable(deck, "EACCES", /a\.md cannot be used \(open|read.*permission denied\n {2}- change its permissions/),
  unreadable(deck, "EIO", /faulty\n {2}- look at the disk/),
  unreadable(deck, "EMFILE", /too many files are open\n {2}- raise the limit with “ulimit -n”/),
  unreadable(deck, "ENOENT", /a\.md.*there is nothing of this name any more\n {2}- try again/),
  unreadable(String.raw`/a\.svg$`, "ENOENT", /a\.svg.*there is nothing of this name any more\n {2}- try again/),
  unreadable("/templates/", "EIO", /templates.*faulty\n {2}- /),
  noDate("soon"),
  noDate("-1"),
  noDate("1.5"),
  noDate("1e9"),
  noDate("253402300800"),
  noDate("8640000000001"),
  noDate("99999999999999999999"),
  {
    name: "the memory is used up",
    fault: { ...atEvery, calls: ["readFileSync"], path: deck, act: "memory" },
    environment: { NODE_OPTIONS: "--max-old-space-size=64" },
    status: 3,
    says: /the memory that Node allows itself is used up\n {2}- give it more: NODE_OPTIONS/,
    leaves: "old",
  },
  { name: "SOURCE_DATE_EPOCH is empty", environment: { SOURCE_DATE_EPOCH: "" }, status: 0, leaves: "new" },
  { name: "no HOME", environment: { HOME: undefined, XDG_CACHE_HOME: undefined }, status: 0, leaves: "new" },
  {
    name: "HOME is nowhere",
    environment: { HOME: "/dev/null/home", XDG_CACHE_HOME: undefined },
    status: 0,
    leaves: "new",
  },
  { name: "no TMPDIR", environment: { TMPDIR: undefined }, status: 0, leaves: "new" },
  { name: "TMPDIR is a file", environment: { TMPDIR: "/etc/passwd" }, status: 0, leaves: "new" },
  { name: "the cache is a file", environment: { XDG_CACHE_HOME: "/etc/passwd" }, status: 0, leaves: "new" },
  { name: "the cache is in /proc", environment: { XDG_CACHE_HOME: "/proc" }, status: 0, leaves: "new" },
  {
    name: "the browser is a folder",
    environment: { QUARTERDECK_BROWSER: "/usr" },
    args: ["-f", "pdf"],
    status: 3,
    says: /\/usr.*\n {2}- /,
    leaves: "anything",
  },
  {
    name: "the browser is no program",
    environment: { QUARTERDECK_BROWSER: "/etc/passwd" },
    args: ["-f", "pdf"],
    status: 3,
    says: /QUARTERDECK_BROWSER names \/etc\/passwd, which is not a program.*\n {2}- unset/,
    leaves: "anything",
  },
  {
    name: "TMPDIR is a file, and a browser is needed",
    environment: { TMPDIR: "/etc/passwd" },
    args: ["-f", "pdf"],
    status: 3,
    says: /\n {2}- /,
    leaves: "anything",
  },
  {
    name: "the connection to the browser breaks",
    fault: { calls: ["message"], thread: "worker", nth: 3, act: "EIO" },
    args: ["-f", "pdf"],
    status: 3,
    says: /faulty\n {2}- /,
    leaves: "old",
  },
  {
    name: "the browser cannot be started",
    fault: { calls: ["spawn"], thread: "worker", nth: "every", act: "ENOMEM" },
    args: ["-f", "pdf"],
    status: 3,
    says: /does not start[\s\S]*\n {2}- /,
    leaves: "anything",
  },
  { name: "standard input is closed", streams: "<&-", status: 0, leaves: "new" },
  { name: "standard output is closed", streams: ">&-", status: 0, leaves: "new" },
  { name: "standard error is closed", streams: "2>&-", status: 0, leaves: "new" },
  { name: "all streams are closed", streams: "<&- >&- 2>&-", status: 0, leaves: "new" },
  {
    name: "standard output is full",
    streams: ">/dev/full",
    status: 3,
    says: /standard output cannot be written: the disk is full/,
    leaves: "new",
  },
  { name: "standard error is full", streams: "2>/dev/full", status: 0, leaves: "new" },
  { name: "nobody reads", streams: "| true", status: 0, leaves: "anything" },
  {
    name: "the folder in which the user stands is gone",
    before: "mkdir gone && cd gone && rmdir ../gone &&",
    status: 3,
    says: /there is nothing of this name any more\n {2}- /,
    leaves: "old",
  },
];
