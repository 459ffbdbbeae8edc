import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { closeAll, openDeck, openPresenter, settled, stageFor, textOf } from "../../support/stage.js";

const slide = (title: string, item: string, note: string) => `## ${title}\n\n- ${item}\n- ${item}\n\nNote: ${note}\n`;

const talk = (matter: string) =>
  `---\ntitle: Loaf\ntheme: quarterdeck\n${matter}\n---\n\n${[1, 2, 3].map((number) => slide(`Loaf ${number}`, "crust", "warm")).join("\n---\n\n")}`;

/** Where texts of a slide are, in its own pixels from its left upper corner, in the first or second element found. */
const textsIn = (page: Page, frame: string, width: number) =>
  page.$eval(
    frame,
    (box, ownWidth) => {
      const edge = box.getBoundingClientRect();
      const scale = edge.width / ownWidth;
      return [...box.querySelectorAll("section.present :is(h2, li)")].map((text) => {
        const { left, top, width } = text.getBoundingClientRect();
        const places = [left - edge.left, top - edge.top, width].map((px) => Math.round(px / scale));
        return `${text.textContent} ${places.join(" ")}`;
      });
    },
    width,
  );

/** Waits until the slides have this place: left, top, width and height. reveal.js scales in steps of one percent. */
const fills = (page: Page, place: readonly number[]) =>
  page.waitForFunction(
    (wanted) => {
      const { left, top, width, height } =
        document.querySelector(".reveal > .slides")?.getBoundingClientRect() ?? new DOMRect();
      return [left, top, width, height].every((is, index) => Math.abs(is - (wanted[index] ?? 0)) < 5);
    },
    {},
    place,
  );

const shapes = [
  ["4:3 on a projector of 4:3", "size: '4:3'", 960, 720],
  ["16:9 on a projector of 4:3", "", 1280, 720],
] as const;

describe.each(shapes)("a deck of %s", (_, matter, width, height) => {
  it("fills the stage as far as it goes, and keeps its shape in the presenter", async () => {
    const open = await stageFor({ "talk.md": talk(matter) }, "talk.md");
    const stage = await openDeck(open.chromium, open.fromDisk);
    await stage.setViewport({ width: 1024, height: 768 });
    const scale = Math.min(1024 / width, 768 / height);
    const [wide, high] = [width * scale, height * scale];
    await fills(stage, [(1024 - wide) / 2, (768 - high) / 2, wide, high]);
    const presenter = await openPresenter(stage);
    await presenter.setViewport({ width: 1024, height: 768 });
    await settled(presenter);
    for (const frame of [".reveal", ".qd-box > .reveal"]) {
      const ratio = await presenter.$eval(frame, (element) => {
        const { width: wide, height: high } = element.getBoundingClientRect();
        return wide / high;
      });
      expect(ratio, frame).toBeCloseTo(width / height, 1);
    }
    const first = await textsIn(stage, ".reveal > .slides", width);
    expect(first).toHaveLength(3);
    expect(await textsIn(presenter, ".reveal > .slides", width)).toEqual(first);
    await closeAll(stage, presenter);
    await open.close();
  });
});

describe("a deck in Arabic", () => {
  it("mirrors the presenter; the slides in it look as on stage", async () => {
    const slides = ["الأولى", "الثانية", "الثالثة"].map((title) => slide(title, "واحد", "ملاحظة"));
    const arabic = `---\ntitle: عرض\nlang: ar\ntheme: quarterdeck\n---\n\n${slides.join("\n---\n\n")}`;
    const open = await stageFor({ "talk.md": arabic }, "talk.md");
    const stage = await openDeck(open.chromium, open.fromDisk);
    const presenter = await openPresenter(stage);
    const moves = await presenter.$$eval(".qd-tools .qd-move", (all) => all.map((button) => button.textContent));
    expect(moves).toEqual(["→ السابق", "التالي ←"]);
    const signs = await presenter.$$eval(".qd-sizes button > bdi", (all) => all.map((sign) => sign.textContent));
    expect(signs).toEqual(["A−", "A+"]);
    await presenter.setViewport({ width: 1920, height: 1080 });
    const gaps = await presenter.$$eval(".qd-tools [data-tool]:not([hidden])", (all) =>
      all.map((button) => {
        const [word, key] = [".qd-word", "kbd"].map((part) => button.querySelector(part)?.getBoundingClientRect());
        return word && key ? word.left - key.right : 0;
      }),
    );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
    await presenter.setViewport({ width: 1280, height: 800 });
    // The slide is laid out anew after the window has another size.
    await presenter.waitForFunction(() => {
      const all = [...document.querySelectorAll(".reveal > .slides, .qd-slides")];
      const lefts = all.map((one) => one.getBoundingClientRect().left);
      return (lefts[0] ?? 0) > (lefts.at(-1) ?? 0);
    });
    expect(await textOf(presenter, ".qd-notes")).toContain("ملاحظة");
    const first = await textsIn(stage, ".reveal > .slides", 1280);
    expect(first).toHaveLength(3);
    expect(await textsIn(presenter, ".reveal > .slides", 1280)).toEqual(first);
    const next = await textsIn(presenter, ".qd-box > .reveal", 1280);
    await stage.keyboard.press("ArrowLeft");
    await stage.waitForFunction(() => window.Reveal.getIndices().h === 1);
    await settled(stage);
    expect(next).toEqual(await textsIn(stage, ".reveal > .slides", 1280));
    await closeAll(stage, presenter);
    await open.close();
  });
});
