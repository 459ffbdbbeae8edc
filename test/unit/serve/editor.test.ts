import { chmodSync, existsSync, readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { openEditor } from "../../../src/serve/editor.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const odd = "/tmp/$(touch x);`id` & 'two words'.md";
const place = { file: odd, line: 3, column: 1 };

it("starts a program with its arguments as they are", async () => {
  const made = setUp({ "my editor": '#!/bin/sh\nprintf "%s\\n" "$@" > "$0.txt"\n' });
  chmodSync(made.file("my editor"), 0o755);
  expect(await openEditor(`'${made.file("my editor")}' --wait`).open(place)).toBe("");
  await vi.waitFor(() => expect(existsSync(made.file("my editor.txt"))).toBe(true));
  expect(readFileSync(made.file("my editor.txt"), "utf8").split("\n").slice(0, 2)).toEqual(["--wait", odd]);
});

it("takes a command with options from the environment, and a bare name from the PATH alone", async () => {
  const recorder = '#!/bin/sh\nprintf "%s\\n" "$@" > "$0.txt"\n';
  const made = setUp({ "here/recorder": recorder, "bin/recorder": recorder });
  for (const folder of ["here", "bin"]) chmodSync(made.file(`${folder}/recorder`), 0o755);
  vi.stubEnv("LAUNCH_EDITOR", "recorder --wait");
  vi.stubEnv("PATH", `here:${made.file("bin")}:${process.env["PATH"]}`);
  const before = process.cwd();
  process.chdir(made.folder);
  try {
    expect(await openEditor(undefined).open(place)).toBe("");
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
  }
  await vi.waitFor(() => expect(existsSync(made.file("bin/recorder.txt"))).toBe(true));
  expect(readFileSync(made.file("bin/recorder.txt"), "utf8").split("\n")[0]).toBe("--wait");
  expect(existsSync(made.file("here/recorder.txt"))).toBe(false);
});

it.each([
  ["no-such-program-of-mine", "there is no program “no-such-program-of-mine”"],
  ["vim", "vim works in a terminal; open the place there, or name another editor with --editor"],
  ["false; touch x", "“false; touch x” is no command"],
  ["false", "false ended with status 1"],
])("says why %s shows nothing", async (command, refusal) => {
  expect(await openEditor(command).open(place)).toBe(refusal);
});
