import { describe, expect, it } from "vitest";
import { blobKey, getBlob, putBlob } from "../../../src/store/blobs.js";
import { openStore } from "../../../src/store/open.js";
import { openPatientStore } from "../../../src/store/patient.js";
import { type Store, StoreFailure, type StoreTrouble } from "../../../src/store/store.js";
import { memoryStore, patientTimes, serveStatuses } from "../../support/stores.js";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A store that fails so as long as there is something to fail with; and what was asked of it. */
function troubled(reads: readonly (StoreTrouble | undefined)[], writes: readonly (StoreTrouble | undefined)[] = []) {
  const asked: string[] = [];
  const next = (name: string, troubles: (StoreTrouble | undefined)[]) => {
    asked.push(name);
    const kind = troubles.shift();
    if (kind) throw new StoreFailure(kind, `clause ${asked.length}`);
  };
  const [forReads, forWrites] = [[...reads], [...writes]];
  const store: Store = {
    name: "NAME",
    async get() {
      next("get", forReads);
      return bytes("x");
    },
    async has() {
      next("has", forReads);
      return true;
    },
    async put() {
      next("put", forWrites);
      return "written";
    },
  };
  return { store, asked };
}

function patiently(store: Store, readOnly: "readOnly" | "" = "") {
  const notes: string[] = [];
  const patient = openPatientStore(store, { readOnly: readOnly !== "", note: (message) => notes.push(message) });
  return { patient, notes };
}

describe("a store that a build can do without", () => {
  it("goes on as if there were none once it is away, and says so once", async () => {
    const { store, asked } = troubled(["away"]);
    const { patient, notes } = patiently(store);
    expect(await patient.get("a", 1)).toBeUndefined();
    expect(await patient.get("a", 1)).toBeUndefined();
    expect(await patient.has("a")).toBe(false);
    expect(await patient.put("a", bytes("x"), "once")).toBe("lost");
    expect(asked).toEqual(["get"]);
    expect(notes).toEqual(["the shared cache (NAME) is away: clause 1; this build goes on without it"]);
  });

  it("says first what users should know of it", () => {
    const { store } = troubled([]);
    expect(patiently(store).notes).toEqual([]);
    expect(patiently({ ...store, caution: "speaks aloud" }).notes).toEqual(["the shared cache (NAME) speaks aloud"]);
  });

  it("may be read where it may not be written", async () => {
    const { store, asked } = troubled([], ["refused"]);
    const { patient, notes } = patiently(store);
    expect(await patient.put("a", bytes("x"), "once")).toBe("lost");
    expect(await patient.put("b", bytes("x"), "once")).toBe("lost");
    expect(await patient.get("a", 1)).toEqual(bytes("x"));
    expect(asked).toEqual(["put", "get"]);
    expect(notes).toEqual(["the shared cache (NAME) cannot be written: clause 1; this build keeps nothing there"]);
  });

  it("may be written where it may not be read", async () => {
    const { patient, notes } = patiently(troubled(["refused"]).store);
    expect(await patient.has("a")).toBe(false);
    expect(await patient.put("a", bytes("x"), "once")).toBe("written");
    expect(notes).toEqual(["the shared cache (NAME) cannot be read: clause 1; this build goes on without what it has"]);
  });

  it("is written no more when it is full, and is read", async () => {
    const { store, asked } = troubled([], [undefined, "full"]);
    const { patient, notes } = patiently(store);
    const outcomes = [];
    for (const key of ["a", "b", "c"]) outcomes.push(await patient.put(key, bytes("x"), "once"));
    expect(outcomes).toEqual(["written", "lost", "lost"]);
    expect(await patient.has("a")).toBe(true);
    expect(asked).toEqual(["put", "put", "has"]);
    expect(notes).toEqual(["the shared cache (NAME) is full: clause 2; this build keeps nothing more there"]);
  });

  it("is asked on after a strange answer, which is said once for reading and once for writing", async () => {
    const { patient, notes } = patiently(troubled(["strange", "strange"], ["strange", "strange"]).store);
    expect(await patient.get("a", 1)).toBeUndefined();
    expect(await patient.has("a")).toBe(false);
    expect(await patient.get("b", 1)).toEqual(bytes("x"));
    expect(await patient.put("a", bytes("x"), "once")).toBe("lost");
    expect(await patient.put("a", bytes("x"), "once")).toBe("lost");
    expect(await patient.put("a", bytes("x"), "once")).toBe("written");
    expect(notes).toEqual([
      "the shared cache (NAME) gives a strange answer: clause 1; such answers are not used",
      "the shared cache (NAME) gives a strange answer: clause 4; what is answered so is not kept there",
    ]);
  });

  it("says once what several questions at the same time find out, and what reading and writing share", async () => {
    const { patient, notes } = patiently(troubled(["away", "away", "away"]).store);
    expect(await Promise.all([patient.get("a", 1), patient.has("b"), patient.get("c", 1)])).toEqual([
      undefined,
      false,
      undefined,
    ]);
    expect(notes).toHaveLength(1);
    const withoutKeys = openStore("s3://team?region=eu-west-1", { environment: {}, folder: "/" });
    const other = patiently(withoutKeys);
    await putBlob(other.patient, bytes("x"));
    expect(other.notes).toEqual([
      "the shared cache (s3://team) cannot be read: AWS_ACCESS_KEY_ID is not set; this build goes on without what it has",
    ]);
  });

  it("is never written when it is only to be read", async () => {
    const { store, asked } = troubled([]);
    const { patient, notes } = patiently(store, "readOnly");
    expect(await patient.put("a", bytes("x"), "replace")).toBe("lost");
    await putBlob(patient, bytes("y"));
    expect(asked).toEqual(["has"]);
    expect(notes).toEqual([]);
  });

  it("hides no mistake of ours", async () => {
    const { patient } = patiently(openStore("cache", { environment: {}, folder: "/nowhere" }));
    await expect(patient.get("../x", 1)).rejects.toThrow("is no key of a store");
  });
});

