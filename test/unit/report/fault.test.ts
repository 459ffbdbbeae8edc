import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faultsOf } from "../../../src/report/fault.js";

it("says in plain words what the system has answered", () => {
  try {
    readFileSync("/nowhere/at/all");
  } catch (cause) {
    expect(faultsOf(cause)).toMatchObject([
      { code: "machine", message: expect.stringMatching(/^\/nowhere\/at\/all cannot be used/) },
    ]);
  }
  expect.assertions(1);
});
