import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { unfinishedBeside } from "../../../src/source/output.js";
import { openStore } from "../../../src/store/open.js";
import { projectMaker } from "../../support/project.js";
import { failureOf, onFaultyDisk, patientTimes } from "../../support/stores.js";

const setUp = projectMaker();
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);
const open = (folder: string, address = "cache", times = patientTimes) =>
  openStore(address, { environment: {}, folder, times });

/** Everything below a folder, in order. */
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();

describe("a folder as a store", () => {
  it("gives back what was put, and once leaves alone what is there", async () => {
    const { folder, file } = setUp({});
    const store = open(folder);
    expect(await store.get("a/b", 10)).toBeUndefined();
    expect(await store.has("a/b")).toBe(false);
    expect(filesIn(folder)).toEqual([]);
    expect(await store.put("a/b", bytes("one"), "once")).toBe("written");
    expect(await store.put("a/b", bytes("two"), "once")).toBe("there");
    expect(await store.has("a/b")).toBe(true);
    expect(textOf(await store.get("a/b", 3))).toBe("one");
    expect(await store.put("a/b", bytes("three"), "replace")).toBe("written");
    expect(textOf(await open(folder, file("cache")).get("a/b", 10))).toBe("three");
    expect(filesIn(folder)).toEqual(["cache", "cache/a", "cache/a/b"]);
    expect(store.name).toBe("cache");
    expect(await failureOf(store.get("a/b", 4))).toBe("strange: it gives more than the 4 bytes that this may have");
  });

  it("lets one of many writers win, and keeps what that one wrote", async () => {
    const { folder } = setUp({});
    const texts = Array.from({ length: 24 }, (_, index) => String(index).repeat(100_000));
    const outcomes = await Promise.all(texts.map((text) => open(folder).put("a/b", bytes(text), "once")));
    expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
    const kept = textOf(await open(folder).get("a/b", 1_000_000)) ?? "";
    expect(texts.indexOf(kept)).toBe(outcomes.indexOf("written"));
    await Promise.all(texts.map((text) => open(folder).put("a/c", bytes(text), "replace")));
    expect(texts).toContain(textOf(await open(folder).get("a/c", 1_000_000)));
    expect(filesIn(folder)).toEqual(["cache", "cache/a", "cache/a/b", "cache/a/c"]);
  });

  it("leaves it to the umask who may read and write", async () => {
    const { folder, file } = setUp({});
    const old = process.umask(0o002);
    try {
      await open(folder).put("a/b", bytes("x"), "once");
    } finally {
      process.umask(old);
    }
    const mode = (name: string) => (statSync(file(name)).mode & 0o777).toString(8);
    expect([mode("cache"), mode("cache/a"), mode("cache/a/b")]).toEqual(["775", "775", "664"]);
  });

  it("never leaves its folder", async () => {
    const { folder } = setUp({ secret: "s" });
    for (const key of ["../secret", "a/../../secret", "/etc/passwd", "a//b", "."])
      await expect(async () => open(folder).get(key, 10), key).rejects.toThrow("is no key of a store");
  });

  it("follows no link at a file's place, and takes nothing else for a file", async () => {
    const { folder, file } = setUp({ secret: "s", "cache/real": "r" });
    symlinkSync(file("secret"), file("cache/link"));
    mkdirSync(file("cache/folder"));
    const store = open(folder);
    for (const key of ["link", "folder"]) {
      const odd = "strange: there is a folder or a link where a file would be";
      expect(await failureOf(store.get(key, 10))).toBe(odd);
      expect(await failureOf(store.has(key))).toBe(odd);
      expect(await failureOf(store.put(key, bytes("x"), "once"))).toBe(odd);
      expect(await failureOf(store.put(key, bytes("x"), "replace"))).toBe(odd);
    }
    expect(readFileSync(file("secret"), "utf8")).toBe("s");
    // The whole store may lie behind a link: whoever names it knows.
    symlinkSync(file("cache"), file("elsewhere"));
    expect(textOf(await open(folder, "elsewhere").get("real", 10))).toBe("r");
  });
});

