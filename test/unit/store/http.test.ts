import { readFileSync } from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../../src/store/open.js";
import { closedPort, failureOf, patientTimes, serve, serveKept, serveStatuses } from "../../support/stores.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);
const open = (address: string, environment = {}, times = patientTimes) =>
  openStore(address, { environment, folder: "/", times });

describe("a web server as a store", () => {
  it("gives back what was put, and once leaves alone what is there", async () => {
    const { address, kept } = await serveKept();
    const store = open(`${address}/team`);
    expect(await store.get("a/b-1", 10)).toBeUndefined();
    expect(await store.has("a/b-1")).toBe(false);
    expect(await store.put("a/b-1", bytes("one"), "once")).toBe("written");
    expect(await store.has("a/b-1")).toBe(true);
    expect(await store.put("a/b-1", bytes("two"), "once")).toBe("there");
    expect(textOf(await store.get("a/b-1", 3))).toBe("one");
    expect(await store.put("a/b-1", bytes("three"), "replace")).toBe("written");
    expect([...kept]).toEqual([["/team/a/b-1", "three"]]);
  });

  it("puts a part of a larger piece of memory, and memory that threads share", async () => {
    const { address, kept } = await serveKept();
    const store = open(address);
    await store.put("part", bytes("abcdef").subarray(2, 4), "once");
    const shared = new Uint8Array(new SharedArrayBuffer(2));
    shared.set(bytes("xy"));
    await store.put("shared", shared, "once");
    expect([...kept.values()]).toEqual(["cd", "xy"]);
  });

  it("logs in with the token of the environment, or with what its address says, and shows neither", async () => {
    const { address, headers } = await serveKept();
    const environment = { QUARTERDECK_CACHE_TOKEN: " secret-token\n" };
    const withToken = open(address, environment);
    const withUser = open(address.replace("//", "//me:pa%20ss@"), environment);
    for (const store of [withToken, withUser, open(address)]) await store.has("key");
    expect(headers.map(({ authorization }) => authorization)).toEqual([
      "Bearer secret-token",
      `Basic ${Buffer.from("me:pa ss").toString("base64")}`,
      undefined,
    ]);
    expect([withToken.name, withUser.name]).toEqual([address, address]);
    const odd = open(address, { QUARTERDECK_CACHE_TOKEN: "one\ntwo" });
    expect(await failureOf(odd.get("key", 1))).toBe(
      "refused: QUARTERDECK_CACHE_TOKEN holds characters that no token has",
    );
  });

  it("is cautioned of, where what it gets goes over the line in the clear", () => {
    const environment = { QUARTERDECK_CACHE_TOKEN: "secret" };
    const inClear = (what: string) => `gets ${what} over the line in the clear; https:// would hide it`;
    const caution = (address: string, env = {}) => open(address, env).caution;
    expect(caution("http://cache.example.org/x", environment)).toBe(inClear("QUARTERDECK_CACHE_TOKEN"));
    expect(caution("http://me:word@10.0.0.1")).toBe(inClear("a password"));
    expect(caution("http://127.0.0.1.example.org", environment)).toBe(inClear("QUARTERDECK_CACHE_TOKEN"));
    expect(caution("http://cache.example.org")).toBeUndefined();
    for (const address of ["https://cache.example.org", "http://localhost:8080", "http://127.1", "http://[::1]/x"])
      expect(caution(address, environment), address).toBeUndefined();
  });

  it("asks for no key that would lead elsewhere", async () => {
    const { address, asked } = await serveKept();
    for (const key of ["", "../up", "a//b", "/a", "A", "a b", "a?b", "a."])
      await expect(async () => open(address).get(key, 1), key).rejects.toThrow("is no key of a store");
    expect(asked).toEqual([]);
  });
});

