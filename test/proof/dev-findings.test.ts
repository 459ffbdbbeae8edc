import { chmodSync, existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DevServer, openDeck, problemsIn, showsText, startDev } from "../support/dev.js";
import { patience } from "../support/patience.js";
import { projectMaker, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const points = (count: number) =>
  Array.from({ length: count }, (_, index) => `- Point ${index + 1} about wind and water`).join("\n");

/** A talk with some points on its second slide; so many that they stand over the edge, or not. */
const talk = (count: number, before = "") => `# Tides

The sea goes up and down.

---

## The moon

${before}${points(count)}

---

## The boat

![A boat](boat.svg)

A *small* boat.

\`\`\`js
const depth = 12;
const height = depth + 3;
\`\`\`
`;

/** It notes what it is given. */
const editor = '#!/bin/sh\nprintf "%s\\n" "$@" "" >> "$0.txt"\n';
/** It stays open. */
const stays = '#!/bin/sh\necho $$ > "$0.pid"\nexec sleep 600\n';
const boat = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 0h90v60z" fill="#fff"/></svg>';

let chromium: Chromium;
const servers: DevServer[] = [];
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(async () => {
  await Promise.all([chromium.close(), ...servers.map((server) => server.stop())]);
});

/** A talk that is served, and its page. */
async function serve(...args: readonly string[]) {
  return serveWith(editor, ...args);
}

async function serveWith(script: string, ...args: readonly string[]) {
  const made = setUp({ "talk.md": talk(4), "boat.svg": boat, "my tools/subl": script });
  chmodSync(made.file("my tools/subl"), 0o755);
  const server = await startDev(made.folder, ["talk.md", "--editor", `'${made.file("my tools/subl")}'`, ...args]);
  servers.push(server);
  const page = await chromium.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await openDeck(page, `${server.address}talk/`);
  return { made, server, page };
}

/** Waits; what never comes is ended by the limit of the test. */
const until = (condition: () => unknown) => vi.waitFor(condition, { timeout: patience, interval: 30 });

const goTo = async (page: Page, slide: number, text: string) => {
  await page.evaluate((index) => window.Reveal.slide(index), slide);
  await showsText(page, text);
};

/** Runs in the page: what the findings are shown in. */
const findingsRoot = () =>
  document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector<HTMLElement>("quarterdeck-findings");

/** What is said of the slide in view; "" for nothing. */
const findingsIn = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const host = (${findingsRoot})();
    return !host || host.hidden ? "" : host.shadowRoot.textContent;
  })()`) as Promise<string>;

const press = async (page: Page, selector: string) => {
  const found = await page.evaluateHandle(`(${findingsRoot})().shadowRoot.querySelector(${JSON.stringify(selector)})`);
  await (found as Awaited<ReturnType<Page["$"]>>)?.click();
};

/** The places that the editor was to show. */
const opened = ({ file }: TestProject) =>
  existsSync(file("my tools/subl.txt"))
    ? readFileSync(file("my tools/subl.txt"), "utf8")
        .replaceAll(`${file("")}/`, "")
        .split("\n")
        .filter(Boolean)
    : [];

it("shows findings for the slide in view, and takes them away when they are mended", async () => {
  const { made, page } = await serve();
  await goTo(page, 1, "The moon");
  made.write("talk.md", talk(16));
  await until(async () => expect(await findingsIn(page)).toMatch(/^\d findings?: .*out of the bottom/));
  await press(page, ".chip");
  expect(await findingsIn(page)).toMatch(/findings? on this slide.*talk\.md:\d+:3.*split the slide/);
  await press(page, ".message");
  const frames = () =>
    page.evaluate(() => document.querySelector("quarterdeck-outlines")?.shadowRoot?.childElementCount);
  await until(async () => expect(await frames()).toBeGreaterThan(0));
  await goTo(page, 0, "Tides");
  await until(async () => expect(await findingsIn(page)).toBe(""));
  await goTo(page, 1, "The moon");
  await until(async () => expect(await findingsIn(page)).toMatch(/findings? on this slide/));
  made.write("talk.md", talk(16, "<!-- check-disable overflow, too-many-bullets: it is about a flood -->\n\n"));
  await until(async () => expect(await findingsIn(page)).not.toContain("out of the bottom"));
  made.write("talk.md", talk(4));
  await until(async () => expect(await findingsIn(page)).toBe(""));
});

it("hides findings from an audience, and from whoever wants to see none", async () => {
  const { made, page } = await serve();
  await goTo(page, 1, "The moon");
  made.write("talk.md", talk(16));
  await until(async () => expect(await findingsIn(page)).not.toBe(""));
  await page.evaluate(() => document.documentElement.classList.add("qd-presenting"));
  await until(async () => expect(await findingsIn(page)).toBe(""));
  await page.evaluate(() => document.documentElement.classList.remove("qd-presenting"));
  await until(async () => expect(await findingsIn(page)).not.toBe(""));
  await press(page, ".chip");
  await press(page, "header button:last-child");
  await page.reload();
  await goTo(page, 1, "The moon");
  const dot = () => page.evaluate(`(${findingsRoot})()?.shadowRoot.querySelector(".dot")?.ariaLabel`);
  await until(async () => expect(await dot()).toMatch(/^\d findings?$/));
});

it("opens what is clicked with Alt, the slide by a key, and places of problems, each in the editor", async () => {
  const { made, page } = await serve();
  const altClick = async (selector: string) => {
    await page.keyboard.down("Alt");
    await page.click(`section.present ${selector}`);
    await page.keyboard.up("Alt");
  };
  const places: string[] = [];
  const opens = async (place: string) => {
    await until(() => expect(opened(made)).toEqual([...places, place]));
    places.push(place);
  };
  await goTo(page, 2, "The boat");
  await page.keyboard.press("e");
  await opens("talk.md:16:4");
  await altClick("img");
  await opens("talk.md:18:3");
  await altClick("p em");
  await opens("talk.md:20:1");
  const [slide, isEnlarged] = await page.evaluate(() => [
    window.Reveal.getCurrentSlide()?.id,
    document.querySelector(".qd-zoomed") !== null,
  ]);
  expect([slide, isEnlarged]).toEqual(["the-boat", false]);
  made.write("talk.md", talk(4, "::nothing-of-this-name\n\n"));
  await until(async () => expect(await problemsIn(page)).toContain("talk.md:9:1"));
  await page.evaluate(() =>
    document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector<HTMLElement>("button.place")?.click(),
  );
  await opens("talk.md:9:1");
});

it("opens the editor for nobody but its own pages on this machine", async () => {
  const { made, server } = await serve();
  const { host, hostname, port } = new URL(server.address);
  const body = JSON.stringify({ deck: "talk", slide: "the-moon", tag: "", text: "", before: 0 });
  const ask = (headers: Readonly<Record<string, string>>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const all = { host, "content-type": "application/json", ...headers };
      const asked = request({ hostname, port, path: "/open", method: "POST", headers: all }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on("error", reject);
      asked.end(body);
    });
  const origin = `http://${host}`;
  expect(await ask({})).toBe(403);
  expect(await ask({ origin: "http://example.org" })).toBe(403);
  expect(await ask({ origin: "null" })).toBe(403);
  expect(await ask({ host: `example.org:${port}`, origin: `http://example.org:${port}` })).toBe(403);
  expect(await ask({ origin, "content-type": "text/plain" })).toBe(415);
  expect(opened(made)).toEqual([]);
  expect(await ask({ origin })).toBe(200);
  await until(() => expect(opened(made).length).toBe(1));
});

