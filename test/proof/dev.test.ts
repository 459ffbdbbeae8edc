import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DevServer, isSamePage, openDeck, placeIn, problemsIn, showsText, startDev } from "../support/dev.js";
import { patience } from "../support/patience.js";
import { plainPicture } from "../support/pictures.js";
import { onePixel, project, type TestProject } from "../support/project.js";

const slide = (id: string, text: string) => `<!-- .slide: id="${id}" -->\n## ${id}\n\n${text}\n`;
const steps = ["one", "two", "three"].map((step) => `- ${step} <!-- .element: class="fragment" -->`).join("\n");
const fact = (language: string) =>
  `id: runc\nname: runc\ncategory: project\nsummary: A runtime.\nattributes: {language: ${language}}\nfacts:\n  - {id: runc-start, claim: It starts., source: {repo: a/runc, path: README.md, commit: ${"a".repeat(40)}}}\n`;
const files = {
  "slides/decks/talk.deck.yaml": "title: Talk\ncss: own.css\nsections: [one.md, two.md]\n",
  "slides/one.md": [
    slide("words", "Some words."),
    slide("steps", `${steps}\n\nNote: a note\n`),
    slide("picture", "![A dot](dot.png)"),
  ].join("\n---\n\n"),
  "slides/two.md": [
    slide("card", '::card{fact=runc rows="language"}'),
    slide("box", "::box{text=hello}"),
    slide("word", ":::callout{kind=tip}\nA callout\n:::"),
    slide("last", "The end."),
  ].join("\n---\n\n"),
  "slides/own.css": ".own { color: red }\n",
  "slides/dot.png": onePixel,
  "slides/facts/runc.yaml": fact("Go"),
  "templates/components/box.hbs": "{{!--\nattributes:\n  text: {type: string}\n--}}\n<b>{{text}}</b>\n",
} as const;
type Name = keyof typeof files;
const ownPage = readFileSync("templates/deck.hbs", "utf8").replace(
  "<style>",
  "<style>body{border-top:1px dotted}</style>\n<style>",
);

let chromium: Chromium;
let made: TestProject;
let server: DevServer;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());
beforeEach(async () => {
  made = project(files);
  server = await startDev(made.folder);
  page = await chromium.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await openDeck(page, `${server.address}talk/`);
  await goTo("words");
});
afterEach(async () => {
  await page.close();
  await server.stop();
  made.remove();
});

const edit = (name: Name, from: string, to: string) => made.write(name, String(files[name]).replace(from, to));
const goTo = (id: string, step = -1) =>
  page.evaluate(
    (slideId, wanted) => {
      const found = document.getElementById(slideId);
      const { h, v } = window.Reveal.getIndices(found ?? undefined);
      window.Reveal.slide(h, v, wanted);
    },
    id,
    step,
  );

