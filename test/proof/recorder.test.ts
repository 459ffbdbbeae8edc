import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runProgram } from "../support/project.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-recorder-"));
  cpSync("labs", path.join(folder, "labs"), { recursive: true });
  cpSync("slides/labs", path.join(folder, "slides", "labs"), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The recorder of the copy, where casts can be changed. */
const labs = (...args: readonly string[]) =>
  runProgram({ program: path.join(folder, "labs", "record.mjs"), args, folder, environment: {} });

/** Changes a committed cast, as if another machine had recorded it. */
function change(name: string, from: RegExp, to: string): void {
  const file = path.join(folder, "slides", "labs", "casts", `${name}.cast`);
  const before = readFileSync(file, "utf8");
  expect(before).toMatch(from);
  writeFileSync(file, before.replace(from, to));
}

it("shows what was recorded, in every lab", async () => {
  const { status, out, err } = await labs("--check");
  expect([status, err]).toEqual([0, ""]);
  expect(out.match(/shows the same/g)?.length).toBe(6);
});

it("does not mind another kernel, other versions, or what is up to the machine", async () => {
  const [, linux = ""] = /"linux":"([^"]+)"/.exec(readFileSync("slides/labs/casts/same-bundle.cast", "utf8")) ?? [];
  change("same-bundle", new RegExp(linux.replaceAll(".", "\\."), "g"), "5.10.0");
  change("same-bundle", /"runc":"[^"]+"/, '"runc":"0.1"');
  change("same-bundle", /\\r\\nabi\\r\\n/, "\\r\\nsomething else\\r\\n");
  const { status, out } = await labs("--check", "same-bundle");
  expect([status, out]).toEqual([0, expect.stringContaining("shows the same")]);
});

it("shows the screen that differs, with its step, and what was there before", async () => {
  change("runc-life", /config\.json {2}pid {2}rootfs/, "config.json  rootfs");
  const { status, out, err } = await labs("--check", "runc-life", "namespaces");
  expect(status).toBe(1);
  expect(out).toContain("runc-life, step delete (- in the cast, + now):\n");
  expect(out).toContain("\n  - config.json  rootfs\n  + config.json  pid  rootfs");
  expect(out).toContain("namespaces: 9 steps");
  expect(err).toContain("npm run labs -- runc-life");
});

it("names no machine, no builder of a kernel and no working folder in a recording", () => {
  for (const name of ["runc-life", "namespaces", "same-bundle", "image-apart", "cni-by-hand", "system-container"]) {
    const cast = readFileSync(`slides/labs/casts/${name}.cast`, "utf8");
    expect(cast).not.toContain(os.hostname() === "lab" ? "/tmp/" : `"${os.hostname()}`);
    expect(cast).not.toMatch(/\/tmp\/|builder@|\d+\.\d+\.\d+-(?!gvisor)[a-z]/);
  }
});
