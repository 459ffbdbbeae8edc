import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openProfile } from "../../../src/browser/profile.js";
import { whyUnwritable } from "../../../src/report/unwritable.js";
import { recoverFolder, settleUnfinished } from "../../../src/source/recover.js";
import { replaceFiles } from "../../../src/source/replace.js";
import { projectMaker, type TestProject } from "../../support/project.js";
import { busy, whenRenamed } from "../../support/rename.js";

const setUp = projectMaker();
const bytes = (text: string) => Buffer.from(text);

/** No system gives so high a number to a process. */
const gonePid = 2 ** 30;
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

describe("files that take their places", () => {
  const both = ({ file }: TestProject) =>
    ["a", "b"].map((name) => ({ path: file(`out/${name}`), bytes: bytes("new") }));
  const textOf = ({ file }: TestProject) => ["a", "b"].map((name) => readFileSync(file(`out/${name}`), "utf8"));
  const find = (project: TestProject, end: string) => {
    const name = hidden(project).find((each) => each.endsWith(end));
    return name === undefined ? "" : project.file(`out/${name}`);
  };

  it("may be helped by a command that cannot know that this one lives", async () => {
    const project = setUp({ "out/a": "old", "out/b": "old" });
    const folder = project.file("out");
    let helped = 0;
    const help = (from: string) => {
      if (!from.endsWith(".0.tmp") || helped++ > 0) return;
      const complete = find(project, ".complete");
      writeFileSync(complete, readFileSync(complete, "utf8").replace(/"host":"[^"]*"/, '"host":"other"'));
      expect(recoverFolder(folder)).toEqual([{ outcome: "finished", files: 2, left: 0 }]);
    };
    expect(await whenRenamed(help, () => replaceFiles(folder, both(project)))).not.toContain("");
    expect([textOf(project), hidden(project), helped]).toEqual([["new", "new"], [], 2]);
  });

  it("are named with the old ones where these cannot be put back, and the next command tries again", async () => {
    const project = setUp({ "out/a": "old", "out/b": "old" });
    const folder = project.file("out");
    const fail = (from: string) => {
      if (/\.1\.tmp$|\.old$/.test(from)) throw busy();
    };
    const why: unknown = await whenRenamed(fail, () => replaceFiles(folder, both(project))).catch((cause) => cause);
    const old = path.basename(find(project, ".0.old"));
    expect(whyUnwritable(why, { folder, instead: "" }).message).toContain(
      `b cannot be replaced; these are new and could not be put back: a (the old file is ${old})`,
    );
    expect([textOf(project), readFileSync(`${folder}/${old}`, "utf8")]).toEqual([["new", "old"], "old"]);
    const back = find(project, ".back");
    writeFileSync(back, readFileSync(back, "utf8").replace(/"pid":\d+/, `"pid":${gonePid}`));
    expect(recoverFolder(folder)).toEqual([{ outcome: "put back", files: 2 }]);
    expect([textOf(project), hidden(project)]).toEqual([["old", "old"], []]);
  });
});

it("what is begun of a browser's files goes with the process", () => {
  const { folder, write } = setUp({});
  const profile = openProfile({ TMPDIR: folder });
  write(path.relative(folder, path.join(profile.folder, "Cache", "x")), "");
  settleUnfinished();
  expect(readdirSync(folder)).toEqual([]);
});
