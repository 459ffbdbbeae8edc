import { readFileSync, rmSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { PNG } from "pngjs";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DevServer, freePort, isSamePage, problemsIn, startDev } from "../support/dev.js";
import { patience } from "../support/patience.js";
import { project, type TestProject } from "../support/project.js";

const plan = (more: string) => `cover: false\n${more}\n`;
const files = {
  "slides/decks/bread.deck.yaml": plan("title: Bread\nminutes: 10\nsections: [bread.md]"),
  "slides/bread.md":
    '<!-- .slide: minutes="13.5" data-background-color="#ff0000" -->\n## Bread\n\n---\n\n## Flour\n\n![A mill](https://example.org/mill.png)\n',
  "slides/decks/tea.deck.yaml": plan("title: Tea\nvariants: [guests]\nsections: [tea.md]"),
  "slides/tea.md": '<!-- .slide: data-background-color="#00ff00" -->\n## Tea\n\n---\n\n## Leaves\n',
  "slides/decks/soup.deck.yaml": plan("title: Soup\nsections: [soup.md, salt.md]"),
  "slides/soup.md": "## Soup\n",
} as const;

let chromium: Chromium;
let made: TestProject;
let server: DevServer;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());
beforeEach(async () => {
  made = project(files);
  server = await startDev(made.folder, ["--port", await freePort()]);
  page = await chromium.newPage();
  complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
});
afterEach(async () => {
  await page.close();
  await server.stop();
  made.remove();
});

/** Opens the start page; a mark tells whether it is still the same later. */
async function openStart(width = 1280): Promise<void> {
  await page.setViewport({ width, height: 900 });
  await page.goto(server.address);
  await page.evaluate(() => void Object.assign(window, { mark: true }));
  await page.waitForFunction(() => !document.querySelector('[data-state="making"]'));
}

/** What can be read on the card of a deck. */
const textOfCard = (name: string) =>
  page.$eval(`#deck-${name}`, (card) => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded up is not read
    return (card as HTMLElement).innerText.replace(/\s+/g, " ").trim();
  });

const cardSays = (name: string, text: string) =>
  expect.poll(() => textOfCard(name).catch(() => ""), { timeout: patience, interval: 30 }).toContain(text);

const thumbOf = (name: string) => page.$eval(`#deck-${name} iframe:last-of-type`, (frame) => frame.getAttribute("src"));