describe("what a server's answers mean", () => {
  it.each([
    [401, "refused: it asks who you are (401 Unauthorized)"],
    [403, "refused: access is denied (403 Forbidden)"],
    [405, "refused: it does not do what a cache needs (405 Method Not Allowed)"],
    [404, "away: there is nothing at its address (404 Not Found)"],
    [413, "strange: it takes nothing that is so large (413 Payload Too Large)"],
    [507, "full: there is no more room (507 Insufficient Storage)"],
    [302, "strange: it sends somewhere else (302 Found)"],
    [418, "strange: it gives an answer that is none for a cache (418 I'm a Teapot)"],
  ])("%i to a put", async (status, failure) => {
    const { address, asked } = await serveStatuses([status]);
    expect(await failureOf(open(address).put("key", bytes("x"), "replace"))).toBe(failure);
    expect(asked).toEqual(["PUT /key"]);
  });

  it("a busy server is asked two times more, and then it is away", async () => {
    for (const busy of [500, 503, 429]) {
      const { address, asked } = await serveStatuses([busy, busy, 200], "late");
      expect(textOf(await open(address).get("key", 10)), String(busy)).toBe("late");
      expect(asked).toHaveLength(3);
    }
    const { address, asked } = await serveStatuses([500]);
    expect(await failureOf(open(address).has("key"))).toBe("away: it is out of order (500 Internal Server Error)");
    expect(asked).toHaveLength(3);
    const often = await serveStatuses([429]);
    expect(await failureOf(open(often.address).has("key"))).toBe("away: it is asked too often (429 Too Many Requests)");
  });

  it("a connection that breaks is made anew two times", async () => {
    let breaks = 2;
    const { address, asked } = await serve((request, response) => {
      if (breaks-- > 0) request.socket.resetAndDestroy();
      else response.end("whole");
    });
    expect(textOf(await open(address).get("key", 10))).toBe("whole");
    breaks = 3;
    expect(await failureOf(open(address).get("key", 10))).toBe("away: the connection broke");
    expect(asked).toHaveLength(6);
  });

  it("half an answer is none", async () => {
    const { address, asked } = await serve((_, response) => {
      response.writeHead(200, { "content-length": "10" }).write("half", () => response.destroy());
    });
    expect(await failureOf(open(address).get("key", 10))).toBe("away: the connection broke");
    expect(asked).toHaveLength(3);
  });

  it("a redirect is not followed, and nobody else gets the token", async () => {
    const other = await serveKept();
    const { address } = await serveStatuses([302], "", { location: `${other.address}/key` });
    const store = open(address, { QUARTERDECK_CACHE_TOKEN: "secret" });
    expect(await failureOf(store.get("key", 10))).toBe("strange: it sends somewhere else (302 Found)");
    expect(other.asked).toEqual([]);
  });

  it("a web page is nothing that was kept", async () => {
    const { address } = await serveStatuses([200], "<h1>Log in</h1>", { "content-type": "text/html; charset=utf-8" });
    const store = open(address);
    const page = "strange: it answers with a web page";
    expect(await failureOf(store.get("key", 100))).toBe(page);
    expect(await failureOf(store.has("key"))).toBe(page);
    expect(await failureOf(store.put("key", bytes("x"), "once"))).toBe(page);
    // Some servers call everything a page, even nothing.
    const { address: silent } = await serveStatuses([200], "", { "content-type": "text/html" });
    expect(await open(silent).put("key", bytes("x"), "once")).toBe("written");
  });

  it("a server that knows no conditions is asked what is there", async () => {
    const kept = new Set<string | undefined>();
    const { address, asked } = await serve((request, response) => {
      request.resume();
      const isConditional = request.headers["if-none-match"] !== undefined;
      if (request.method === "PUT" && !isConditional) kept.add(request.url);
      const status = request.method === "PUT" ? (isConditional ? 501 : 200) : kept.has(request.url) ? 200 : 404;
      response.writeHead(status).end();
    });
    const store = open(address);
    expect(await store.put("key", bytes("x"), "once")).toBe("written");
    expect(await store.put("key", bytes("y"), "once")).toBe("there");
    expect(asked).toEqual(["PUT /key", "HEAD /key", "PUT /key", "PUT /key", "HEAD /key"]);
  });
});