it("leaves the editor open when the server ends", async () => {
  const { made, server, page } = await serveWith(stays);
  await page.keyboard.press("e");
  await until(() => expect(existsSync(made.file("my tools/subl.pid"))).toBe(true));
  const pid = Number(readFileSync(made.file("my tools/subl.pid"), "utf8"));
  expect(await server.stop()).toBe(130);
  expect(() => process.kill(pid, 0)).not.toThrow();
  process.kill(pid);
});

it("says once that there is no browser, and goes on without findings", async () => {
  const before = process.env["QUARTERDECK_BROWSER"];
  process.env["QUARTERDECK_BROWSER"] = "/no/such/browser";
  const serving = serve();
  await serving.finally(() => {
    if (before === undefined) delete process.env["QUARTERDECK_BROWSER"];
    else process.env["QUARTERDECK_BROWSER"] = before;
  });
  const { made, server, page } = await serving;
  await server.says("slides are not checked");
  await goTo(page, 1, "The moon");
  made.write("talk.md", talk(16));
  await showsText(page, "Point 16");
  expect(await findingsIn(page)).toBe("");
  expect(server.said().match(/slides are not checked/g)).toHaveLength(1);
});

it("checks nothing with --no-check", async () => {
  const { made, server, page } = await serve("--no-check");
  await goTo(page, 1, "The moon");
  made.write("talk.md", talk(16));
  await showsText(page, "Point 16");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect([await findingsIn(page), server.said().includes("not checked")]).toEqual(["", false]);
});
