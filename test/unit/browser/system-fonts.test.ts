import { symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { systemFonts } from "../../../src/browser/system-fonts.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

/** A machine with these files in its folders for fonts and settings; its system is that on which the test runs. */
function fontsOf(files: Readonly<Record<string, string>>): string | undefined {
  const { file, remove } = setUp({ "data/fonts/.keep": "", ...files });
  symlinkSync("loop.ttf", file("data/fonts/loop.ttf"));
  symlinkSync("nowhere.ttf", file("data/fonts/gone.ttf"));
  const found = systemFonts({ XDG_DATA_HOME: file("data"), XDG_CONFIG_HOME: file("config") });
  remove();
  return found;
}

it.skipIf(process.platform !== "linux")("tells machines apart by their fonts, and by what chooses among these", () => {
  const one = fontsOf({ "data/fonts/sub/a.ttf": "aaa" });
  expect(one).toBeDefined();
  expect(fontsOf({ "data/fonts/sub/a.ttf": "aaa" })).toBe(one);
  const others = [
    { "data/fonts/sub/a.ttf": "aaaa" },
    { "data/fonts/sub/b.ttf": "aaa" },
    { "data/fonts/sub/a.ttf": "aaa", "config/fontconfig/fonts.conf": "<alias>sans</alias>" },
    { "data/fonts/sub/a.ttf": "aaa", "config/fontconfig/fonts.conf": "<alias>mono</alias>" },
  ];
  expect(new Set([one, ...others.map(fontsOf)]).size).toBe(5);
});

it.skipIf(process.platform !== "linux")("says nothing where something cannot be read", () => {
  const { file } = setUp({ "config/fontconfig": "" });
  symlinkSync("fonts", file("fonts"));
  expect(systemFonts({ XDG_DATA_HOME: file("."), XDG_CONFIG_HOME: file("config") })).toBeUndefined();
});
