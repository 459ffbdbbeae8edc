import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLocale } from "../../src/content/locale.js";
import { ProblemList } from "../../src/report/problem.js";
import { sourceFile } from "../../src/source/text.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { openPdf, pageText } from "../support/pdf.js";
import { onePixel, project, quarterdeck } from "../support/project.js";

const callouts = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].map((kind) => `> [!${kind}]\n> Text.\n`).join("\n");
const cast = `${JSON.stringify({ version: 2, width: 20, height: 2 })}\n[0.1,"m","eins"]\n[0.2,"o","runc"]\n`;

const files = {
  "slides/decks/vortrag.deck.yaml":
    "title: Der Vortrag\nlang: de\ndate: 2026-11-26\nminutes: 20\nglossary: begriffe.yaml\nsections:\n  - vorab.md\n  - {title: Teil A, sections: [a.md]}\n  - {title: Teil B, sections: [b.md]}\n  - danach.md\n",
  "slides/vorab.md": "## Vorab\n",
  "slides/danach.md": "## Danach\n",
  "slides/a.md": `<!-- .slide: minutes="2" -->\n## Die Kisten\n\n${callouts}\n\nNote: Sag es.\n\n---\n\n::card{fact=runc rows="license,first_release,daemon"}\n\nEin Pod [@runc-a].\n`,
  "slides/b.md": `## Die Aufnahme\n\n::terminal{cast=lauf.cast}\n\n---\n\n<!-- .slide: layout="worksheet" -->\n## Die Übung\n\n::lab{script=lauf.sh cast=lauf.cast}\n
---

\`\`\`dot
digraph { Kiste -> Schiff [label=lädt]; Schiff -> Hafen [dir=none] }
\`\`\`

---

\`\`\`timeline
- {date: 2013, label: Docker, role: runtime}
- {date: 2018, label: gVisor, role: guest}
\`\`\`

---

![](punkt.png)
`,
  "slides/punkt.png": onePixel,
  "slides/begriffe.yaml": "terms:\n  - {term: Pod, text: Eine Gruppe.}\n",
  "slides/lauf.cast": cast,
  "slides/lauf.sh":
    "# title: Lauf\n# summary: Ein Lauf.\n# packages: runc\n# minutes: 5\n# setup:\ntrue\n# step eins: Es geht\nrunc\n# cleanup:\ntrue\n",
  "slides/facts/runc.yaml": `id: runc\nname: runc\ncategory: project\nsummary: Eine Laufzeit.\nattributes: {license: Apache-2.0, first_release: 2015, daemon: false}\nfacts:\n  - {id: runc-a, claim: Es geht., source: {repo: a/b, path: README.md, commit: ${"a".repeat(40)}}}\n`,
  "slides/facts/labels.yaml":
    "labels: {license: {de: Lizenz}, first_release: {de: Erste Version}, daemon: {de: Dienst}}\n",
};

const wordsOf = (language: string) => {
  const name = `templates/locales/${language}.yaml`;
  const messages = readLocale(sourceFile(name, readFileSync(name, "utf8")), new ProblemList());
  return [...messages.values()].flatMap((message) =>
    typeof message === "string" ? [message] : Object.values(message),
  );
};

/** What only English says: the pieces of its words between what is filled in. */
const german = wordsOf("de").join("\n").toLowerCase();
const pieces = wordsOf("en")
  .flatMap((word) => word.split(/\{[\w-]+\}/))
  .map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""))
  .filter((piece) => piece.length > 2 && !german.includes(piece.toLowerCase()));
const onlyEnglish = [...new Set(pieces)];

const englishIn = (text: string) =>
  onlyEnglish.filter((piece) =>
    new RegExp(`(?<![\\p{L}-])${piece.replace(/[.*+?()]/g, "\\$&")}(?![\\p{L}-])`, "iu").test(text),
  );

const made = project(files);
let chromium: Chromium;
/** As long as it holds no other deck. */
let galleryAfterBuild = "";
beforeAll(async () => {
  const formats = "html,pdf,handout,notes,book,md";
  const { status, err } = await quarterdeck(made.folder, ["build", "-f", formats, "--pdf-notes", "--quiet"]);
  expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
  galleryAfterBuild = readFileSync(made.file("dist/index.html"), "utf8");
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium.close();
  made.remove();
});

