import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import type { FaultCase } from "./fault-case.js";

/** An output folder that cannot be one. */
const noFolder = (out: string, says: RegExp, prepare?: FaultCase["prepare"]): FaultCase => ({
  name: `the output folder is ${out}`,
  args: ["-f", "html", "-o", out],
  ...(prepare ? { prepare } : {}),
  status: 3,
  says,
  leaves: "old",
  isEveryday: true,
});

/** Something stands where a file of the build is to stand. */
const inTheWay = (name: string, says: RegExp, prepare: FaultCase["prepare"]): FaultCase => ({
  name,
  ...(prepare ? { prepare } : {}),
  status: 3,
  says,
  leaves: "anything",
  isEveryday: true,
});

const otherPlace = String.raw`[\s\S]*choose another`;

/** Places at which nothing can be written. */
export const placeFaults: readonly FaultCase[] = [
  {
    name: "a name that is too long",
    command: ["build", `${"n".repeat(251)}.md`, "-f", "html"],
    prepare: ({ write }) => write(`${"n".repeat(251)}.md`, "# Hello\n"),
    status: 3,
    says: /name of .*nnn.* is too long\n {2}- give the deck a shorter name/,
    leaves: "old",
  },
  noFolder("/proc/x", new RegExp(`folder /proc/x cannot be written${otherPlace}`)),
  noFolder("/proc/self/x/y", new RegExp(`folder /proc/self/x/y cannot be written${otherPlace}`)),
  noFolder("/dev/null/x", new RegExp(`/dev/null/x is no folder|no folder; one${otherPlace}`)),
  noFolder("/dev/full", new RegExp(`/dev/full is no folder${otherPlace}`)),
  noFolder("a.md", new RegExp(`a\\.md is no folder${otherPlace}`)),
  noFolder("a.md/deep/er", new RegExp(`no folder${otherPlace}`)),
  noFolder("dangling", new RegExp(`dangling is a link that leads nowhere${otherPlace}`), ({ file }) =>
    symlinkSync("nowhere", file("dangling")),
  ),
  noFolder("loop", new RegExp(`leads to itself[\\s\\S]*remove the link${otherPlace}`), ({ file }) =>
    symlinkSync("loop", file("loop")),
  ),
  noFolder(`${"long".repeat(70)}`, /name of .* is too long/),
  inTheWay("a folder where the gallery is to stand", /index\.html is a folder; a file would be written/, ({ file }) => {
    rmSync(file("dist/index.html"));
    mkdirSync(file("dist/index.html"));
  }),
  inTheWay("a folder where a deck is to stand", /a\.html is a folder; a file would be written/, ({ file }) => {
    rmSync(file("dist/a.html"));
    mkdirSync(file("dist/a.html"));
  }),
  inTheWay("a file where a folder is to stand", /a-files is no folder; a folder would be made/, ({ file, write }) => {
    rmSync(file("dist/a-files"), { recursive: true });
    write("dist/a-files", "mine");
  }),
  inTheWay("a link where a folder is to stand", /a-files is a link; a folder would be made/, ({ file }) => {
    rmSync(file("dist/a-files"), { recursive: true });
    mkdirSync(file("elsewhere"));
    symlinkSync("../elsewhere", file("dist/a-files"));
  }),
  inTheWay("a pipe where a deck is to stand", /a\.html cannot be replaced: it is no file; nothing was/, ({ file }) => {
    rmSync(file("dist/a.html"));
    spawnSync("/bin/sh", ["-c", `mkfifo "${file("dist/a.html")}"`]);
  }),
];
