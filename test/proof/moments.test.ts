import { describe, expect, it } from "vitest";
import { checkTogether, loud } from "../support/check.js";
import { plainPicture } from "../support/pictures.js";

const checked = checkTogether();

/** What is found on a slide, hints aside: rules and messages. */
function foundOn(body: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const found = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## One thing after another\n\n${body}\n`, ...files });
  return async () => (await found()).filter(loud).map(({ code, message }) => `${code}: ${message}`);
}

const placed = (place: string) => `style="position:absolute;${place}"`;
const then = '\n\n<p class="fragment">Then.</p>';

describe.concurrent("what only a step shows is measured in it", () => {
  const cases = [
    [
      "out of the slide",
      `<p class="fragment current-visible" ${placed("left:1100px;top:300px;width:400px")}>Here for a while only</p>${then}`,
      /^overflow: .* the right edge of the slide in step 1$/,
    ],
    [
      "over other text",
      `Words for good.\n\n<p class="fragment fade-in-then-out" style="margin-top:-50px">Words over them</p>${then}`,
      /^overlap: .* lies over the paragraph “Words for good\.” in step 1$/,
    ],
    [
      "cut off",
      `<div class="fragment fade-in-then-out" style="height:40px;overflow:hidden"><p>One line</p><p>Two lines</p></div>${then}`,
      /^clipped: the paragraph “Two lines” is cut off in step 1|^clipped: .* in step 1$/,
    ],
    [
      "too pale",
      '<p class="fragment fade-out" style="color:#444c55">Pale at first</p>',
      /^step-contrast: .* before the first step; its size needs/,
    ],
    [
      "by the tails of its letters below the slide",
      `<p class="fragment fade-in-then-out" ${placed("left:80px;top:690px")}>The printer and nobody else</p>`,
      /^overflow: .* the bottom of the slide/,
    ],
    [
      "grown out of the slide",
      '<p class="fragment grow" style="width:1130px;text-align:right">Words at the edge</p>',
      /^overflow: .* the right edge of the slide/,
    ],
    [
      "without a ground in a stack",
      '<div class="r-stack"><p>First words</p><p class="fragment current-visible">Second words</p></div>',
      /^overlap: the paragraph “Second words” lies over the paragraph “First words”/,
    ],
    [
      "in dimmed code",
      `\`\`\`js [1|2]\nshow(1)\nshow(2)\n\`\`\`\n\n<style>.slide .code .line:not([data-hl~="2"]){opacity:.3}</style>`,
      /^(?:step-)?contrast: /,
    ],
  ] as const;
  it.each(cases.map(([how, body, said]) => [how, foundOn(body), said] as const))("%s", async (_, found, said) => {
    expect(await found()).toEqual([expect.stringMatching(said)]);
  });

  const swapped =
    '<div class="r-stack"><p class="fragment fade-out" data-fragment-index="0">First</p><p class="fragment current-visible" data-fragment-index="0">Second</p><p class="fragment" data-fragment-index="1">Third</p></div>';
  const fine = foundOn(
    `${swapped}\n\n<p class="fragment strike">Struck</p>\n\n<p class="fragment highlight-green">Lit</p>`,
  );
  it("and nothing is found where each has its moment", async () => {
    expect(await fine()).toEqual([]);
  });
});

describe.concurrent("what lies over something else", () => {
  const photo = {
    "one.png": plainPicture(800, 600, [90, 120, 150]),
    "two.png": plainPicture(800, 600, [150, 120, 90]),
  };
  const picture = (file: string, style: string) =>
    `<img src="${file}" alt="${file}" style="width:400px;height:300px;${style}">`;
  const veil = (colour: string) =>
    `Words below.\n\n<div ${placed(`left:0;top:0;width:1280px;height:400px;background:${colour}`)}></div>`;
  const wordsBelow = (shapes: string, style = "") =>
    `Words below.\n\n<svg viewBox="0 0 1280 720" aria-hidden="true" ${placed(`left:0;top:0;width:1280px;height:720px;${style}`)}>${shapes}</svg>`;
  const drawn = (selector: string, style: string) =>
    `<style>.slide ${selector}{position:relative;z-index:0}.slide ${selector}::after{content:"";position:absolute;inset:0;${style}}</style>`;
  const cases = [
    [
      "a picture",
      picture("one.png", "") + picture("two.png", "position:absolute;left:250px;top:200px"),
      /^overlap: the picture “one\.png” is hidden behind/,
    ],
    ["a panel that lets it through", veil("#345c"), /^overlap: .* is seen only through the box/],
    [
      "a picture set into it",
      picture("one.png", "") + picture("two.png", "position:absolute;left:100px;top:160px;width:90px;height:60px"),
      undefined,
    ],
    [
      "the middle of a larger one",
      picture("one.png", "position:absolute;left:100px;top:160px") +
        picture("two.png", "position:absolute;left:240px;top:250px;width:140px;height:120px"),
      /^overlap: the picture “one\.png” is hidden behind the picture “two\.png”/,
    ],
    ["a tint", veil("#3451"), undefined],
    [
      "the feet of its letters",
      `Words below.\n\n<div ${placed("left:0;top:170px;width:1280px;height:90px;background:#345")}></div>`,
      /^overlap: .* is hidden behind the box/,
    ],
    [
      "what a style sheet draws",
      `${drawn(".veil p", "background:#345c;pointer-events:none")}<div class="veil"><p>Words below.</p></div>`,
      /^overlap: .* is seen only through what a style sheet draws \(::after\)/,
    ],
    [
      "what a style sheet draws behind it",
      `${drawn(".veil p", "background:#345;z-index:-1")}<div class="veil"><p>Words above.</p></div>`,
      undefined,
    ],
    [
      "a drawing",
      wordsBelow('<rect x="0" y="60" width="1280" height="340"/>'),
      /^overlap: .* is hidden behind the drawing/,
    ],
    ["a drawing that is elsewhere", wordsBelow('<rect x="0" y="500" width="1280" height="100"/>'), undefined],
    [
      "a thick line of an enlarged drawing",
      wordsBelow('<g transform="scale(20)"><path d="M0 6H64" stroke="#345" stroke-width="8"/></g>'),
      /^overlap: .* is hidden behind the drawing/,
    ],
    [
      "a drawing used in another",
      wordsBelow('<defs><path id="bar" d="M0 180H1280" stroke="#345" stroke-width="240"/></defs><use href="#bar"/>'),
      /^overlap: .* is hidden behind the drawing/,
    ],
    [
      "the ground of a drawing",
      wordsBelow('<rect x="0" y="600" width="9" height="9"/>', "background:#345"),
      /^overlap: .* is hidden behind the drawing/,
    ],
    [
      "what stands out of a box",
      `Words below.\n\n<div ${placed("left:0;top:0;width:1280px;height:165px;background:#345")}><i style="display:block;height:400px;background:#345"></i></div>`,
      /^overlap: .* is hidden behind the box/,
    ],
    [
      "its own lines",
      '<p style="line-height:0.7;width:300px">Words in several lines that are all too close</p>',
      /^overlap: .* has lines that lie over each other/,
    ],
    [
      "its own lines, which are tight",
      '<p style="line-height:1;width:300px">Words in several lines that are all close</p>',
      undefined,
    ],
  ] as const;
  it.each(cases.map(([what, body, said]) => [what, foundOn(body, photo), said] as const))(
    "%s",
    async (_, found, said) => {
      const overlaps = (await found()).filter((each) => each.startsWith("overlap"));
      expect(overlaps.length > 0).toBe(said !== undefined);
      for (const each of overlaps) if (said) expect(each).toMatch(said);
    },
  );
});

