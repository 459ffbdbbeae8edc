import { expect, it } from "vitest";
import { overlap, type Rect } from "../../src/render/forms/boxes/geometry.js";
import { decksInBrowser } from "../support/decks-in-browser.js";

/** A wire with a label through a wall that stands between its ends; numbers of steps stand above the words of one. */
const pictures = {
  plain: "walls: [{between: [a, b], label: namespaces}]",
  numbered: "walls: [{between: [a, b], label: namespaces, step: 1}]\nsteps: [It stands.]",
};
const section = Object.entries(pictures)
  .map(([id, walls]) => {
    const wires = "wires: [{from: a, to: b, label: virtio queues}]";
    const data = `boxes: [{id: a}, {id: b}]\nrows: [[a, b]]\n${wires}\n${walls}`;
    return `<!-- .slide: id="${id}" -->\n## A wall\n\n\`\`\`boxes\n${data}\n\`\`\`\n`;
  })
  .join("\n---\n\n");
const languages = ["en", "ar"] as const;
const open = decksInBrowser({
  "slides/all.md": section,
  ...Object.fromEntries(
    languages.map((language) => [
      `slides/decks/${language}.deck.yaml`,
      `title: W\nlang: ${language}\nsections: [all.md]\n`,
    ]),
  ),
});

interface Ink {
  /** The ground of the wall. */
  readonly place: Rect;
  readonly words: Rect;
  readonly label: Rect;
  /** The shaft of the wire, where it is drawn. */
  readonly shaft: Rect;
  readonly boxes: readonly Rect[];
}

/** Where the ink of a picture is on the screen, in pixels, with all of its steps. */
async function inkOf(language: string, id: string): Promise<Ink> {
  const page = await open(`${language}#/${id}`);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  const ink = await page.evaluate((slide) => {
    const rectOf = (ground: Element | Range | null | undefined) => {
      if (!ground) throw new Error("a part of the picture is missing");
      const { left, right, top, bottom } = ground.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    const scene = document.getElementById(slide)?.querySelector(".d-scene");
    const wall = scene?.querySelector(".d-wall.upright");
    const written = [...(wall?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE);
    const words = document.createRange();
    if (written) words.selectNodeContents(written);
    return {
      place: rectOf(wall),
      words: rectOf(words),
      label: rectOf(scene?.querySelector(".d-along > span")),
      shaft: rectOf(scene?.querySelector(".d-wire path")),
      boxes: [...(scene?.querySelectorAll(".d-box") ?? [])].map(rectOf),
    };
  }, id);
  await page.close();
  return ink;
}

it.each(languages.flatMap((language) => Object.keys(pictures).map((id) => [language, id] as const)))(
  "words of a wall at its upper end leave a wire and its label free: %s, %s",
  async (language, id) => {
    const { place, words, label, shaft, boxes } = await inkOf(language, id);
    // The shaft lies between both boxes, as long as their distance or nearly.
    const [first, second] = boxes.toSorted((one, other) => one.left - other.left);
    expect(shaft.left).toBeGreaterThan((first?.right ?? 0) - 3);
    expect(shaft.right).toBeLessThan((second?.left ?? 0) + 3);
    expect(shaft.right - shaft.left).toBeGreaterThan((place.right - place.left) / 2);
    const line = { ...shaft, top: shaft.top - 2, bottom: shaft.bottom + 2 };
    expect([overlap(words, line), overlap(words, label), overlap(label, line)]).toEqual([false, false, false]);
    expect(words.bottom).toBeLessThan(label.top);
    expect(words.top).toBeGreaterThan(place.top - 4);
    // Numbers of steps stand between the upper end and the words.
    const above = id === "numbered" ? 40 : 4;
    expect(words.top - place.top).toBeLessThan(above);
    const [middle, centre] = [(place.left + place.right) / 2, (words.left + words.right) / 2];
    expect(Math.abs(middle - centre)).toBeLessThan(3);
  },
);
