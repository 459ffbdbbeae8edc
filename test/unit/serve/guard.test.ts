import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import os from "node:os";
import { describe, expect, it } from "vitest";
import { createGuard, isLoopback } from "../../../src/serve/guard.js";

const asked = (headers: IncomingHttpHeaders, method = "GET") => ({ headers, method }) as IncomingMessage;
const navigation = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

describe("a server that only this machine reaches", () => {
  const guard = createGuard({ host: "127.0.0.1", scheme: "http", names: [] });

  it.each(["localhost", "localhost:3030", "LOCALHOST:3030", "127.0.0.1:3030", "127.9.9.9", "[::1]:3030"])(
    "is meant by %s",
    (host) => expect(guard.isOurs(asked({ host }))).toBe(true),
  );

  it.each([
    "",
    "evil.example",
    "evil.example:3030",
    "localhost.evil.example",
    "evil.example/localhost",
    "localhost@evil.example",
    "192.0.2.1:3030",
    "[2001:db8::1]:3030",
    "0.0.0.0:3030",
    os.hostname() === "localhost" ? "elsewhere" : os.hostname(),
  ])("is not meant by %j", (host) => expect(guard.isOurs(asked({ host }))).toBe(false));

  it("answers a link from another site, and nothing else that one asks for", () => {
    const host = "localhost:3030";
    expect(guard.isOurs(asked({ host, ...navigation }))).toBe(true);
    expect(guard.isOurs(asked({ host, ...navigation }, "POST"))).toBe(false);
    expect(guard.isOurs(asked({ host, ...navigation, "sec-fetch-dest": "iframe" }))).toBe(false);
    expect(guard.isOurs(asked({ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }))).toBe(false);
    expect(guard.isOurs(asked({ host: "evil.example", ...navigation }))).toBe(false);
  });

  it.each([
    ["http://localhost:3030", "localhost:3030", true],
    ["http://localhost:3031", "localhost:3030", false],
    ["https://localhost:3030", "localhost:3030", false],
    ["http://127.0.0.1:3030", "localhost:3030", false],
    ["null", "localhost:3030", false],
    [undefined, "localhost:3030", false],
    ["http://evil.example:3030", "evil.example:3030", false],
  ])("takes a page of %s at %s for its own: %s", (origin, host, isOwn) =>
    expect(guard.isFromOurPage(asked({ host, ...(origin === undefined ? {} : { origin }) }))).toBe(isOwn),
  );
});

describe("a server that others reach", () => {
  it.each(["0.0.0.0", "::", "192.0.2.7"])(
    "at %s is meant by addresses and the machine's names, and by no other",
    (host) => {
      const guard = createGuard({ host, scheme: "http", names: [] });
      for (const name of ["192.0.2.7:3030", "localhost", os.hostname(), `${os.hostname()}.local`])
        expect(guard.isOurs(asked({ host: name })), name).toBe(true);
      expect(guard.isOurs(asked({ host: "evil.example" }))).toBe(false);
    },
  );

  it("knows who sits at the machine", () => {
    expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].map(isLoopback)).toEqual([true, true, true]);
    expect(["192.0.2.7", "::ffff:192.0.2.7", "", "1270.0.0.1"].map(isLoopback)).toEqual([false, false, false, false]);
  });
});