describe("a folder that cannot be used", () => {
  it("has a file in its place, or a link that leads nowhere", async () => {
    const { folder, file } = setUp({ cache: "no folder", "other/a": "no folder" });
    const inTheWay = "away: there is a file where a folder would be";
    for (const [address, key] of [
      ["cache", "a"],
      ["cache/deeper", "a"],
      ["other", "a/b"],
    ] as const) {
      const store = open(folder, address);
      expect(await failureOf(store.get(key, 10))).toBe(inTheWay);
      expect(await failureOf(store.has(key))).toBe(inTheWay);
      expect(await failureOf(store.put(key, bytes("x"), "once"))).toBe(inTheWay);
    }
    symlinkSync(file("nowhere"), file("dangling"));
    expect(await open(folder, "dangling").has("a")).toBe(false);
    expect(await failureOf(open(folder, "dangling").put("a", bytes("x"), "once"))).toBe(
      "away: its place is a link that leads nowhere",
    );
  });

  it.each([
    ["EROFS", "refused: the file system can only be read"],
    ["EACCES", "refused: permission denied"],
    ["ENOSPC", "full: the disk is full"],
    ["EDQUOT", "full: your share of the disk is used up"],
    ["ESTALE", "away: the connection to the disk was lost"],
    ["EWEIRD", "away: the disk says EWEIRD"],
  ])("may say %s to a writer, and is read all the same", async (code, failure) => {
    const { folder } = setUp({ "cache/a": "x" });
    const store = open(folder);
    await onFaultyDisk({ writeFile: code }, async () => {
      expect(await failureOf(store.put("b", bytes("x"), "once"))).toBe(failure);
      expect(textOf(await store.get("a", 10))).toBe("x");
    });
    await onFaultyDisk({ rename: code, link: code }, async () => {
      expect(await failureOf(store.put("b", bytes("x"), "replace"))).toBe(failure);
      expect(await failureOf(store.put("b", bytes("x"), "once"))).toBe(failure);
    });
    expect(filesIn(path.join(folder, "cache"))).toEqual(["a"]);
  });

  it("may not answer at all", async () => {
    const { folder } = setUp({ "cache/a": "x" });
    const store = open(folder, "cache", { answer: 50, body: 50, slowest: 1_000_000, pauses: [] });
    await onFaultyDisk({ lstat: "hangs" }, async () => {
      const late = "away: its disk does not answer within 0.05 s";
      expect(await failureOf(store.has("a"))).toBe(late);
      // However much there may be: nothing is known to be there.
      expect(await failureOf(store.get("a", 64_000_000))).toBe(late);
      expect(await failureOf(store.put("b", bytes("x"), "once"))).toBe(late);
    });
  });

  it("may know one name for each file only", async () => {
    const { folder } = setUp({});
    const store = open(folder);
    await onFaultyDisk({ link: "EPERM" }, async () => {
      expect(await store.put("a", bytes("one"), "once")).toBe("written");
      expect(await store.put("a", bytes("two"), "once")).toBe("there");
    });
    expect(textOf(await store.get("a", 10))).toBe("one");
    expect(filesIn(folder)).toEqual(["cache", "cache/a"]);
  });
});

it("what killed writers leave goes now and then: their own at once, that of others after a day", async () => {
  const { folder, file } = setUp({});
  const store = open(folder);
  await store.put("blobs/a1", bytes("x"), "once");
  // No process has this number; the other machine has another key.
  const own = /^\.quarterdeck-unfinished-[0-9a-f]{8}-/;
  const key = path.basename(unfinishedBeside(file("x"))).split("-")[2];
  const names = [`${key}-4194400-aaaaaaaa`, "00000000-1-bbbbbbbb", "00000000-2-cccccccc"];
  for (const name of names) writeFileSync(file(`cache/blobs/.quarterdeck-unfinished-${name}`), "half");
  const old = new Date(Date.now() - 48 * 60 * 60 * 1000);
  utimesSync(file("cache/blobs/.quarterdeck-unfinished-00000000-2-cccccccc"), old, old);
  await store.put("blobs/a2", bytes("x"), "once");
  expect(filesIn(file("cache/blobs")).filter((name) => own.test(name))).toHaveLength(3);
  await store.put("blobs/a0", bytes("x"), "once");
  expect(filesIn(file("cache/blobs"))).toEqual([".quarterdeck-unfinished-00000000-1-bbbbbbbb", "a0", "a1", "a2"]);
});
