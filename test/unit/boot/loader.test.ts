import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { codeIn, type KeptCode, noCode, printKeptCode, readWhole } from "../../../src/boot/kept-code.js";
import { before, createLoader } from "../../../src/boot/loader.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

const program = () =>
  setUp({
    "main.cjs": 'exports.total = () => require("./parts/one.cjs").one + require("node:path").sep.length;',
    "parts/one.cjs":
      'exports.one = require("../main.cjs").total ? 1 : 0; exports.place = __filename; exports.isWhole = /^[…’]+$/.test("\\u2026\\u2019");',
  });

/** The code in a file; none where it is not whole. */
function readKeptCode(file: string): KeptCode {
  const bytes = readWhole(file);
  return bytes ? codeIn(bytes) : noCode;
}

/** What a program of one file answers, and what is to be kept of it. */
function run(folder: string, kept: KeptCode) {
  const loader = createLoader({ folder, kept });
  const { total } = loader.load("main.cjs") as { total(): number };
  return { total: total(), code: loader.compiled() };
}

describe("a loader of compiled code", () => {
  it("loads files that ask for each other and for Node's own, each once", () => {
    const { folder } = program();
    const loader = createLoader({ folder, kept: noCode });
    expect((loader.load("main.cjs") as { total(): number }).total()).toBe(2);
    expect(loader.load("parts/one.cjs")).toMatchObject({ place: path.join(folder, "parts/one.cjs") });
    expect(loader.load("parts/one.cjs")).toMatchObject({ isWhole: true });
    expect(loader.load("main.cjs")).toBe(loader.load("main.cjs"));
  });

  it("loads what was read already as it was read", () => {
    const { folder } = program();
    const read = new Map([["main.cjs", Buffer.from('exports.total = () => require("./parts/one.cjs").one + 40;')]]);
    const { total } = createLoader({ folder, kept: noCode, read }).load("main.cjs") as { total(): number };
    expect(total()).toBe(41);
  });

  it("loads a file that has its wrapper already, as the program has", () => {
    const { folder } = setUp({ "whole.cjs": `${before}exports.place = __filename;\n})` });
    const loaded = createLoader({ folder, kept: noCode }).load("whole.cjs");
    expect(loaded).toEqual({ place: path.join(folder, "whole.cjs") });
    expect(readFileSync("lib/program/program.cjs", "latin1").startsWith(before)).toBe(true);
  });

  it("gives modules of Node that are loaded late all that they have", () => {
    const { folder } = setUp({
      "late.cjs":
        'const zlib = require("node:zlib"); exports.zlib = zlib; exports.has = "gzipSync" in zlib; exports.none = zlib.none;',
    });
    const late = createLoader({ folder, kept: noCode }).load("late.cjs") as { zlib: typeof zlib };
    expect(late).toMatchObject({ has: true, none: undefined });
    expect(late.zlib.inflateSync(late.zlib.deflateSync("text")).toString()).toBe("text");
    expect(Object.keys(late.zlib)).toEqual(Object.keys(zlib));
    expect({ ...late.zlib }.constants).toBe(zlib.constants);
  });

  it("says each time that a file is missing", () => {
    const loader = createLoader({ folder: program().folder, kept: noCode });
    for (const name of ["missing.cjs", "missing.cjs"]) expect(() => loader.load(name)).toThrow("ENOENT");
  });

  it("gives what V8 has compiled back to it, and says when there is something new to keep", () => {
    const { folder, file } = program();
    const first = run(folder, noCode);
    expect([...(first.code?.files.keys() ?? [])]).toEqual(["main.cjs", "parts/one.cjs"]);
    expect(first.code?.runs).toBe(1);
    writeFileSync(file("kept"), printKeptCode({ ...(first.code ?? noCode), size: 2 ** 40 }));
    expect(run(folder, readKeptCode(file("kept")))).toEqual({ total: 2, code: undefined });
    // V8 tells another program by its length.
    writeFileSync(file("main.cjs"), "exports.total = () => 7;");
    expect(run(folder, readKeptCode(file("kept")))).toMatchObject({ total: 7, code: { runs: 2 } });
  });

  it("keeps what a run needs much more of, but not for ever", () => {
    const { folder } = program();
    const code = run(folder, noCode).code ?? noCode;
    expect(run(folder, { ...code, size: 1 }).code?.runs).toBe(2);
    expect(run(folder, { ...code, size: 1, runs: 12 }).code).toBeUndefined();
  });
});

describe("kept code", () => {
  it("is not believed when a byte of it has changed, or when it is something else", () => {
    const { folder, file } = program();
    const code = run(folder, noCode).code ?? noCode;
    writeFileSync(file("kept"), printKeptCode(code));
    expect(readKeptCode(file("kept"))).toEqual({
      ...code,
      files: new Map([...code.files].map(([name, bytes]) => [name, Buffer.from(bytes)])),
    });
    for (const at of [0, 40, 300]) {
      const bytes = readFileSync(file("kept"));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file("damaged"), bytes);
      expect(readKeptCode(file("damaged"))).toBe(noCode);
    }
    writeFileSync(file("short"), "x");
    expect(readKeptCode(file("short"))).toBe(noCode);
    expect(readKeptCode(file("missing"))).toBe(noCode);
  });
});
