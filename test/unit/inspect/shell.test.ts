import { expect, it } from "vitest";
import { openShell, shellProgram } from "../../../src/inspect/shell.js";

it("a script with a byte that no program can be given is not read", () => {
  const read = openShell(shellProgram("raw", process.env));
  expect(read("echo a\0b; done")).toBeUndefined();
});
