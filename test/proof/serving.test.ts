import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { freePort, isSamePage, openDeck, showsText, startDev } from "../support/dev.js";
import { projectMaker, quarterdeck, startQuarterdeck } from "../support/project.js";

const setUp = projectMaker();
const talk = (words: string) => `<!-- .slide: id="words" -->\n## Words\n\n${words}\n\nNote: a secret note\n`;
const newTalk = () => setUp({ "talk.md": talk("Some words.") });
const portOf = (address: string) => Number(new URL(address).port);

/** Asks a server of this machine, with these headers; the status and the text of its answer. */
const ask = (port: number, headers: Readonly<Record<string, string>>, path = "/talk/") =>
  new Promise<readonly [status: number, text: string]>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve([response.statusCode ?? 0, text]));
    })
      .on("upgrade", (response, socket) => {
        socket.destroy();
        resolve([response.statusCode ?? 0, ""]);
      })
      .on("error", reject)
      .end();
  });

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

describe("ports", () => {
  it("a taken port moves on and says so, a fixed one that is taken is an error, and two servers share a project", async () => {
    const { folder, write } = newTalk();
    const first = await startDev(folder, ["talk.md"]);
    const second = await startDev(folder, ["talk.md"]);
    expect(second.said()).toContain("is taken; this is");
    expect(portOf(second.address)).toBeGreaterThan(portOf(first.address));
    const taken = await quarterdeck(folder, ["dev", "talk.md", "--port", String(portOf(first.address))]);
    expect([taken.status, taken.err]).toEqual([3, expect.stringContaining("is taken")]);
    const pages = [await chromium.newPage(), await chromium.newPage()] as const;
    await openDeck(pages[0], `${first.address}talk/`);
    await openDeck(pages[1], `${second.address}talk/`);
    write("talk.md", talk("For both."));
    for (const page of pages) await showsText(page, "For both.");
    for (const page of pages) await page.close();
    expect(await Promise.all([first.stop(), second.stop()])).toEqual([130, 130]);
  });

  it("Ctrl-C ends at once, while a page is open, and frees the port for the next server, which the page finds", async () => {
    const { folder, write } = newTalk();
    const port = await freePort();
    const server = await startDev(folder, ["talk.md", "--port", port]);
    const page = await chromium.newPage();
    await openDeck(page, `${server.address}talk/#/words`);
    expect(await server.stop()).toBe(130);
    await page.waitForFunction(
      () =>
        document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector<HTMLElement>(".offline")?.hidden ===
        false,
    );
    // The deck goes on without its server.
    expect(await page.evaluate(() => window.Reveal.getCurrentSlide()?.id)).toBe("words");
    write("talk.md", talk("Written while nobody served."));
    const next = await startDev(folder, ["talk.md", "--port", port]);
    await showsText(page, "Written while nobody served.");
    expect(await isSamePage(page)).toBe(true);
    await page.close();
    await next.stop();
  });
});

describe("the next start", () => {
  it("shows at once what the last one showed, and never what has changed since", async () => {
    const { folder, file, write } = setUp({ "talk.md": talk("Some words."), "other.txt": "" });
    const environment = { XDG_CACHE_HOME: file("cache") };
    const serve = async (words: string) => {
      const server = await startDev(folder, ["talk.md"], environment);
      const page = await chromium.newPage();
      await openDeck(page, `${server.address}talk/#/words`);
      await showsText(page, words);
      const first = (await ask(portOf(server.address), { Host: `localhost:${portOf(server.address)}` }))[1];
      await page.close();
      await server.stop();
      return first;
    };
    const first = await serve("Some words.");
    expect(readdirSync(file("cache/quarterdeck/served"))).toHaveLength(1);
    expect(await serve("Some words.")).toBe(first);
    write("talk.md", talk("Changed while nobody served."));
    expect(await serve("Changed while nobody served.")).not.toContain("Some words.");
  });
});