describe.concurrent("what has no words leaves the slide", () => {
  const cases = [
    ["a box", '<div style="width:1500px;background:#345">Word</div>', true],
    [
      "a drawing",
      '<svg width="1400" height="200" role="img" aria-label="Bars"><rect width="1390" height="100" fill="#9cf"/></svg>',
      true,
    ],
    [
      "a drawing with an empty edge",
      '<svg width="1400" height="200" role="img" aria-label="Bars"><rect width="900" height="100" fill="#9cf"/></svg>',
      false,
    ],
    [
      "a band from edge to edge",
      `<div ${placed("left:-100px;width:1500px;text-align:center;top:300px;background:#345")}>Word</div>`,
      false,
    ],
  ] as const;
  it.each(cases.map(([what, body, isFound]) => [what, foundOn(body), isFound] as const))(
    "%s",
    async (_, found, isFound) => {
      expect((await found()).some((each) => each.startsWith("overflow"))).toBe(isFound);
    },
  );
});

describe.concurrent("one cause", () => {
  const slides = (body: string) => ["One", "Two", "Three"].map((title) => `## ${title}\n\n${body}\n`).join("\n---\n\n");
  const ofTheme = checked({
    "slides/decks/talk.deck.yaml": "title: Talk\nsize: 16:9\ntheme: house\nsections: [all.md]\n",
    "slides/all.md": slides("Words that are pale."),
    "templates/themes/house/theme.yaml": "extends: quarterdeck\nstyles: [house.css]\n",
    "templates/themes/house/house.css": ".slide p { color: #444c55; }",
  });
  it("in the deck's style sheet is one finding, which says on how many slides", async () => {
    const found = (await ofTheme()).filter(({ code }) => code === "contrast");
    expect(found).toMatchObject([{ message: expect.stringMatching(/; 2 more slides have the same$/) }]);
  });

  const ofSlides = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n${slides('<p style="color:#444c55">Pale</p>')}` });
  it("on each slide of a file is one finding with three places", async () => {
    const [found, ...more] = (await ofSlides()).filter(({ code }) => code === "contrast");
    expect([found?.places?.length, more]).toEqual([3, []]);
  });

  const cut = '<div style="height:20px;overflow:hidden"><p>One</p><p>Two</p></div>';
  const twice = foundOn(`${cut}\n\n${cut.replace("One", "Three").replace("Two", "Four")}`);
  it("of several texts that are cut on a slide, too", async () => {
    expect((await twice()).filter((each) => each.startsWith("clipped"))).toHaveLength(1);
  });
});

describe.concurrent("pictures behind a slide", () => {
  const small = { "small.png": plainPicture(80, 60, [20, 30, 40]), "large.png": plainPicture(1600, 900, [20, 30, 40]) };
  const cases = [
    ["small.png", '<!-- .slide: data-background-image="small.png" -->', true],
    ["large.png", '<!-- .slide: data-background-image="large.png" -->', false],
    ["![bg](small.png)", "![bg](small.png)", true],
  ] as const;
  it.each(
    cases.map(
      ([what, ground, isFound]) =>
        [what, checked({ "talk.md": `${ground}\n## A ground\n\nWords.\n`, ...small }), isFound] as const,
    ),
  )("are measured against the canvas: %s", async (_, found, isFound) => {
    expect((await found()).some(({ code }) => code === "upscaled-image")).toBe(isFound);
  });
});
