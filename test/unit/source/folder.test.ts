import { existsSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldersFrom, makeFolder } from "../../../src/source/folder.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

describe("a folder", () => {
  it("is made with those above it, and may be there", () => {
    const { file } = setUp({});
    for (let round = 0; round < 2; round++) makeFolder(file("a/b/c"));
    expect(existsSync(file("a/b/c"))).toBe(true);
  });

  it.each(["file/a", "link", "link/a", "file"])(
    "%s cannot be made where a file or a link to nothing stands",
    (name) => {
      const { file } = setUp({ file: "x" });
      symlinkSync(file("nowhere"), file("link"));
      expect(() => makeFolder(file(name))).toThrow(/EEXIST|ENOTDIR|ENOENT|a link that leads nowhere/);
    },
  );

  it.runIf(existsSync("/proc"))("that nothing can be made in is an error, and not an endless loop", () => {
    expect(() => makeFolder("/proc/quarterdeck/deep")).toThrow(/ENOENT/);
  });
});

it("lists the folders in which a file's references are looked up, its own first", () => {
  expect(foldersFrom("a/b/c.md")).toEqual(["a/b", "a", "."]);
  expect(foldersFrom("c.md")).toEqual(["."]);
  expect(foldersFrom("1/2/3/4/5/6/7/8/c.md")).toHaveLength(7);
});
