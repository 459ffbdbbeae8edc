import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it } from "vitest";
import { identityOf } from "../../../src/source/journal.js";
import { thisMaker } from "../../../src/source/maker.js";
import { recoverFolder } from "../../../src/source/recover.js";
import { replaceFiles } from "../../../src/source/replace.js";
import { projectMaker, type TestProject } from "../../support/project.js";

const setUp = projectMaker();
const bytes = (text: string) => Buffer.from(text);

/** No system gives so high a number to a process. */
const gone = { ...thisMaker(), pid: 2 ** 30 };

interface Left {
  readonly state?: "staging" | "complete";
  readonly maker?: object;
  readonly folders?: readonly string[];
  readonly targets?: readonly string[];
  /** What stood at the targets when the run began; as now without. */
  readonly before?: string;
}

/** What a run leaves that was stopped: its journal, and the new files beside the folder's own. */
function leave(
  project: TestProject,
  { state = "complete", maker = gone, folders = [], targets = ["a"], before }: Left,
) {
  const { file, write } = project;
  const id = "77-0123abcd";
  const files = targets.map((target) => ({ target, before: before ?? identityOf(file(`out/${target}`)) }));
  for (const [index, target] of targets.entries()) {
    const parts = target.split("/");
    write(["out", ...parts.slice(0, -1), `.quarterdeck-${id}.${index}.tmp`].join("/"), `new ${target}`);
  }
  write(`out/.quarterdeck-${id}.${state}`, JSON.stringify({ maker, folders, files }));
}
const hidden = ({ file }: TestProject) => readdirSync(file("out")).filter((name) => name.startsWith("."));

describe("files that are replaced together", () => {
  it("are new, keep their permissions, and leave nothing else", () => {
    const project = setUp({ "out/a": "old" });
    const { file } = project;
    chmodSync(file("out/a"), 0o640);
    replaceFiles(file("out"), [
      { path: file("out/a"), bytes: bytes("new") },
      { path: file("out/b/c"), bytes: bytes("c") },
    ]);
    expect([readFileSync(file("out/a"), "utf8"), readFileSync(file("out/b/c"), "utf8")]).toEqual(["new", "c"]);
    expect(statSync(file("out/a")).mode & 0o777).toBe(0o640);
    expect(readdirSync(file("out")).toSorted()).toEqual(["a", "b"]);
  });

  it("take the place of a link, and what it leads to stays", () => {
    const { file, folder } = setUp({ elsewhere: "mine", "out/x": "" });
    symlinkSync(file("elsewhere"), file("out/a"));
    replaceFiles(file("out"), [{ path: file("out/a"), bytes: bytes("new") }]);
    expect(lstatSync(file("out/a")).isFile()).toBe(true);
    expect(readFileSync(`${folder}/elsewhere`, "utf8")).toBe("mine");
  });

  it("stay as they are when one of them cannot be replaced, and so do the folders", () => {
    const project = setUp({ "out/a": "old", "out/z/x": "" });
    const { file } = project;
    const files = ["a", "new/deep/b", "z"].map((name) => ({ path: file(`out/${name}`), bytes: bytes("new") }));
    expect(() => replaceFiles(file("out"), files)).toThrow("z is a folder");
    expect(readFileSync(file("out/a"), "utf8")).toBe("old");
    expect(readdirSync(file("out")).toSorted()).toEqual(["a", "z"]);
  });
});