describe("a save is patched into the open page", () => {
  it("content: the slide changes where it stands, with its steps and what is marked on it", async () => {
    await goTo("steps", 1);
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("#steps h2") ?? document.body));
    edit("slides/one.md", "- three", "- three and a half");
    await showsText(page, "three and a half");
    expect(await placeIn(page)).toEqual(["steps", 2]);
    expect(await page.evaluate(() => String(getSelection()))).toBe("steps");
    expect(await isSamePage(page)).toBe(true);
  });

  it("notes, style sheet, component, registry, words of a language and pictures", async () => {
    edit("slides/one.md", "a note", "another note");
    await page.waitForFunction(() => document.querySelector("#steps aside.notes")?.textContent?.includes("another"));
    edit("slides/own.css", "red", "rgb(1, 2, 3)");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("style")].some((style) => style.textContent.includes("rgb(1, 2, 3)")),
    );
    edit("templates/components/box.hbs", "<b>", "<b>box says ");
    await page.waitForFunction(() => document.querySelector("#box")?.textContent?.includes("box says hello"));
    made.write("slides/facts/runc.yaml", fact("Rust"));
    await page.waitForFunction(() => document.querySelector("#card")?.textContent?.includes("Rust"));
    made.write("templates/locales/en.yaml", "callout:\n  tip: a piece of advice\n");
    await page.waitForFunction(() => document.querySelector("#word")?.innerHTML.includes("a piece of advice"));
    const before = await page.evaluate(() => document.querySelector("#picture img")?.outerHTML ?? "");
    made.write("slides/dot.png", plainPicture(4, 4, [1, 2, 3]));
    await page.waitForFunction((old) => document.querySelector("#picture img")?.outerHTML !== old, {}, before);
    expect(await isSamePage(page)).toBe(true);
    expect(await placeIn(page)).toEqual(["words", 0]);
  });

  it("style sheets that follow each other at once, beside those of a page of one's own, and a slide's own style", async () => {
    made.write("templates/deck.hbs", ownPage);
    await page.waitForFunction(() => getComputedStyle(document.body).borderTopStyle === "dotted");
    edit("slides/one.md", 'id="words"', 'id="words" style="color:rgb(4, 5, 6)"');
    await page.waitForFunction(() => document.getElementById("words")?.style.color === "rgb(4, 5, 6)");
    for (const blue of [7, 8, 9]) {
      edit("slides/own.css", ".own", `body { --blue: ${blue} }\n.own`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const isBlue = () => getComputedStyle(document.body).getPropertyValue("--blue").trim() === "9";
    await page.waitForFunction(isBlue);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.evaluate(isBlue)).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).borderTopStyle)).toBe("dotted");
    edit("slides/one.md", 'id="words"', 'id="words" style="color:rgb(7, 8, 9)"');
    await page.waitForFunction(() => document.getElementById("words")?.style.color === "rgb(7, 8, 9)");
  });

  it("the manifest: whoever reads a slide stays on it when it moves, and when slides come before it", async () => {
    await goTo("last");
    edit("slides/decks/talk.deck.yaml", "[one.md, two.md]", "[two.md, one.md]");
    await page.waitForFunction(
      () =>
        window.Reveal.getSlides()
          .map(({ id }) => id)
          .indexOf("last") < 6,
    );
    expect(await placeIn(page)).toEqual(["last", 0]);
    made.write("slides/two.md", `${slide("new", "New.")}\n---\n\n${files["slides/two.md"]}`);
    await page.waitForFunction(() => document.getElementById("new") !== null);
    expect(await placeIn(page)).toEqual(["last", 0]);
    edit("slides/decks/talk.deck.yaml", "title: Talk", "title: Another talk");
    await page.waitForFunction(() => document.title.includes("Another talk"));
    expect(await isSamePage(page)).toBe(true);
  });

  it("a heading: the slide is the same under its new name, with its address, at the same step", async () => {
    made.write("slides/one.md", `## Loose\n\n${steps}\n`);
    await page.waitForFunction(() => document.getElementById("loose") !== null);
    await goTo("loose", 1);
    made.write("slides/one.md", `## Looser\n\n${steps}\n`);
    await page.waitForFunction(() => window.Reveal.getCurrentSlide()?.id === "looser");
    expect([await placeIn(page), await isSamePage(page)]).toEqual([["looser", 2], true]);
    await page.waitForFunction(() => location.hash === "#/looser/1");
  });

  it("a slide that vanishes for one save: the reader is back on it with the next", async () => {
    await goTo("picture");
    edit("slides/one.md", 'id="picture"', 'id="photo"');
    await page.waitForFunction(() => window.Reveal.getCurrentSlide()?.id !== "picture");
    made.write("slides/one.md", files["slides/one.md"]);
    await page.waitForFunction(() => window.Reveal.getCurrentSlide()?.id === "picture");
    expect(await isSamePage(page)).toBe(true);
  });

  it("another theme or size loads the page again, on the same slide and step", async () => {
    await goTo("steps", 0);
    made.write("slides/decks/talk.deck.yaml", `${files["slides/decks/talk.deck.yaml"]}size: 4:3\n`);
    await page.waitForFunction(() => !("mark" in window) && document.documentElement.dataset["ready"] === "true");
    expect(await placeIn(page)).toEqual(["steps", 1]);
    expect(await page.evaluate(() => window.Reveal.getConfig().width)).toBe(960);
  });

  it("the speaker's window and a full screen stay as they are, with the notes that are written now", async () => {
    const desk = await chromium.newPage();
    await desk.setViewport({ width: 1280, height: 800 });
    await openDeck(desk, `${server.address}talk/present`);
    await goTo("steps", 1);
    await desk.waitForFunction(() => document.querySelector(".qd-notes")?.textContent?.includes("a note"));
    await page.bringToFront();
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement !== null);
    made.write("slides/one.md", files["slides/one.md"].replace("a note", "a better note").replace("- three", "- four"));
    await showsText(page, "four");
    await desk.waitForFunction(() => document.querySelector(".qd-notes")?.textContent?.includes("a better note"));
    for (const each of [page, desk])
      expect([await placeIn(each), await isSamePage(each)]).toEqual([["steps", 2], true]);
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.keyboard.press("ArrowRight");
    await desk.waitForFunction(() => document.querySelectorAll("#steps .fragment.visible").length === 3);
    await desk.close();
  });

  it("the speaker's window takes another title and another slot, and stays the speaker's", async () => {
    const desk = await chromium.newPage();
    await openDeck(desk, `${server.address}talk/present`);
    const elapsed = (text: string) =>
      desk.waitForFunction(
        (wanted) => document.querySelector(".qd-elapsed")?.textContent?.endsWith(wanted),
        { polling: 50 },
        text,
      );
    made.write("slides/decks/talk.deck.yaml", `${files["slides/decks/talk.deck.yaml"]}minutes: 20\n`);
    await elapsed("/ 20:00");
    edit("slides/decks/talk.deck.yaml", "title: Talk", "minutes: 45\ntitle: Speech");
    await elapsed("/ 45:00");
    expect([await desk.title(), await page.title()]).toEqual(["Speaker view: Speech", "Speech"]);
    await page.bringToFront();
    await page.keyboard.press("x");
    await page.waitForSelector("html.qd-presenting");
    expect([await desk.title(), await page.title()]).toEqual(["Speech", "Speaker view: Speech"]);
    for (const each of [page, desk]) expect(await isSamePage(each)).toBe(true);
    await desk.close();
  });

  it("on a phone, the page stays where it was scrolled to when something changes above", async () => {
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    // The browser loads a page again that becomes a phone's.
    await openDeck(page, `${server.address}talk/`);
    await page.waitForSelector("html.qd-scrolling");
    await page.evaluate(() => document.getElementById("word")?.scrollIntoView());
    const top = () =>
      page.evaluate(() => Math.round(document.getElementById("word")?.getBoundingClientRect().top ?? -1));
    const before = await top();
    edit("slides/one.md", "Some words.", "Some words.\n\nAnd some more of them.\n\nAnd more.");
    await page.waitForFunction(() => document.getElementById("words")?.textContent?.includes("And more."));
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    expect(await isSamePage(page)).toBe(true);
  });

  it("in every window of the deck", async () => {
    const other = await chromium.newPage();
    await openDeck(other, `${server.address}talk/#/words`);
    edit("slides/one.md", "Some words.", "Other words.");
    await Promise.all([showsText(page, "Other words."), showsText(other, "Other words.")]);
    await other.close();
  });
});

