import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openStore } from "../../../src/store/open.js";
import { failureOf, patientTimes, serveKept, serveStatuses } from "../../support/stores.js";

const keys = { AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "topsecret" };
const open = (endpoint: string, environment: Readonly<Record<string, string>> = keys) =>
  openStore(`s3://team/decks?region=eu-west-1&endpoint=${endpoint}`, { environment, folder: "/", times: patientTimes });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

it("signs each request with what it puts, and puts no more than once when that is asked", async () => {
  const { address, headers, asked, kept } = await serveKept();
  const store = open(address, { ...keys, AWS_SESSION_TOKEN: "session" });
  expect(await store.put("a/b", new TextEncoder().encode("one"), "once")).toBe("written");
  expect(await store.put("a/b", new TextEncoder().encode("two"), "once")).toBe("there");
  expect(await store.has("a/b")).toBe(true);
  expect(new TextDecoder().decode(await store.get("a/b", 10))).toBe("one");
  expect([...kept.values()]).toEqual(["one"]);
  expect(new Set(asked)).toEqual(new Set(["PUT /team/decks/a/b", "HEAD /team/decks/a/b", "GET /team/decks/a/b"]));
  expect(headers.map((each) => each["x-amz-content-sha256"])).toEqual(["one", "two", "", ""].map(sha256));
  for (const { authorization, ...each } of headers) {
    expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/s3\/aws4_request, /);
    expect(authorization).toMatch(
      /SignedHeaders=host;(?:if-none-match;)?x-amz-content-sha256;x-amz-date;x-amz-security-token,/,
    );
    expect(each["x-amz-security-token"]).toBe("session");
    expect(JSON.stringify(each) + authorization).not.toContain("topsecret");
  }
});

it.each([
  [{}, "AWS_ACCESS_KEY_ID is not set"],
  [{ AWS_ACCESS_KEY_ID: "AKID" }, "AWS_SECRET_ACCESS_KEY is not set"],
  [{ ...keys, AWS_SESSION_TOKEN: "a\nb" }, "AWS_ACCESS_KEY_ID or AWS_SESSION_TOKEN holds characters that none has"],
])("refuses without keys, and asks nobody: %j", async (environment, why) => {
  const { address, asked } = await serveKept();
  const store = open(address, environment);
  expect(await failureOf(store.get("key", 1))).toBe(`refused: ${why}`);
  expect(await failureOf(store.put("key", new Uint8Array(1), "once"))).toBe(`refused: ${why}`);
  expect(asked).toEqual([]);
});

describe("what a service says of itself", () => {
  it.each([
    [404, "NoSuchBucket", "away: there is no such bucket (404 Not Found)"],
    [403, "InvalidAccessKeyId", "refused: it does not know this access key (403 Forbidden)"],
    [403, "SignatureDoesNotMatch", "refused: the secret key is not that of the access key (403 Forbidden)"],
    [400, "ExpiredToken", "refused: the session token has expired (400 Bad Request)"],
    [403, "RequestTimeTooSkewed", "refused: the clock of this machine is wrong (403 Forbidden)"],
    [403, "AccessDenied", "refused: access is denied (403 Forbidden)"],
    [503, "SlowDown", "away: it is out of order (503 Service Unavailable)"],
  ])("%i %s", async (status, code, failure) => {
    const { address } = await serveStatuses(
      [status],
      `<Error><Code>${code}</Code><Message>topsecret</Message></Error>`,
    );
    expect(await failureOf(open(address).get("key", 100))).toBe(failure);
  });

  it("may be where a bucket lies", async () => {
    const { address } = await serveStatuses([301], "", { "x-amz-bucket-region": "eu-north-1" });
    expect(await failureOf(open(address).get("key", 100))).toBe(
      "strange: its bucket lies in the region “eu-north-1”; “?region=eu-north-1” would say so (301 Moved Permanently)",
    );
  });

  it("nothing under a key is nothing, and somebody else who writes it is waited for", async () => {
    const missing = await serveStatuses([404], "<Error><Code>NoSuchKey</Code></Error>");
    expect(await open(missing.address).get("key", 100)).toBeUndefined();
    const busy = await serveStatuses([409, 412]);
    expect(await open(busy.address).put("key", new Uint8Array(1), "once")).toBe("there");
  });
});
