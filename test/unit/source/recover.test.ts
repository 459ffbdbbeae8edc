import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recoverFolders } from "../../../src/project/recovery.js";
import { identityOf } from "../../../src/source/journal.js";
import { thisMaker } from "../../../src/source/maker.js";
import { unfinishedBeside } from "../../../src/source/output.js";
import { recoverFolder } from "../../../src/source/recover.js";
import { projectMaker, type TestProject } from "../../support/project.js";

const setUp = projectMaker();

/** No system gives so high a number to a process. */
const gone = { ...thisMaker(), pid: 2 ** 30 };
const elsewhere = { ...gone, host: "other", numbers: "other" };
const journal = (head: object, after: readonly string[]) =>
  `${JSON.stringify({ format: 1, maker: gone, folders: [], ...head })}\n${JSON.stringify(after)}\n`;

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
  const after = targets.map((target, index) => {
    const name = ["out", ...target.split("/").slice(0, -1), `.quarterdeck-${id}.${index}.tmp`].join("/");
    write(name, `new ${target}`);
    return identityOf(file(name));
  });
  write(`out/.quarterdeck-${id}.${state}`, journal({ maker, folders, files }, after));
}

const hidden = ({ file }: TestProject) => readdirSync(file("out")).filter((name) => name.startsWith("."));

describe("what a stopped run has left", () => {
  it("is finished when all was there, and is taken back when not", () => {
    const complete = setUp({ "out/a": "old", "out/b": "old" });
    leave(complete, { targets: ["a", "b"] });
    expect(recoverFolder(complete.file("out"))).toEqual([{ outcome: "finished", files: 2, left: 0 }]);
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

  it.each([
    ["runs", "complete", thisMaker()],
    ["may run", "staging", elsewhere],
  ] as const)("is left alone while its process %s, and that is said", (outcome, state, maker) => {
    const project = setUp({ "out/a": "old" });
    leave(project, { maker, state });
    const file = project.file(`out/.quarterdeck-77-0123abcd.${state}`);
    expect(recoverFolder(project.file("out"))).toEqual([{ outcome, file }]);
    expect(readFileSync(project.file("out/a"), "utf8")).toBe("old");
    expect(hidden(project)).toHaveLength(2);
    const notes: string[] = [];
    recoverFolders([project.file("out")], (note, what) => notes.push(`${what}: ${note}`));
    expect(notes).toEqual([expect.stringMatching(/^left: .*\.quarterdeck-77-0123abcd\.\w+ is left alone/)]);
  });

  it("is finished on another machine, too, once all its files are there", () => {
    const project = setUp({ "out/a": "old" });
    leave(project, { maker: elsewhere });
    expect(recoverFolder(project.file("out"))).toEqual([{ outcome: "finished", files: 1, left: 0 }]);
    expect(readFileSync(project.file("out/a"), "utf8")).toBe("new a");
    expect(hidden(project)).toEqual([]);
  });

  it("does not take the place of what somebody has written since, and says so", () => {
    const project = setUp({ "out/a": "newer" });
    leave(project, { before: "1 2 3" });
    const notes: string[] = [];
    recoverFolders([project.file("out")], (note) => notes.push(note));
    expect(notes).toEqual([expect.stringMatching(/; left as somebody else has written them since: 1 file$/)]);
    expect(readFileSync(project.file("out/a"), "utf8")).toBe("newer");
    expect(hidden(project)).toEqual([]);
  });

  it("is put back where that had begun, also where old files are copies, and never completed", () => {
    const project = setUp({
      "out/a": "old a",
      "out/b": "new b",
      "out/c": "new c",
      "out/d": "somebody's",
      "out/e": "new e",
    });
    const { file, write } = project;
    const stem = "out/.quarterdeck-77-0123abcd";
    // a has been put back, of a copy; b and c have not, e is new, and d was written since.
    for (const index of [1, 2, 3]) write(`${stem}.${index}.old`, "old");
    write(`${stem}.0.tmp`, "new a");
    const files = ["a", "b", "c", "d", "e"].map((target) => ({ target, before: target === "e" ? "" : "1 2 3" }));
    const after = ["b", "c", "e"].map((name) => identityOf(file(`out/${name}`)));
    write(`${stem}.back`, journal({ files }, ["4 5 6", after[0] ?? "", after[1] ?? "", "4 5 6", after[2] ?? ""]));
    expect(recoverFolder(file("out"))).toEqual([{ outcome: "put back", files: 5 }]);
    const left = readdirSync(file("out")).map((name) => `${name}: ${readFileSync(file(`out/${name}`), "utf8")}`);
    expect(left.toSorted()).toEqual(["a: old a", "b: old", "c: old", "d: somebody's"]);
  });

  it("keeps the old file of one that cannot be put back, and names it", () => {
    const project = setUp({ "out/a": "new", "out/.quarterdeck-77-0123abcd.0.old/x": "the old one" });
    const { file, write } = project;
    const files = [{ target: "a", before: "1 2 3" }];
    write("out/.quarterdeck-77-0123abcd.back", journal({ files }, [identityOf(file("out/a"))]));
    expect(() => recoverFolders([file("out")], () => undefined)).toThrow(
      /\.quarterdeck-77-0123abcd\.0\.old now, either/,
    );
    expect(existsSync(file("out/.quarterdeck-77-0123abcd.0.old/x"))).toBe(true);
    expect(existsSync(file("out/.quarterdeck-77-0123abcd.back"))).toBe(true);
  });

  it("is only removed where a journal is torn: one of another version is left alone", () => {
    const project = setUp({ "out/a": "old" });
    leave(project, {});
    const file = project.file("out/.quarterdeck-77-0123abcd.complete");
    for (const text of ['{"format":2}\n[]\n', "{", readFileSync(file, "utf8").split("\n", 1).join("")]) {
      writeFileSync(file, text);
      expect(recoverFolder(project.file("out"))).toEqual([{ outcome: "unreadable", file }]);
      expect(hidden(project)).toHaveLength(2);
    }
  });

  it.runIf(process.platform !== "win32")("has any name that a file can have", () => {
    const names = ["a:b.md", "ab\\c.md"];
    const project = setUp({ "out/x": "" });
    leave(project, { targets: names });
    expect(recoverFolder(project.file("out"))).toEqual([{ outcome: "finished", files: 2, left: 0 }]);
    expect(names.filter((name) => existsSync(project.file(`out/${name}`)))).toEqual(names);
  });

  it("takes along a journal that was being written, of processes that have ended", () => {
    const { file, write } = setUp({ "out/a": "old" });
    const [live, dead] = [unfinishedBeside(file("out/x")), unfinishedBeside(file("out/x"))];
    for (const each of [live, dead.replace(`-${process.pid}-`, "-4194305-")])
      write(`out/${each.slice(file("out/").length)}`, "{");
    recoverFolder(file("out"));
    expect(
      readdirSync(file("out"))
        .map((name) => file(`out/${name}`))
        .toSorted(),
    ).toEqual([live, file("out/a")].toSorted());
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
      write("out/.quarterdeck-77-0123abcd.complete", journal({ files }, [""]));
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
