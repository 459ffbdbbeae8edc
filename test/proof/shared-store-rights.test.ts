import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { AwsV4Signer } from "aws4fetch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getBlob, putBlob } from "../../src/store/blobs.js";
import { openStore } from "../../src/store/open.js";
import { openPatientStore } from "../../src/store/patient.js";
import { kindOf, snippetsOf } from "../support/snippets.js";
import { failureOf } from "../support/stores.js";

/** moto serves S3, and looks at signatures and policies as Amazon's own library computes them. */
const server = spawn("moto_server", ["--host", "127.0.0.1", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
let endpoint = "";

interface Keys {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
}
let writer: Keys;
let reader: Keys;
const root = { accessKeyId: "root", secretAccessKey: "root" };

/** Asks as the owner of everything. */
async function setUp(service: "s3" | "iam", path: string, { method, body = "" }: { method: string; body?: string }) {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const signer = new AwsV4Signer({
    ...root,
    method,
    url: endpoint + path,
    headers,
    body,
    service,
    region: "us-east-1",
  });
  const signed = await signer.sign();
  const response = await fetch(signed.url, { method, headers: signed.headers, ...(body !== "" && { body }) });
  const text = await response.text();
  expect(response.ok, text).toBe(true);
  return text;
}

const iam = (parameters: Readonly<Record<string, string>>) =>
  setUp("iam", "/", { method: "POST", body: String(new URLSearchParams({ Version: "2010-05-08", ...parameters })) });

interface Right {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

/** The rights that docs/shared-cache.md says are needed for `s3://team/decks`. */
const documented = (): readonly Right[] =>
  snippetsOf("docs/shared-cache.md").flatMap((snippet) =>
    kindOf(snippet) === "rights at a bucket" ? JSON.parse(snippet.text).Statement : [],
  );

/** The same without the right to put something. */
const toRead = () =>
  documented().map((right) => ({ ...right, Action: right.Action.filter((action) => action !== "s3:PutObject") }));

/** A user who may do these things, and everything with a bucket that there is not. */
async function makeUser(name: string, rights: readonly Right[]): Promise<Keys> {
  const Resource = ["arn:aws:s3:::missing", "arn:aws:s3:::missing/*"];
  const Statement = [...rights, { Effect: "Allow", Action: ["s3:*"], Resource }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam({ Action: "CreateUser", UserName: name });
  await iam({ Action: "PutUserPolicy", UserName: name, PolicyName: "own", PolicyDocument });
  const made = await iam({ Action: "CreateAccessKey", UserName: name });
  const textIn = (tag: string) => made.split(`<${tag}>`)[1]?.split("<")[0] ?? "";
  return { AWS_ACCESS_KEY_ID: textIn("AccessKeyId"), AWS_SECRET_ACCESS_KEY: textIn("SecretAccessKey") };
}

beforeAll(async () => {
  for await (const line of createInterface(server.stderr)) {
    endpoint = /Running on (http:\S+)/.exec(line)?.[1] ?? "";
    if (endpoint !== "") break;
  }
  server.stderr.resume();
  await setUp("s3", "/team", { method: "PUT" });
  writer = await makeUser("writer", documented());
  reader = await makeUser("reader", toRead());
  // From here on, signatures and policies count.
  const strict = await fetch(`${endpoint}/moto-api/reset-auth`, { method: "POST", body: "0" });
  expect(strict.ok).toBe(true);
});

afterAll(async () => {
  if (server.exitCode !== null) return;
  const gone = once(server, "exit");
  server.kill();
  await gone;
});

const open = (keys: Keys, address = "s3://team/decks/main") =>
  openStore(`${address}?region=us-east-1&endpoint=${endpoint}`, { environment: { ...keys }, folder: "/" });
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);

/** So many bytes, none like the one before it. */
const many = (size: number) => Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) % 251);

describe("a bucket", () => {
  it("gives back what was put, and once leaves alone what is there", async () => {
    const store = open(writer);
    expect(await store.get("index/a-1", 10)).toBeUndefined();
    expect(await store.has("index/a-1")).toBe(false);
    expect(await store.put("index/a-1", bytes("one"), "once")).toBe("written");
    expect(await store.has("index/a-1")).toBe(true);
    expect(await store.put("index/a-1", bytes("two"), "once")).toBe("there");
    expect(textOf(await store.get("index/a-1", 3))).toBe("one");
    expect(await store.put("index/a-1", bytes("three"), "replace")).toBe("written");
    expect(textOf(await store.get("index/a-1", 10))).toBe("three");
    expect(await store.put("empty", new Uint8Array(0), "once")).toBe("written");
    expect(await store.get("empty", 0)).toEqual(Buffer.alloc(0));
    expect(await open(writer, "s3://team/decks/other").has("index/a-1")).toBe(false);
  });

  it("takes 20 MB, and gives no byte more than is asked for", async () => {
    const large = many(20_000_000);
    const store = open(writer);
    expect(await store.put("large", large, "once")).toBe("written");
    const found = await store.get("large", large.length);
    expect(found && Buffer.compare(found, large)).toBe(0);
    expect(await failureOf(store.get("large", large.length - 1))).toBe(
      "strange: it gives more than the 19999999 bytes that this may have",
    );
  });

  // A server of the other proof mixes what two write at once, whoever they are.
  it("holds what one of two writers at once has put, and not a mixture", async () => {
    const texts = [1, 2, 3, 4].map((byte) => new Uint8Array(2_000_000).fill(byte));
    await Promise.all(texts.map((text) => open(writer).put("replaced-at-once", text, "replace")));
    const found = await open(writer).get("replaced-at-once", 2_000_000);
    expect(texts.some((text) => found && Buffer.compare(found, text) === 0)).toBe(true);
  });

  it("refuses keys that it does not know, and secrets of others", async () => {
    const unknown = open({ ...writer, AWS_ACCESS_KEY_ID: "AKIAUNKNOWN" });
    const secret = open({ ...writer, AWS_SECRET_ACCESS_KEY: reader.AWS_SECRET_ACCESS_KEY });
    expect(await failureOf(unknown.get("large", 10))).toBe("refused: it does not know this access key (403 Forbidden)");
    expect(await failureOf(secret.get("large", 10))).toBe(
      "refused: the secret key is not that of the access key (403 Forbidden)",
    );
    // An answer to HEAD has no body that would say more.
    expect(await failureOf(secret.has("large"))).toBe("refused: access is denied (403 Forbidden)");
    expect(await failureOf(secret.put("new", bytes("x"), "once"))).toBe(
      "refused: the secret key is not that of the access key (403 Forbidden)",
    );
  });

  it("that is missing is not taken for an empty one", async () => {
    const store = open(writer, "s3://missing");
    const missing = "away: there is no such bucket (404 Not Found)";
    expect(await failureOf(store.get("key", 10))).toBe(missing);
    expect(await failureOf(store.put("key", bytes("x"), "once"))).toBe(missing);
  });

  it("is described with the rights that it needs", () => {
    expect(documented()).toHaveLength(2);
  });

  it("is read by those who may only read it, and that they may not write is said once", async () => {
    const notes: string[] = [];
    const teller = { readOnly: false, note: (message: string) => notes.push(message) };
    const hash = await putBlob(openPatientStore(open(writer), teller), bytes("a slide"));
    const patient = openPatientStore(open(reader), teller);
    expect(textOf(await getBlob(patient, hash, 100))).toBe("a slide");
    expect(await patient.put("new", bytes("x"), "once")).toBe("lost");
    expect(await patient.put("new", bytes("x"), "once")).toBe("lost");
    expect(textOf(await getBlob(patient, hash, 100))).toBe("a slide");
    expect(await open(writer).has("new")).toBe(false);
    expect(notes).toEqual([
      "the shared cache (s3://team/decks/main) cannot be written: access is denied (403 Forbidden); this build keeps nothing there",
    ]);
  });

  it("lets one of many writers win", async () => {
    const texts = Array.from({ length: 8 }, (_, index) => `writer ${index}`);
    await Promise.all(texts.map((text) => open(writer).put("contested", bytes(text), "once")));
    const first = textOf(await open(writer).get("contested", 100)) ?? "";
    expect(texts).toContain(first);
    expect(await open(writer).put("contested", bytes("late"), "once")).toBe("there");
    expect(textOf(await open(writer).get("contested", 100))).toBe(first);
  });
});