/** All text of a page, and what only those hear or see who point at something. */
const readPage = (page: Page) =>
  page.evaluate(() => {
    const said = [...document.querySelectorAll("[aria-label],[title],[placeholder]")].flatMap((element) =>
      ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
    );
    // biome-ignore lint/performance/useDomNodeTextContent: scripts are no text that is seen
    return `${document.title}\n${document.body.innerText}\n${said.join("\n")}`;
  });

describe("a German deck has no English word", () => {
  it("(which a test can find)", () => {
    expect(onlyEnglish.length).toBeGreaterThan(60);
    expect(englishIn("Der Glossary, keine Notizen, Next: Der Pod")).toEqual(["Glossary", "Next"]);
  });

  it.each(["vortrag.pdf", "vortrag-handout.pdf", "vortrag-notes.pdf", "vortrag-book.pdf"])("in %s", async (name) => {
    const pdf = await openPdf(made.file(`dist/${name}`));
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
    const outline = JSON.stringify(
      (await pdf.getOutline())?.map(({ title, items }) => [title, items.map((item) => item.title)]),
    );
    expect(englishIn(`${pages.join("\n")}\n${outline}`)).toEqual([]);
  });

  it("in its Markdown", () => {
    const markdown = readFileSync(made.file("dist/vortrag.md"), "utf8");
    expect(englishIn(markdown)).toEqual([]);
    // A slide without a title is called as on paper.
    expect(markdown.match(/^### Folie \d+$/gm)).toEqual([
      "### Folie 6",
      "### Folie 10",
      "### Folie 11",
      "### Folie 12",
    ]);
  });

  it("in what a drawing says to those who cannot see it, wherever it was drawn before", async () => {
    const labels = (name: string) =>
      [...readFileSync(made.file(`dist/${name}.html`), "utf8").matchAll(/aria-label="([^"]*Kiste[^"]*)"/g)].map(
        ([, label]) => label,
      );
    expect(labels("vortrag")).toEqual(["von Kiste nach Schiff (lädt), Schiff mit Hafen"]);
    made.write("talk.md", "```dot\ndigraph { Kiste -> Schiff [label=lädt]; Schiff -> Hafen [dir=none] }\n```\n");
    expect((await quarterdeck(made.folder, ["build", "talk.md", "-f", "html", "--quiet"])).status).toBe(0);
    expect(labels("talk")).toEqual(["Kiste to Schiff (lädt), Schiff with Hafen"]);
  });

  it("in the gallery, which lists each format once and keeps its name for the next build", () => {
    const gallery = galleryAfterBuild;
    const links = [...gallery.matchAll(/<a href="[^"]*">(.*?) <span/g)].map(([, label]) => label);
    expect(links).toEqual(["HTML", "PDF", "Handout", "Notizen", "Buch", "Markdown"]);
    const data = /id="quarterdeck-decks">(.*?)<\/script>/s.exec(gallery)?.[1] ?? "[]";
    const [deck] = JSON.parse(data) as { files: { format: string }[] }[];
    expect(deck?.files.map(({ format }) => format)).toEqual(["html", "pdf", "handout", "notes", "book", "md"]);
  });

  it("in the deck, its help, its search and its presenter", async () => {
    const page = await chromium.newPage();
    await page.goto(`file://${path.resolve(made.file("dist/vortrag.html"))}`);
    await page.waitForSelector("html[data-ready=true]");
    const texts = [
      await readPage(page),
      await page.evaluate(() => document.querySelector(".slides")?.textContent ?? ""),
    ];
    await page.keyboard.press("?");
    await page.waitForSelector(".qd-help[open]");
    texts.push(await readPage(page));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".qd-help"));
    await page.keyboard.press("/");
    await page.waitForSelector(".qd-search[open]");
    await page.keyboard.type("Kisten");
    await page.waitForSelector(".qd-hits button");
    texts.push(await readPage(page));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".qd-search"));
    await page.goto(`file://${path.resolve(made.file("dist/vortrag.html"))}?present`);
    await page.waitForSelector(".qd-notes p");
    texts.push(await readPage(page));
    expect(englishIn(texts.join("\n"))).toEqual([]);
    expect(texts.join("\n")).toContain("26. November 2026");
    await page.close();
  });
});
