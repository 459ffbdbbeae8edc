import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { askServer as ask, freePort, isSamePage, openDeck, showsText, startDev } from "../support/dev.js";
import { projectMaker, quarterdeck, startQuarterdeck } from "../support/project.js";

const setUp = projectMaker();
const talk = (words: string) => `<!-- .slide: id="words" -->\n## Words\n\n${words}\n\nNote: a secret note\n`;
const newTalk = () => setUp({ "talk.md": talk("Some words.") });
const portOf = (address: string) => Number(new URL(address).port);

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

  it("shows mistakes that the last one ended with, and not the good page from before them", async () => {
    const { folder, file, write } = newTalk();
    const environment = { XDG_CACHE_HOME: file("cache") };
    const server = await startDev(folder, ["talk.md"], environment);
    const look = (port: number) => ask(port, { Host: "localhost" });
    await look(portOf(server.address));
    write("talk.md", talk("::nothing"));
    while (!server.said().includes("there is no component")) await look(portOf(server.address));
    await server.stop();
    const next = await startDev(folder, ["talk.md"], environment);
    const [status, text] = await look(portOf(next.address));
    expect([status, text.includes("Some words.")]).toEqual([500, false]);
    await next.stop();
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

  it.each([
    ["dist", []],
    [".", ["-o", "."]],
    ["out", ["-o", "out", "--no-cache"]],
  ])("build --watch writes into %s after each save, waits out mistakes, and ends with Ctrl-C", async (out, options) => {
    const { folder, file, write } = newTalk();
    const child = startQuarterdeck(folder, ["build", "--watch", "talk.md", "-f", "html", ...options]);
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const until = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const html = () => (existsSync(file(`${out}/talk.html`)) ? readFileSync(file(`${out}/talk.html`), "utf8") : "");
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
