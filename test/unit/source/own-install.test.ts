import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { packageVersion } from "../../../src/source/installed.js";
import { specFor } from "../../../src/source/own-install.js";

const [from, to] = ["/home/x/old", "/home/x/new"].map((folder) => path.resolve(folder));

it.each([
  ["^1.2.3", "^1.2.3"],
  ["file:../q.tgz", "file:../q.tgz"],
  ["../packs/q.tgz", "file:../packs/q.tgz"],
  [pathToFileURL(path.resolve("/home/x/my packs/q.tgz")).href, "file:../my packs/q.tgz"],
  ["file:///home/%zz", "file:///home/%zz"],
  ["workspace:*", `^${packageVersion()}`],
  ["catalog:", `^${packageVersion()}`],
  ["catalog:slides", `^${packageVersion()}`],
])("for a package that was asked for as %s, a new project asks for %s", (spec, wanted) => {
  expect(specFor(spec, from ?? "", to ?? "")).toBe(wanted);
});
