import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/report/problem.js";
import { openStore } from "../../../src/store/open.js";
import { readS3Address } from "../../../src/store/s3-address.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const keys = { AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "secret" };
const open = (address: string, environment = {}) => openStore(address, { environment, folder: "/" });

/** What is said of an address that is wrong. */
function saidOf(address: string, environment = {}): string {
  try {
    open(address, environment);
  } catch (cause) {
    if (cause instanceof UsageError) return cause.message;
    throw cause;
  }
  return "nothing";
}

it("names a folder by its path or as a file: URL, from where the project is", async () => {
  const { folder, file } = setUp({ "shared cache/a": "x" });
  const url = pathToFileURL(file("shared cache")).href;
  for (const address of ["shared cache", "./shared cache", file("shared cache"), url, "file:shared%20cache"]) {
    const store = openStore(address, { environment: {}, folder });
    expect(await store.has("a"), address).toBe(true);
    expect(store.name).toBe(address);
  }
});

it.each([
  ["https://cache.example/team/", "https://cache.example/team"],
  ["https://me:secret@cache.example:8443", "https://cache.example:8443"],
  ["s3://bucket/some/prefix/?region=eu-central-1", "s3://bucket/some/prefix"],
])("calls %s %s", (address, name) => {
  expect(open(address, keys).name).toBe(name);
});

describe("where a bucket is", () => {
  it.each([
    ["s3://team/decks?region=eu-central-1", {}, "https://team.s3.eu-central-1.amazonaws.com/decks/"],
    ["s3://team", { AWS_REGION: "us-west-2" }, "https://team.s3.us-west-2.amazonaws.com/"],
    [
      "s3://team",
      { AWS_REGION: " ", AWS_DEFAULT_REGION: "cn-north-1" },
      "https://team.s3.cn-north-1.amazonaws.com.cn/",
    ],
    ["s3://team.example", { AWS_REGION: "eu-west-1" }, "https://s3.eu-west-1.amazonaws.com/team.example/"],
    ["s3://team/a//b/?endpoint=https://s3.example/", {}, "https://s3.example/team/a/b/"],
    ["s3://team?endpoint=http://127.0.0.1:9000/store", {}, "http://127.0.0.1:9000/store/team/"],
    ["s3://team", { AWS_ENDPOINT_URL: "https://one.example" }, "https://one.example/team/"],
    [
      "s3://team",
      { AWS_ENDPOINT_URL: "https://one.example", AWS_ENDPOINT_URL_S3: "https://two.example" },
      "https://two.example/team/",
    ],
  ])("%s %j", (address, environment, expected) => {
    expect(readS3Address(new URL(address), environment).address).toBe(expected);
  });

  it("takes the region of the address before that of the environment", () => {
    const environment = { AWS_REGION: "eu-west-1" };
    const regionOf = (address: string, with_ = environment) => readS3Address(new URL(address), with_).region;
    expect(regionOf("s3://team?region=eu-north-1")).toBe("eu-north-1");
    expect(regionOf("s3://team")).toBe("eu-west-1");
    expect(readS3Address(new URL("s3://team?endpoint=https://s3.example"), {}).region).toBe("us-east-1");
  });
});

describe("an address that is wrong", () => {
  const kinds = "a folder, http://…, https://… or s3://BUCKET/PREFIX would be one";
  const cache = (name: string, what: string) => `the shared cache “${name}” ${what}`;
  it.each([
    ["", `the address of the shared cache is empty; ${kinds}`],
    [" ", `the address of the shared cache is empty; ${kinds}`],
    ["ftp://host/x", cache("ftp://host/x", `has no address that is known; ${kinds}`)],
    ["htps://host", cache("htps://host", `has no address that is known; ${kinds}; did you mean “https”?`)],
    ["redis://me:secret@host", cache("redis://…@host", `has no address that is known; ${kinds}`)],
    ["http://", cache("http://", `has no address; ${kinds}`)],
    ["http://me:sec/ret@host/x?y=z", cache("http://…@host/x", `has no address; ${kinds}`)],
    [
      "file://host/share",
      cache("file://host/share", "names no folder of this machine; file:///PATH would, or the path alone"),
    ],
    [
      "https://me:secret@host/x?sig=secret",
      cache(
        "https://…@host/x",
        "has more behind its address, from “?” or “#”, where keys would stand; without that, QUARTERDECK_CACHE_TOKEN in the environment may hold a token",
      ),
    ],
    ["s3://team", cache("s3://team", "names no region; “?region=eu-central-1” would, or AWS_REGION")],
    [
      "s3://team?region=Frankfurt am Main",
      cache("s3://team", "has “Frankfurt am Main” as its region; a name such as “eu-central-1” would be one"),
    ],
    [
      "s3://team?regoin=x",
      cache("s3://team", "has “regoin” in its address, which means nothing here; did you mean “region”?"),
    ],
    [
      "s3://team?acl=x",
      cache("s3://team", "has “acl” in its address, which means nothing here; there are “region” and “endpoint”"),
    ],
    [
      "s3://team?endpoint=s3.example",
      cache("s3://team", "has an endpoint that is no address; https://HOST would be one"),
    ],
    [
      "s3://team?endpoint=https://me:secret@s3.example",
      cache("s3://team", "has an endpoint that is no address; https://HOST would be one"),
    ],
    [
      "s3://AKID:secret@team/x",
      cache(
        "s3://team/x",
        "has keys in its address; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment would be read",
      ),
    ],
    [
      "s3://My_Team/x",
      cache(
        "s3://My_Team/x",
        "names no bucket; s3://BUCKET/PREFIX would, with 3 to 63 characters of a-z, 0-9, “-” and “.” as BUCKET",
      ),
    ],
  ])("“%s” is told what would be right", (address, message) => {
    expect(saidOf(address)).toBe(message);
    expect(saidOf(address)).not.toMatch(/secret|sec\/ret|sig=/);
  });
});