describe("what a stopped run has left", () => {
  it("is finished when all was there, and is taken back when not", () => {
    const complete = setUp({ "out/a": "old", "out/b": "old" });
    leave(complete, { targets: ["a", "b"] });
    expect(recoverFolder(complete.file("out"))).toEqual([{ outcome: "finished", files: 2 }]);
    expect(["a", "b"].map((name) => readFileSync(complete.file(`out/${name}`), "utf8"))).toEqual(["new a", "new b"]);
    const half = setUp({ "out/a": "old" });
    leave(half, { state: "staging", targets: ["a", "c/d"], folders: ["c"] });
    expect(recoverFolder(half.file("out"))).toEqual([{ outcome: "taken back", files: 2 }]);
    expect(readdirSync(half.file("out"))).toEqual(["a"]);
    expect(readFileSync(half.file("out/a"), "utf8")).toBe("old");
    expect(hidden(complete)).toEqual([]);
  });

  it("counts as left after the machine has started anew", () => {
    const project = setUp({ "out/a": "old" });
    leave(project, { maker: { ...thisMaker(), boot: "another" } });
    expect(recoverFolder(project.file("out"))).toHaveLength(1);
  });

  it("is left alone while its process may live: here, or on another machine for a while", () => {
    for (const maker of [thisMaker(), { ...gone, host: "other", numbers: "other" }]) {
      const project = setUp({ "out/a": "old" });
      leave(project, { maker });
      expect(recoverFolder(project.file("out"))).toEqual([]);
      expect(readFileSync(project.file("out/a"), "utf8")).toBe("old");
      expect(hidden(project)).toHaveLength(2);
      if (maker.host !== "other") continue;
      utimesSync(project.file("out/.quarterdeck-77-0123abcd.complete"), 1, 1);
      expect(recoverFolder(project.file("out"))).toHaveLength(1);
    }
  });

  it("does not take the place of what somebody has written since", () => {
    const project = setUp({ "out/a": "newer" });
    leave(project, { before: "1 2 3" });
    recoverFolder(project.file("out"));
    expect(readFileSync(project.file("out/a"), "utf8")).toBe("newer");
    expect(hidden(project)).toEqual([]);
  });
});

describe("a journal that somebody else may have written", () => {
  it.each(["../victim", "/etc/victim", "a/../../victim", "C:/victim", "..\\victim", "", ".", "a//b"])(
    "can name nothing outside of its folder: %j",
    (target) => {
      const project = setUp({ victim: "mine", "out/x": "" });
      const { file, write } = project;
      write("out/.quarterdeck-77-0123abcd.0.tmp", "evil");
      write(".quarterdeck-77-0123abcd.0.tmp", "evil");
      const files = [{ target, before: identityOf(file("victim")) }];
      const journal = JSON.stringify({ maker: gone, folders: [], files });
      write("out/.quarterdeck-77-0123abcd.complete", journal);
      recoverFolder(file("out"));
      expect(readFileSync(file("victim"), "utf8")).toBe("mine");
    },
  );

  it("follows no link, as a folder and as itself", () => {
    const project = setUp({ "other/a": "mine", "out/x": "" });
    const { file } = project;
    symlinkSync("../other", file("out/linked"));
    leave(project, { targets: ["linked/a"] });
    recoverFolder(file("out"));
    expect(readFileSync(file("other/a"), "utf8")).toBe("mine");
    const second = setUp({ "out/a": "mine" });
    leave(second, {});
    writeFileSync(second.file("journal"), readFileSync(second.file("out/.quarterdeck-77-0123abcd.complete")));
    symlinkSync("../journal", second.file("out/.quarterdeck-78-0123abcd.complete"));
    recoverFolder(second.file("out"));
    expect(existsSync(second.file("out/.quarterdeck-78-0123abcd.complete"))).toBe(true);
  });

  it("removes nothing but empty folders and its own files", () => {
    const project = setUp({ "out/full/mine": "mine", "out/a": "old" });
    mkdirSync(project.file("out/empty"));
    leave(project, { state: "staging", folders: ["full", "empty"] });
    recoverFolder(project.file("out"));
    expect(readdirSync(project.file("out")).toSorted()).toEqual(["a", "full"]);
  });

  it("that is torn goes, and nothing else", () => {
    const project = setUp({ "out/a": "old", "out/.quarterdeck-1073741824-0123abcd.staging": '{"maker":' });
    expect(recoverFolder(project.file("out"))).toEqual([]);
    expect(readdirSync(project.file("out"))).toEqual(["a"]);
  });
});