describe("mistakes", () => {
  it("lie over the last good deck with their place and a piece of the file, and go when they are mended", async () => {
    edit("slides/one.md", "Some words.", "::box{txet=hello}");
    await page.waitForFunction(() => {
      const panel = document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector("section");
      return panel && !panel.hidden;
    });
    const said = await problemsIn(page);
    expect(said).toContain("slides/one.md:4:");
    expect(said).toContain("did you mean “text”?");
    await server.says("slides/one.md:4:");
    expect(await page.evaluate(() => document.querySelector("#words")?.textContent)).toContain("Some words.");
    edit("slides/one.md", "Some words.", "Mended words.");
    await showsText(page, "Mended words.");
    // What is wrong is told after the change.
    await expect.poll(() => problemsIn(page), { timeout: patience, interval: 30 }).toBe("");
    await server.says("no problems left");
    expect(await isSamePage(page)).toBe(true);
  });

  it("of a manifest, a configuration and a deleted folder are survived", async () => {
    made.write("slides/decks/talk.deck.yaml", "title: [\n");
    await server.says("slides/decks/talk.deck.yaml:");
    made.write("slides/decks/talk.deck.yaml", files["slides/decks/talk.deck.yaml"]);
    await server.says("no problems left");
    made.write("quarterdeck.config.yaml", "html: maybe\n");
    await server.says("quarterdeck.config.yaml:1:");
    rmSync(made.file("quarterdeck.config.yaml"));
    rmSync(made.file("slides"), { recursive: true });
    await server.says("error");
    for (const [name, text] of Object.entries(files)) made.write(name, text);
    edit("slides/one.md", "Some words.", "Words of a folder that is back.");
    await showsText(page, "a folder that is back");
    await page.waitForFunction(
      () => document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector("section")?.hidden,
    );
    expect(await isSamePage(page)).toBe(true);
  });

  it("half-written files, files that editors put in place of the old ones, and 200 saves a second", async () => {
    const text = files["slides/one.md"];
    for (let save = 0; save < 200; save++) {
      const now = text.replace("Some words.", `Save ${save}.`);
      if (save % 3 === 0) {
        writeFileSync(made.file("slides/one.md~"), now);
        renameSync(made.file("slides/one.md~"), made.file("slides/one.md"));
      } else if (save % 3 === 1) {
        writeFileSync(made.file("slides/one.md"), now.slice(0, 40));
        writeFileSync(made.file("slides/one.md"), now);
      } else writeFileSync(made.file("slides/one.md"), now);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await showsText(page, "Save 199.");
    expect(await problemsIn(page)).toBe("");
    expect(await isSamePage(page)).toBe(true);
  });
});
