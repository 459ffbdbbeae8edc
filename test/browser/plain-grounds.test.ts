import { afterAll, expect, it, vi } from "vitest";
import { createBrowserOwner } from "../../src/browser/owner.js";
import type { Tab } from "../../src/browser/tabs.js";
import { inspectDeck, measureEdition } from "../../src/inspect/editions.js";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { plainPicture } from "../support/pictures.js";
import { projectMaker } from "../support/project.js";

type Kind = Parameters<ReturnType<typeof createBrowserOwner>["withPage"]>[0];

const setUp = projectMaker();
const installation = openInstallation();
const browser = createBrowserOwner(process.env);
afterAll(() => browser.close());

/** Measures a slide, and counts the pictures that are taken of it. */
async function measured(body: string) {
  const talk = `---\ntitle: Talk\n---\n\n## A slide\n\n${body}\n`;
  const { folder } = setUp({ "talk.md": talk, "red.png": plainPicture(300, 300, [200, 0, 0]) });
  const tools = { code: new Map(), drawings: closedDesk };
  const project = openProject({ root: folder, folder, html: "raw" }, installation, tools);
  const [input] = findInputs(["talk.md"], folder);
  const variations = { sizes: [], themes: [], languages: [] };
  const deck = input && (await inspectDeck(project, { input, variant: undefined }, variations, new Map()))[0];
  if (!deck) throw new Error("the deck cannot be read");
  let pictures = () => 0;
  const counting = Object.assign(Object.create(browser), {
    withPage: <T>(kind: Kind, work: (tab: Tab) => Promise<T>) =>
      browser.withPage(kind, (tab) => {
        const painted = vi.spyOn(tab, "painted");
        pictures = () => painted.mock.calls.length;
        return work(tab);
      }),
  });
  const { views } = await measureEdition(deck.editions[0], { browser: counting, measures: undefined }, "measured only");
  const slides = views.flatMap((view) => [...view.slides.values()]);
  const pieces = slides.flatMap(({ texts }) => texts.flatMap((text) => text.pieces));
  return { pictures: pictures(), piece: pieces.find(({ text }) => text.includes("Words")) };
}

const pale = 'style="color:#777;background:#fff"';
const overlaid = '<div style="position:absolute;inset:0;opacity:0.4;background:#000"></div>';

it.each([
  ["on a box", `<p ${pale}>Words</p>`, 4.478, "#ffffff"],
  [
    "on a translucent box",
    `<div style="background:#000"><p style="color:#777;background:#ffffff80">Words</p></div>`,
    1.135,
    "#808080",
  ],
  [
    "in a round frame",
    `<p style="color:#777;background:#fff;border:4px solid red;border-radius:9px;padding:9px">Words</p>`,
    4.478,
    "#ffffff",
  ],
  ["beside a picture", `<p ${pale}>Words</p>\n\n![A red square](red.png)`, 4.478, "#ffffff"],
])("no picture is taken of text %s, whose contrast its boxes tell", async (_, body, contrast, behind) => {
  const { pictures, piece } = await measured(body);
  expect(pictures).toBe(0);
  expect(piece?.contrast).toBeCloseTo(contrast, 2);
  expect(piece?.colours).toEqual(["#777777", behind]);
});

it.each([
  ["a picture", '<p style="background:url(red.png);color:#777">Words</p>'],
  ["a gradient", '<p style="background:linear-gradient(#fff,#ddd);color:#777">Words</p>'],
  [
    "a drawing",
    '<svg width="200" height="60"><rect width="200" height="60" fill="#fff"/><text y="40" fill="#777">Words</text></svg>',
  ],
  ["a veil", `<div ${pale}><div style="position:relative">Words${overlaid}</div></div>`],
  ["a fading box", `<p style="color:#777;background:#fff;opacity:0.8">Words</p>`],
  ["a filter", `<p style="color:#777;background:#fff;filter:invert(1)">Words</p>`],
  ["a blend", `<p style="color:#777;background:#fff;mix-blend-mode:multiply">Words</p>`],
  ["a shadow of letters", `<p style="color:#777;background:#fff;text-shadow:0 0 4px #000">Words</p>`],
  ["a turned box", `<p style="color:#777;background:#fff;transform:rotate(4deg)">Words</p>`],
  ["a box below its surroundings", `<p style="position:relative;z-index:-1;${pale.slice(7)}>Words</p>`],
  [
    "what a style sheet draws",
    `<style>.drawn{position:relative}.drawn::after{content:"";position:absolute;inset:0;background:#0003}</style>\n\n<p class="drawn" ${pale}>Words</p>`,
  ],
  ["a first line", `<style>.led::first-line{background:#000}</style>\n\n<p class="led" ${pale}>Words</p>`],
])("a picture tells the contrast of text with %s", async (_, body) => {
  const { pictures, piece } = await measured(body);
  expect(pictures).toBe(1);
  expect(piece?.contrast).toBeGreaterThanOrEqual(1);
});
