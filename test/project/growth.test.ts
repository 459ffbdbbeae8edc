import { afterAll, describe, expect, it } from "vitest";
import { list } from "../support/growing.js";
import { liveProject, outputOf } from "../support/living.js";

const slides = (title: string) =>
  `<!-- .slide: id="grown" -->\n## ${title}\n\n${list(8, 13)}\n\n---\n\n<!-- .slide: id="other" -->\n## Other\n\ntext\n`;
const layout = "templates/layouts/default.hbs";
const living = liveProject({
  "slides/decks/talk.deck.yaml": "title: Talk\nsections: [all.md]\n",
  "slides/all.md": slides("A title"),
});
afterAll(() => living.remove());

/** The sizes of the slide `grown` in the deck. */
async function sizes() {
  const [page = ""] = (await outputOf(living.project)).pages;
  const slide = page.slice(page.indexOf('<section id="grown"'), page.indexOf('<section id="other"'));
  return slide.match(/\b(?:text|table|code)-size-\w/g) ?? [];
}

/** Each change follows the one before. */
describe("a living project sets a slide as a new one would", () => {
  it("after its title takes two lines, and after it takes one again", async () => {
    await living.afterChange();
    expect(await sizes()).toEqual(["text-size-m"]);
    living.write("slides/all.md", slides("A title that says so much of what it is about that it takes two lines"));
    expect((await living.afterChange("slides/all.md")).rendered).toEqual(["grown"]);
    expect(await sizes()).toEqual([]);
    living.write("slides/all.md", slides("A title"));
    expect((await living.afterChange("slides/all.md")).rendered).toEqual(["grown"]);
    expect(await sizes()).toEqual(["text-size-m"]);
  });

  it("after its canvas, and its theme, are others", async () => {
    const manifest = "slides/decks/talk.deck.yaml";
    living.write(manifest, 'title: Talk\nsize: "4:3"\nsections: [all.md]\n');
    await living.afterChange(manifest);
    expect(await sizes()).toEqual([]);
    living.write(manifest, "title: Talk\nsections: [all.md]\n");
    await living.afterChange(manifest);
    expect(await sizes()).toEqual(["text-size-m"]);
    living.write(manifest, "title: Talk\ntheme: black\nsections: [all.md]\n");
    await living.afterChange(manifest);
    expect(await sizes()).toEqual([]);
    living.write(manifest, "title: Talk\nsections: [all.md]\n");
    await living.afterChange(manifest);
    expect(await sizes()).toEqual(["text-size-m"]);
  });

  it("after its layout no longer lets it grow", async () => {
    living.write(layout, '<div class="slide">{{slide.heading}}{{slide.body}}</div>\n');
    await living.afterChange(layout);
    living.write(
      layout,
      '{{!--\ngrows: {columns: [1, 1]}\n--}}\n<div class="slide">{{slide.heading}}{{slide.body}}</div>\n',
    );
    await living.afterChange(layout);
    expect(await sizes()).toEqual([]);
  });
});