/** The colour of a deck's miniature below its middle. */
async function colourOf(name: string): Promise<string> {
  const card = await page.waitForSelector(`#deck-${name} .thumb`);
  const { x, y, width, height } = (await card?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const clip = { x: x + width / 2, y: y + height * 0.75, width: 1, height: 1 };
  const { data } = PNG.sync.read(Buffer.from(await page.screenshot({ clip })));
  return `#${data.toString("hex", 0, 3)}`;
}

const waitForColour = (name: string, colour: string) =>
  expect.poll(() => colourOf(name), { timeout: patience, interval: 30 }).toBe(colour);

/** What axe finds that is serious. */
async function seriousIn(): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run(document, {
      iframes: false,
    });
    return violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0]?.html ?? ""}`);
  });
  return found.filter((each) => /^(?:serious|critical)/.test(each));
}

describe("the start page", () => {
  it("shows every deck with its first slide, its minutes against the slot, and what is wrong", async () => {
    await openStart();
    await waitForColour("bread", "#ff0000");
    await waitForColour("tea-guests", "#00ff00");
    expect(await textOfCard("bread")).toBe("Bread 2 slides 13.5 of 10 min 3.5 min too long 1 warning Speaker view");
    expect(await textOfCard("tea-guests")).toBe("Tea guests 2 slides Speaker view");
    expect(await textOfCard("soup")).toMatch(
      /^slides\/decks\/soup\.deck\.yaml:\d+:\d+ the section “salt.md” does not exist soup This deck cannot be made\.$/,
    );
    expect(complaints).toEqual([]);
  });

  it("follows what is saved without being loaded again, and loads those miniatures that change", async () => {
    await openStart();
    await waitForColour("bread", "#ff0000");
    const [bread, tea] = [await thumbOf("bread"), await thumbOf("tea-guests")];
    made.write(
      "slides/tea.md",
      files["slides/tea.md"].replace("## Leaves", '<!-- .slide: minutes="3" -->\n## Green leaves'),
    );
    await cardSays("tea-guests", "2 slides 3 min");
    expect(await thumbOf("tea-guests")).toBe(tea);
    made.write("slides/bread.md", files["slides/bread.md"].replace("#ff0000", "#0000ff").replace("13.5", "9"));
    await waitForColour("bread", "#0000ff");
    await cardSays("bread", "9 of 10 min 1 warning");
    expect(await thumbOf("bread")).not.toBe(bread);
    await page.waitForFunction(() => document.querySelectorAll("#deck-bread iframe").length === 1);
    made.write("slides/salt.md", "## Salt\n");
    await cardSays("soup", "Soup 2 slides");
    made.write("slides/bread.md", "## Bread\n\n![Gone](gone.png)\n");
    await cardSays("bread", "The last good version");
    await cardSays("bread", "1 error");
    await waitForColour("bread", "#0000ff");
    made.write("slides/decks/cake.deck.yaml", plan("title: Cake\nsections: [soup.md]"));
    await cardSays("cake", "Cake 1 slide");
    rmSync(made.file("slides/decks/cake.deck.yaml"));
    await page.waitForFunction(() => !document.getElementById("deck-cake"));
    expect([await isSamePage(page), complaints]).toEqual([true, []]);
  });

  it("waits for a server that is started again, and goes on", async () => {
    await openStart();
    await server.stop();
    await page.waitForSelector(".offline", { visible: true });
    made.write("slides/tea.md", "## Tea\n");
    server = await startDev(made.folder, ["--port", new URL(server.address).port]);
    await page.waitForSelector(".offline", { hidden: true });
    await cardSays("tea-guests", "1 slide");
    expect(await isSamePage(page)).toBe(true);
  });

  it("can be used by keyboard, and what is open stays open", async () => {
    await openStart();
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, " ").trim());
    const reached: (string | undefined)[] = [];
    for (let step = 0; step < 7; step++) {
      await page.keyboard.press("Tab");
      reached.push(await focused());
      if (reached.at(-1) === "1 warning") await page.keyboard.press("Enter");
    }
    expect(reached.map((text) => text?.slice(0, 20))).toEqual([
      "Bread",
      "1 warning",
      "slides/bread.md:8:11",
      "Speaker view",
      "slides/decks/soup.de",
      "soup",
      "Tea",
    ]);
    made.write("slides/bread.md", `${files["slides/bread.md"]}\n---\n\n## Yeast\n`);
    await cardSays("bread", "3 slides");
    expect([await page.$eval("#deck-bread details", ({ open }) => open), await focused()]).toEqual([true, "Tea"]);
    await page.keyboard.press("Enter");
    await page.waitForSelector("html[data-ready=true]");
  });

  it.each([1280, 360])(
    "has nothing that keeps people out, and no line that is too wide, at %s pixels",
    async (width) => {
      await openStart(width);
      await page.click("#deck-bread summary");
      expect(await seriousIn()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    },
  );
});

describe("the page of a deck that cannot be made", () => {
  it("shows what is wrong, and becomes the deck when it is mended", async () => {
    await page.goto(`${server.address}soup/`);
    await page.waitForFunction(() =>
      document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector("section:not([hidden])"),
    );
    expect(await problemsIn(page)).toContain("the section “salt.md” does not exist");
    expect(await seriousIn()).toEqual([]);
    made.write("slides/salt.md", "## Salt\n\n:::salt\n:::\n");
    await page.waitForFunction(() =>
      document.querySelector("quarterdeck-problems")?.shadowRoot?.textContent?.includes("slides/salt.md:3:1"),
    );
    made.write("slides/salt.md", "## Salt\n");
    await page.waitForSelector("html[data-ready=true]");
    expect(await page.evaluate(() => window.Reveal.getTotalSlides())).toBe(2);
  });
});

describe("the page of a deck that is gone", () => {
  it("says so over what it shows, and which decks there are, until it is back", async () => {
    await page.goto(`${server.address}bread/`);
    await page.waitForSelector("html[data-ready=true]");
    const panel = () => expect.poll(() => problemsIn(page), { timeout: patience, interval: 30 });
    rmSync(made.file("slides/decks/bread.deck.yaml"));
    await panel().toContain("the deck “bread” is no longer there");
    await panel().toContain("soup, tea-guests");
    made.write("slides/decks/bread.deck.yaml", files["slides/decks/bread.deck.yaml"]);
    await panel().toBe("");
    made.write("slides/bread.md", "## Rye\n");
    await page.waitForFunction(() => document.querySelector(".slides")?.textContent?.includes("Rye"));
    expect(complaints).toEqual([]);
  });
});

const answerTo = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<IncomingMessage>((resolve) => get(new URL(path, server.address), { headers }, resolve));

it("miniatures can do nothing, and are for nobody else", async () => {
  await openStart();
  const { statusCode, headers } = await answerTo("bread/thumb");
  expect([statusCode, headers["content-security-policy"]]).toEqual([200, expect.stringMatching(/'self'; sandbox$/)]);
  const strangers = [{ host: "evil.example" }, { "sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe" }];
  for (const each of strangers) expect((await answerTo("bread/thumb", each)).statusCode).toBe(403);
  expect((await answerTo("soup/thumb")).statusCode).toBe(404);
});
