import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

/** The program is a Java archive, which kernels start by themselves only where they are told to. */
const check = (file: string) =>
  spawnSync("java", ["-jar", epubcheck(), file, "--profile", "default"], { encoding: "utf8" });

const epubcheck = () => realpathSync(spawnSync("which", ["epubcheck"], { encoding: "utf8" }).stdout.trim());

it.each(["overview", "overview-de", "course", "lightning"])("the book of %s", async (name) => {
  const { folder, file } = setUp({});
  const deck = `${process.cwd()}/slides/decks/${name}.deck.yaml`;
  const { status, err } = await quarterdeckHere(folder, ["build", deck, "-f", "epub", "--no-thumbnails", "--quiet"]);
  expect([status, err]).toEqual([0, ""]);
  const { stdout, stderr } = check(file(`dist/${name}.epub`));
  expect(stderr.replace(/^Picked up .*\n/m, "")).toBe("");
  expect(stdout).toContain("Messages: 0 fatals / 0 errors / 0 warnings");
});
