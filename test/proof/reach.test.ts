import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import { askServer, type DevServer, startDev } from "../support/dev.js";
import { projectMaker } from "../support/project.js";

const setUp = projectMaker();
const talk =
  '<!-- .slide: id="words" -->\n## Words\n\nSome words.<img src="x" onerror="x()">\n\n<button>press</button>\n\nNote: a secret note\n';
const socket = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
};

let server: DevServer;
let port: number;
let own: string;
let browser: Browser;
beforeAll(async () => {
  server = await startDev(setUp({ "talk.md": talk }).folder, ["talk.md"]);
  port = Number(new URL(server.address).port);
  own = `localhost:${port}`;
  const chosen = chooseBrowser(findBrowsers(process.env)).browser;
  await chosen.prepare?.();
  browser = await puppeteer.launch({
    executablePath: chosen.path,
    headless: chosen.isShell ? "shell" : true,
    args: ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"],
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Whether anybody answers there; 127.0.0.2 is this machine, too, but not the address of the server. */
const answers = (host: string, at: number) =>
  new Promise<boolean>((resolve) => {
    const tried = connect({ host, port: at });
    tried.once("connect", () => {
      tried.destroy();
      resolve(true);
    });
    tried.once("error", () => resolve(false));
  });

/** Visits pages of other sites, and says what their scripts got. */
async function fromOtherSites(visit: (address: string) => Promise<void>): Promise<void> {
  const other = createServer((_, response) =>
    response.setHeader("Content-Type", "text/html").end(`<a href="http://${own}/talk/">a deck</a>`),
  );
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port: at } = other.address() as AddressInfo;
  for (const address of [`http://evil.example:${at}/`, `http://localhost:${at}/`]) await visit(address);
  other.close();
}

const checks: Readonly<Record<string, () => Promise<void>>> = {
  "Only this machine reaches the server, unless `--host` opens it to others; then nobody sees a deck without a code from the terminal.":
    async () => {
      expect([await answers("127.0.0.1", port), await answers("127.0.0.2", port)]).toEqual([true, false]);
      const open = await startDev(setUp({ "talk.md": talk }).folder, ["talk.md", "--host", "0.0.0.0"]);
      const at = Number(new URL(open.address).port);
      expect(await answers("127.0.0.2", at)).toBe(true);
      const [status, text] = await askServer(at, { host: `127.0.0.1:${at}` });
      expect([status, text.includes("Some words")]).toEqual([403, false]);
      const [ownStatus, ownText] = await askServer(port, { host: own });
      expect([ownStatus, ownText.includes("Some words")]).toEqual([200, true]);
      await open.stop();
    },
  "It answers only where it is asked for by an address of the machine or a name of its own, so a site that gives its own name the address of your machine (DNS rebinding) gets nothing.":
    async () => {
      expect((await askServer(port, { Host: own }))[1]).toContain("Some words.");
      for (const Host of [
        "evil.example",
        `evil.example:${port}`,
        `localhost.evil.example:${port}`,
        `192.0.2.1:${port}`,
      ])
        expect(await askServer(port, { Host }), Host).toEqual([403, expect.not.stringContaining("Some words.")]);
      const page = await browser.newPage();
      const answer = await page.goto(`http://evil.example:${port}/talk/`);
      expect([answer?.status(), await page.content()]).toEqual([403, expect.not.stringContaining("Some words.")]);
      await page.close();
    },
  "A page of another site can follow a link to a deck; it can neither read one, nor show it in a frame, nor open a socket.":
    () =>
      fromOtherSites(async (address) => {
        const page = await browser.newPage();
        await page.goto(address);
        const got = await page.evaluate(async (host) => {
          const socketOpens = new Promise<string>((resolve) => {
            const opened = new WebSocket(`ws://${host}/socket`);
            opened.onopen = () => resolve("open");
            opened.onerror = () => resolve("refused");
          });
          const frame = document.createElement("iframe");
          frame.src = `http://${host}/talk/`;
          document.body.append(frame);
          await new Promise((resolve) => frame.addEventListener("load", resolve));
          const read = await fetch(`http://${host}/talk/`).then(
            (response) => response.text(),
            () => "refused",
          );
          return [await socketOpens, read];
        }, own);
        expect(got, address).toEqual(["refused", "refused"]);
        const frames = page.frames().slice(1);
        const framed = await Promise.all(frames.map((frame) => frame.content().catch(() => "")));
        expect(framed.join(), address).not.toContain("Some words.");
        await Promise.all([page.waitForNavigation(), page.click("a")]);
        expect(await page.content(), address).toContain("Some words.");
        await page.close();
        const strangers = [
          {},
          { Origin: "http://evil.example" },
          { Origin: "null" },
          { Origin: `http://localhost:${port + 1}` },
        ];
        for (const headers of strangers)
          expect((await askServer(port, { Host: own, ...headers, ...socket }, "/socket"))[0]).toBe(403);
        expect((await askServer(port, { Host: own, Origin: `http://${own}`, ...socket }, "/socket"))[0]).toBe(101);
      }),
  "There is no address under which a file could be read; a page brings along what it needs, as a built deck does.":
    async () => {
      const paths = [
        "/talk.md",
        "/talk/talk.md",
        "/talk/../talk.md",
        "/%2e%2e/etc/passwd",
        "/talk/..%2ftalk.md",

        "/socket",
      ];
      for (const path of paths) expect((await askServer(port, { Host: own }, path))[0], path).toBe(404);
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`http://${own}/talk/`);
      await page.waitForSelector("html[data-ready=true]");
      expect(asked.filter((each) => each.startsWith("/") && each !== "/socket")).toEqual(["/talk/"]);
      await page.close();
    },
  "A served deck keeps the policy of a built one; it may speak to its own server in addition, and to nobody else.":
    async () => {
      const [, text] = await askServer(port, { Host: own });
      const policy = (/Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? "").replaceAll("&#x27;", "'");
      expect(policy).toContain("default-src 'none'");
      expect(/connect-src [^;]*/.exec(policy)?.[0]).toBe("connect-src 'self'");
      expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain("unsafe");
    },
  "Only a page of the server on the same machine opens the editor; it names a slide and words, never a file.":
    async () => {
      const page = await browser.newPage();
      await page.goto(`http://${own}/talk/`);
      const post = (address: string, body: object) =>
        page.evaluate(
          (to, text) =>
            fetch(to, { method: "POST", headers: { "content-type": "application/json" }, body: text }).then(
              ({ status }) => status,
              () => 0,
            ),
          address,
          JSON.stringify(body),
        );
      const open = `http://${own}/open`;
      for (const body of [
        { deck: "talk", file: "/etc/passwd" },
        { deck: "talk", place: "/etc/passwd:1:1" },
        { deck: "../x", slide: "", tag: "", text: "" },
      ])
        expect([400, 404]).toContain(await post(open, body));
      await fromOtherSites(async (address) => {
        await page.goto(address);
        expect(await post(open, { deck: "talk", slide: "words", tag: "", text: "" }), address).toBe(0);
      });
      await page.close();
    },
  "What `--safe` takes out of a built deck it takes out of a served one.": async () => {
    const safe = await startDev(setUp({ "talk.md": talk }).folder, ["talk.md", "--safe"]);
    const [, text] = await askServer(Number(new URL(safe.address).port), { Host: "localhost" });
    expect(text).toContain("Some words.");
    expect(text).not.toMatch(/<button>press|onerror="x/);
    expect((await askServer(port, { Host: own }))[1]).toContain("<button>press");
    await safe.stop();
  },
};

describe("docs/safety.md keeps its word about served decks", () => {
  it("and has a check for each promise", () => {
    const [section = ""] = readFileSync("docs/safety.md", "utf8")
      .split(/^## /m)
      .filter((each) => each.startsWith("While decks are served"));
    const promises = section.split(/\n- /).slice(1);
    const sentences = promises.map((item) => (item.split("\n\n")[0] ?? "").replace(/\s+/g, " ").trim());
    expect(Object.keys(checks)).toEqual(sentences);
  });

  it.each(Object.entries(checks))("%s", (_, check) => check());
});
