import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatNames } from "../../src/model/format-names.js";
import { getBlob, putBlob } from "../../src/store/blobs.js";
import { openStore } from "../../src/store/open.js";
import { openPatientStore } from "../../src/store/patient.js";
import { failureOf } from "../support/stores.js";
import { type BucketServer, keys, serveBucket } from "./shared-store/bucket.js";
import { makeMachine, sharedFolder, toolFolder } from "./shared-store/machines.js";
import { serveCache } from "./shared-store/web.js";

let bucket: BucketServer;
beforeAll(async () => {
  bucket = await serveBucket(toolFolder());
});
afterAll(() => bucket?.stop());

const addressOf = (place: string) => `s3://${place}?region=us-east-1&endpoint=${bucket.endpoint}`;
const open = (place = "team/decks/main", more: Readonly<Record<string, string>> = {}) =>
  openStore(addressOf(place), { environment: { ...keys, ...more }, folder: "/" });
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);

/** So many bytes, none like the one before it. */
const many = (size: number) => Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) % 251);

describe("a bucket", () => {
  it("gives back what was put, and something else once that is replaced", async () => {
    const store = open();
    expect(await store.get("index/a-1", 10)).toBeUndefined();
    expect(await store.has("index/a-1")).toBe(false);
    expect(await store.put("index/a-1", bytes("one"), "once")).toBe("written");
    expect(await store.has("index/a-1")).toBe(true);
    expect(textOf(await store.get("index/a-1", 3))).toBe("one");
    expect(await store.put("index/a-1", bytes("three"), "replace")).toBe("written");
    expect(textOf(await store.get("index/a-1", 10))).toBe("three");
    expect(await open("team/decks/other").has("index/a-1")).toBe(false);
  });

  it("takes nothing and 20 MB, and gives no byte more than is asked for", async () => {
    const store = open();
    expect(await store.put("empty", new Uint8Array(0), "once")).toBe("written");
    expect(await store.get("empty", 0)).toEqual(Buffer.alloc(0));
    const large = many(20_000_000);
    expect(await store.put("large", large, "once")).toBe("written");
    const found = await store.get("large", large.length);
    expect(found && Buffer.compare(found, large)).toBe(0);
    expect(await failureOf(store.get("large", large.length - 1))).toBe(
      "strange: it gives more than the 19999999 bytes that this may have",
    );
  });

  it("is signed for as another library does it, whatever characters its prefix has", async () => {
    for (const prefix of ["a b", "ü/ö%20", "a+b", "a%2Fb", "x(y)!*'", "a&b=c;d:e@f,g$", "~._-"]) {
      const store = open(`team/${prefix}`);
      expect(await store.put("key/1", bytes(prefix), "replace"), prefix).toBe("written");
      expect(textOf(await store.get("key/1", 100))).toBe(prefix);
      expect(await store.has("key/1"), prefix).toBe(true);
    }
  });

  it("refuses keys that it does not know, and the secrets of others", async () => {
    const unknown = open("team/decks/main", { AWS_ACCESS_KEY_ID: "AKIAUNKNOWN" });
    const secret = open("team/decks/main", { AWS_SECRET_ACCESS_KEY: "of somebody else" });
    const notThatOf = "refused: the secret key is not that of the access key (403 Forbidden)";
    expect(await failureOf(unknown.get("large", 10))).toBe("refused: it does not know this access key (403 Forbidden)");
    expect(await failureOf(secret.get("large", 10))).toBe(notThatOf);
    expect(await failureOf(secret.put("new", bytes("x"), "once"))).toBe(notThatOf);
    // An answer to HEAD has no body that would say more.
    expect(await failureOf(secret.has("large"))).toBe("refused: access is denied (403 Forbidden)");
    expect(await open().has("new")).toBe(false);
  });

  it("that is missing is not taken for an empty one", async () => {
    const missing = "away: there is no such bucket (404 Not Found)";
    expect(await failureOf(open("missing").get("key", 10))).toBe(missing);
    expect(await failureOf(open("missing").put("key", bytes("x"), "once"))).toBe(missing);
  });

  it("that somebody writes into behind our back gives nothing wrong, and is mended", async () => {
    const notes: string[] = [];
    const patient = openPatientStore(open(), { readOnly: false, note: (message) => notes.push(message) });
    const hash = await putBlob(patient, bytes("a slide"));
    const key = `blobs/${hash.slice(0, 2)}/${hash.slice(2)}`;
    await open().put(key, bytes("no slide"), "replace");
    expect(await getBlob(patient, hash, 100)).toBeUndefined();
    expect(notes).toEqual([
      expect.stringContaining(`gave other bytes than its name says for ${key}; they are not used`),
    ]);
    expect(await putBlob(patient, bytes("a slide"))).toBe(hash);
    expect(textOf(await getBlob(patient, hash, 100))).toBe("a slide");
  });
});

