import { expect, it } from "vitest";
import { kindOf } from "../../../src/boot/place.js";

it.each([
  ["build -f html", "build without a browser"],
  ["build a.md b.md --format html,md", "build without a browser"],
  ["build a.md --format=json -o x", "build without a browser"],
  ["build -fhtml", "build without a browser"],
  ["build -f html,pdf", "build"],
  ["build", "build"],
  ["build -f", "build"],
  ["check a.md --format json", "check"],
  ["dev -f html", "dev"],
  ["", ""],
])("the code of “%s” is kept as that of “%s”", (line, kind) => {
  expect(kindOf(line.split(" "))).toBe(kind);
});