describe("a server that takes its time or too much room", () => {
  it("is away when it does not begin to answer", async () => {
    const { address } = await serve(() => undefined);
    const store = open(address, {}, { ...patientTimes, answer: 50 });
    expect(await failureOf(store.get("key", 10))).toBe("away: no answer within 0.05 s");
    expect(await failureOf(store.has("key"))).toBe("away: no answer within 0.05 s");
    const times = { ...patientTimes, answer: 20, body: 30, slowest: Number.POSITIVE_INFINITY };
    expect(await failureOf(open(address, {}, times).put("key", bytes("x"), "once"))).toBe(
      "away: no answer within 0.05 s",
    );
  });

  it("is away when its answer does not come to an end", async () => {
    const { address, asked } = await serve((_, response) => {
      response.writeHead(200, { "content-length": "10" }).write("half");
    });
    const store = open(address, {}, { ...patientTimes, body: 40, slowest: 1000 });
    expect(await failureOf(store.get("key", 20))).toBe("away: no whole answer within 0.044 s");
    expect(asked).toHaveLength(1);
  });

  it("gains no time by what it promises, or does not say", async () => {
    for (const headers of [{ "content-length": "60000000" }, {}]) {
      const { address } = await serve((_, response) => {
        response.writeHead(200, headers);
        const drip = setInterval(() => response.write("x"), 5);
        response.on("close", () => clearInterval(drip));
      });
      const store = open(address, {}, { ...patientTimes, body: 100, slowest: 1000 });
      expect(await failureOf(store.get("key", 64_000_000))).toMatch(/^away: no whole answer within 0\.1\d* s$/);
    }
  });

  it("is not listened to beyond what was asked for, however much it has to say", async () => {
    const closed: Promise<unknown>[] = [];
    const { address } = await serve((_, response) => {
      closed.push(new Promise((resolve) => response.on("close", resolve)));
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(1000)));
      };
      response.on("drain", more);
      more();
    });
    const endless = "strange: it gives more than the 5000 bytes that this may have";
    expect(await failureOf(open(address).get("key", 5000))).toBe(endless);
    // It would write for ever.
    await Promise.all(closed);
    const honest = await serveStatuses([200], "123456");
    expect(textOf(await open(honest.address).get("key", 6))).toBe("123456");
    expect(await failureOf(open(honest.address).get("key", 5))).toBe(
      "strange: it gives more than the 5 bytes that this may have",
    );
  });

  it("may say more than it should beside a bad answer", async () => {
    const { address } = await serveStatuses([403], "x".repeat(1_000_000));
    expect(await failureOf(open(address).get("key", 1))).toBe("refused: access is denied (403 Forbidden)");
  });
});

describe("no server", () => {
  it("is said as what it is, without the password", async () => {
    const port = await closedPort();
    const store = open(`http://me:secret@127.0.0.1:${port}`);
    expect(await failureOf(store.get("key", 1))).toBe("away: connection refused");
    expect(store.name).toBe(`http://127.0.0.1:${port}`);
    expect(await failureOf(open("http://127.0.0.1:6000").has("key"))).toBe(
      "away: nobody may connect to a port of this number; 80, 443 or 8080 would do",
    );
    expect(await failureOf(open("http://nowhere.invalid").has("key"))).toMatch(
      /^away: (?:there is no host of this name|the name of its host cannot be looked up)$/,
    );
  });

  it("is what speaks something else, or what nobody vouches for", async () => {
    const certificate = (name: string) => readFileSync(`test/specimens/certificate/${name}.pem`);
    const server = https.createServer({ cert: certificate("cert"), key: certificate("key") });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await failureOf(open(`https://127.0.0.1:${port}`).has("key"))).toMatch(
      /^away: its certificate is not trusted \([A-Z_]+\); NODE_EXTRA_CA_CERTS names a file with more that are$/,
    );
    const { address } = await serve((request) => request.socket.end("SSH-2.0-OpenSSH\r\n"));
    expect(await failureOf(open(address).has("key"))).toMatch(/^strange: it does not speak HTTP \(HPE_\w+\)$/);
  });
});