describe("bytes under their hash", () => {
  const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  it("are kept once, in a folder for each of 256 beginnings", async () => {
    const kept = new Map<string, Uint8Array>();
    const { store, asked } = troubled([]);
    const { patient, notes } = patiently(memoryStore(kept));
    expect(await putBlob(patient, bytes("abc"))).toBe(hash);
    expect([...kept.keys()]).toEqual([`blobs/ba/${hash.slice(2)}`]);
    expect(blobKey(hash)).toBe(`blobs/ba/${hash.slice(2)}`);
    expect(await getBlob(patient, hash, 3)).toEqual(bytes("abc"));
    expect(await getBlob(patient, hash.replace("b", "c"), 3)).toBeUndefined();
    await putBlob(patiently(store).patient, bytes("abc"));
    expect(asked, "it is there").toEqual(["has"]);
    expect(notes).toEqual([]);
  });

  it("are not used when they are others, and are replaced by right ones", async () => {
    const kept = new Map([[blobKey(hash), bytes("abd")]]);
    const { patient, notes } = patiently(memoryStore(kept));
    expect(await getBlob(patient, hash, 3)).toBeUndefined();
    expect(notes).toEqual([
      `the shared cache (memory) gave other bytes than its name says for ${blobKey(hash)}; they are not used`,
    ]);
    await putBlob(patient, bytes("abc"));
    expect(await getBlob(patient, hash, 3)).toEqual(bytes("abc"));
    expect(notes).toHaveLength(1);
  });

  it("are not used from a server that says the same to everybody", async () => {
    const { address } = await serveStatuses([200], "It works!");
    const { patient, notes } = patiently(openStore(address, { environment: {}, folder: "/", times: patientTimes }));
    expect(await getBlob(patient, hash, 100)).toBeUndefined();
    expect(notes).toEqual([
      expect.stringContaining(`the shared cache (${address}) gave other bytes than its name says`),
    ]);
  });

  it("have no key under anything but a hash", async () => {
    const { store, asked } = troubled([]);
    for (const odd of ["", "../../x", hash.toUpperCase(), `${hash}0`]) {
      expect(() => blobKey(odd)).toThrow("is no SHA-256");
      expect(await getBlob(patiently(store).patient, odd, 1)).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });
});