describe("nobody else gets anything", () => {
  const socket = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
  };

  it("a host or an origin that is not ours", async () => {
    const server = await startDev(newTalk().folder, ["talk.md"]);
    const port = portOf(server.address);
    const own = `localhost:${port}`;
    expect((await ask(port, { Host: own }))[1]).toContain("Some words.");
    const hosts = ["evil.example", `evil.example:${port}`, `localhost.evil.example:${port}`, `192.0.2.1:${port}`];
    for (const host of hosts) {
      const [status, text] = await ask(port, { Host: host });
      expect([status, text.includes("Some words.")], host).toEqual([status === 400 ? 400 : 403, false]);
    }
    const origin = { Host: own, Origin: `http://${own}` };
    expect((await ask(port, { ...origin, ...socket }, "/socket"))[0]).toBe(101);
    const strangers = [
      { Host: own },
      { Host: own, Origin: "http://evil.example" },
      { Host: own, Origin: "null" },
      { Host: own, Origin: `http://localhost:${port + 1}` },
      { Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` },
    ];
    for (const headers of strangers)
      expect((await ask(port, { ...headers, ...socket }, "/socket"))[0], JSON.stringify(headers)).toBe(403);
    for (const path of [
      "/talk.md",
      "/talk/talk.md",
      "/talk/../talk.md",
      "/%2e%2e/etc/passwd",
      "/talk/..%2ftalk.md",
      "/socket",
    ])
      expect((await ask(port, { Host: own }, path))[0], path).toBe(404);
    await server.stop();
  });

  it("a page of another site: neither its name that leads here, nor a frame, a request or a socket from it", async () => {
    const server = await startDev(newTalk().folder, ["talk.md"]);
    const port = portOf(server.address);
    const evil = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<p>evil</p>"));
    await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
    const evilPort = (evil.address() as AddressInfo).port;
    const { browser } = chooseBrowser(findBrowsers(process.env));
    const rebound = await puppeteer.launch({
      executablePath: browser.path,
      headless: browser.isShell ? "shell" : true,
      args: ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"],
    });
    const page = await rebound.newPage();
    const answer = await page.goto(`http://evil.example:${port}/talk/`);
    expect([answer?.status(), await page.content()]).toEqual([403, expect.not.stringContaining("Some words.")]);
    for (const from of [`http://evil.example:${evilPort}/`, `http://localhost:${evilPort}/`]) {
      await page.goto(from);
      const got = await page.evaluate(async (own) => {
        const socketOpens = new Promise<string>((resolve) => {
          const opened = new WebSocket(`ws://localhost:${own}/socket`);
          opened.onopen = () => resolve("open");
          opened.onerror = () => resolve("refused");
        });
        const reads = fetch(`http://localhost:${own}/talk/`).then(
          (response) => response.text(),
          () => "refused",
        );
        const frame = document.createElement("iframe");
        frame.src = `http://localhost:${own}/talk/`;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener("load", resolve));
        return [await socketOpens, await reads];
      }, port);
      expect(got, from).toEqual(["refused", "refused"]);
      const framed = await Promise.all(
        page
          .frames()
          .slice(1)
          .map((frame) => frame.content().catch(() => "")),
      );
      expect(framed.join(), from).not.toContain("Some words.");
    }
    await rebound.close();
    evil.close();
    await server.stop();
  });
});

describe("where files are watched otherwise", () => {
  it("a folder that another one replaces at once is the project from then on", async () => {
    const { folder, file, write } = setUp({ "project/talk.md": talk("Some words.") });
    const server = await startDev(folder, ["project/talk.md"]);
    const page = await chromium.newPage();
    await openDeck(page, `${server.address}talk/#/words`);
    for (const words of ["Another folder.", "And another one."]) {
      write("next/talk.md", talk(words));
      rmSync(file("project"), { recursive: true });
      renameSync(file("next"), file("project"));
      await showsText(page, words);
    }
    write("project/talk.md", talk("Saved in the last one."));
    await showsText(page, "Saved in the last one.");
    await page.close();
    await server.stop();
  });

  it("--poll finds changes without being told of them", async () => {
    const { folder, write } = newTalk();
    const server = await startDev(folder, ["talk.md", "--poll"]);
    const page = await chromium.newPage();
    await openDeck(page, `${server.address}talk/#/words`);
    write("talk.md", talk("Found by looking."));
    await showsText(page, "Found by looking.");
    await page.close();
    await server.stop();
  });

  it("build --watch writes the files again after each save, waits out mistakes, and ends with Ctrl-C", async () => {
    const { folder, file, write } = newTalk();
    const child = startQuarterdeck(folder, ["build", "--watch", "talk.md", "-f", "html"]);
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const until = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const html = () => (existsSync(file("dist/talk.html")) ? readFileSync(file("dist/talk.html"), "utf8") : "");
    await until(() => html().includes("Some words.") && said.includes("waiting for changes"));
    write("talk.md", talk("::nothing"));
    await until(() => said.includes("talk.md:4:1"));
    expect(html()).toContain("Some words.");
    write("talk.md", talk("Mended words."));
    await until(() => html().includes("Mended words."));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });
});