const token = "of the team";
const browserNote = "note: Chromium runs without its sandbox, because it runs as root\n";
let prefixes = 0;
/** The three kinds of places, each empty, with what says who asks; and somebody whom it does not let in. */
const places = {
  "a bucket of S3": async () => ({
    environment: { ...keys, QUARTERDECK_SHARED_CACHE: addressOf(`team/whole way/ü${++prefixes}`) },
    wrong: { AWS_SECRET_ACCESS_KEY: "of somebody else" },
    refusal: "cannot be read: the secret key is not that of the access key (403 Forbidden)",
  }),
  "a web server": async () => ({
    environment: { QUARTERDECK_SHARED_CACHE: (await serveCache(token)).address, QUARTERDECK_CACHE_TOKEN: token },
    wrong: { QUARTERDECK_CACHE_TOKEN: "of somebody else" },
    refusal: "cannot be read: it asks who you are (401 Unauthorized)",
  }),
  "a folder": async () => ({
    environment: { QUARTERDECK_SHARED_CACHE: sharedFolder() },
    wrong: { QUARTERDECK_SHARED_CACHE: "/dev/null/store" },
    refusal: "there is a file where a folder would be",
  }),
};

describe.each(Object.entries(places))("two machines and %s", (_, place) => {
  it("make everything once, with the same bytes, and without a browser the second time", async () => {
    const { environment, wrong, refusal } = await place();
    const [first, second, third] = [environment, environment, { ...environment, ...wrong }].map(makeMachine);
    if (!first || !second || !third) throw new Error("there are three");
    const { QUARTERDECK_SHARED_CACHE: address, ...who } = environment;
    const made = await first.build("--shared-cache", address);
    expect([made.status, made.out], made.err).toEqual([0, expect.not.stringContaining("shared cache")]);
    expect(first.browser.words().some((word) => word !== "--version")).toBe(true);
    const taken = await second.build();
    expect(taken.out, taken.err).toMatch(/2 decks in [\d.]+ s; all from the shared cache\n$/);
    expect([taken.status, taken.err]).toEqual([0, made.err.replace(browserNote, "")]);
    expect(second.built()).toEqual(first.built());
    expect([...second.built().keys()]).toContain("one.pdf");
    // It is asked for its version, because another one prints other bytes.
    expect(new Set(second.browser.words())).toEqual(new Set(["--version"]));
    const alone = await third.build("--shared-cache-read-only");
    expect([alone.status, alone.out], alone.err).toEqual([0, expect.not.stringContaining("shared cache")]);
    expect(alone.err.match(/the shared cache/g)).toHaveLength(1);
    expect(alone.err).toContain(refusal);
    for (const secret of Object.values({ ...who, ...wrong }))
      if (secret.includes("some")) expect(alone.err).not.toContain(secret);
    expect(third.built()).toEqual(first.built());
  });

  it("that build at the same time leave what a third can take", async () => {
    const { environment } = await place();
    const [first, second, third] = [makeMachine(environment), makeMachine(environment), makeMachine(environment)];
    const runs = await Promise.all([first.build(), second.build()]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect((await third.build()).out).toContain("all from the shared cache");
    expect(third.built()).toEqual(first.built());
    expect(second.built()).toEqual(first.built());
  });
});

it("every file of every format is taken", async () => {
  const environment = { QUARTERDECK_SHARED_CACHE: sharedFolder() };
  const [first, second] = [makeMachine(environment), makeMachine(environment)];
  for (const files of ["section", "one"]) {
    const made = await first.buildAs(formatNames, "--md-files", files);
    expect(made.status, made.err).toBe(0);
    const taken = await second.buildAs(formatNames, "--md-files", files);
    expect(taken.out, taken.err).toContain("all from the shared cache");
    expect(second.built()).toEqual(first.built());
  }
  const names = [...first.built().keys()].join(" ");
  for (const format of ["handout.pdf", "notes.pdf", "book.pdf", "png/", "card.png", "md/", "files/", "cards.pdf"])
    expect(names).toContain(`one-${format}`);
  for (const format of ["plan.pdf", "plan.ics", "certificate.pdf"]) expect(names).toContain(`one-${format}`);
});

describe("a web server that fails in the middle of a build", () => {
  /** A machine that has filled a cache, which fails from now on. */
  async function filled() {
    const cache = await serveCache(token);
    const environment = { QUARTERDECK_SHARED_CACHE: cache.address, QUARTERDECK_CACHE_TOKEN: token };
    const first = makeMachine(environment);
    expect((await first.build()).status).toBe(0);
    return { cache, first, machine: makeMachine(environment), environment };
  }
  const notesOf = (err: string) => err.split("\n").filter((line) => line.includes("the shared cache"));
  const isBlob = (url = "") => url.includes("/blobs/");

  it("is done without, when it is killed while it gives", async () => {
    const { cache, first, machine } = await filled();
    let blobs = 0;
    cache.fault = ({ url, method }) => {
      if (method === "GET" && isBlob(url) && ++blobs > 2) cache.kill();
      return blobs > 2;
    };
    const run = await machine.build();
    expect([run.status, run.out], run.err).toEqual([0, expect.not.stringContaining("all from the shared cache")]);
    expect(notesOf(run.err)).toEqual([expect.stringContaining("is away: ")]);
    expect(machine.built()).toEqual(first.built());
  });

  it("is done without, when it is killed while it takes, and holds no half", async () => {
    const cache = await serveCache(token);
    const environment = { QUARTERDECK_SHARED_CACHE: cache.address, QUARTERDECK_CACHE_TOKEN: token };
    const machine = makeMachine(environment);
    let puts = 0;
    cache.fault = ({ method }) => {
      if (method === "PUT" && ++puts > 2) cache.kill();
      return puts > 2;
    };
    const run = await machine.build();
    expect([run.status, [...machine.built().keys()]], run.err).toEqual([
      0,
      expect.arrayContaining(["one.pdf", "two.pdf"]),
    ]);
    expect(notesOf(run.err)).toEqual([expect.stringContaining("is away: ")]);
    expect([...cache.kept.keys()].filter((key) => !isBlob(key))).toEqual([]);
  });

  it("is away when it does not answer in time", async () => {
    const { cache, first, machine } = await filled();
    cache.fault = () => true;
    const run = await machine.build();
    expect(run.status, run.err).toBe(0);
    expect(notesOf(run.err)).toEqual([
      expect.stringContaining("is away: no answer within 10 s; this build goes on without it"),
    ]);
    expect(machine.built()).toEqual(first.built());
  });

  it("gives other bytes than were asked for, and none of them is used", async () => {
    const { cache, first, machine, environment } = await filled();
    cache.fault = ({ method, url }, response) => {
      if (method !== "GET" || !isBlob(url)) return false;
      response.end("<script>evil()</script>");
      return true;
    };
    const run = await machine.build();
    expect(run.status, run.err).toBe(0);
    expect(notesOf(run.err).every((note) => note.includes("they are not used"))).toBe(true);
    expect(notesOf(run.err)).not.toEqual([]);
    expect(machine.built()).toEqual(first.built());
    cache.fault = undefined;
    expect((await makeMachine(environment).build()).out).toContain("all from the shared cache");
  });
});
