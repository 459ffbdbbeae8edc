import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { onePixel, ownCache, project, quarterdeckHere, type TestProject } from "../support/project.js";

const times = (count: number, line: (index: number) => string, between = "\n") =>
  Array.from({ length: count }, (_, index) => line(index)).join(between);

/** Slides with more than fits, by id: the title must stay in sight, and so must what is read first. */
const full = {
  lines: times(60, (index) => `- Line ${index}`),
  paragraphs: times(40, (index) => `Paragraph ${index}`, "\n\n"),
  table: `| a | b |\n| --- | --- |\n${times(40, (index) => `| cell ${index} | value |`)}`,
  picture: `First\n\n<img src="dot.png" style="height:2000px" alt="">\n\nLast`,
  code: `First\n\n\`\`\`js\n${times(60, (index) => `const x${index} = ${index};`)}\n\`\`\``,
  columns: `${times(20, (index) => `Left ${index}`, "\n\n")}\n\n::break\n\n${times(30, (index) => `- Right ${index}`)}`,
};

const slides = [
  ...Object.entries(full).map(([id, text]) => {
    const layout = id === "columns" ? ' layout="two-columns"' : "";
    return `<!-- .slide: id="${id}"${layout} -->\n## A title of ${id} that is quite long\n\n${text}`;
  }),
  `<!-- .slide: id="float" -->\n## Float\n\n![](dot.png) <!-- .element: style="float:right;width:40%;height:200px" -->\n\nText beside\n\n- a list`,
  `<!-- .slide: id="styled" -->\n## Styled\n\n<style>p { color: rgb(1, 2, 3) } .reveal { font-size: 11px } section { background: rgb(4, 5, 6) } @keyframes x { to { opacity: 0 } }</style>\n\ntext`,
  `<!-- .slide: id="plain" -->\n## Plain\n\ntext`,
  `<!-- .slide: id="names" layout="before-after" -->\n## Names\n\ntext\n\n::break\n\n\`sync_replication_slots_of\` keeps it`,
  `<!-- .slide: id="ground" data-background-image="https://example.org/a.jpg" -->\n## Ground\n\ntext`,
];

const markdown = (theme: string, size: string) =>
  `---\ntheme: ${theme}\n${size}\n---\n\n${slides.join("\n\n---\n\n")}\n`;

const files = {
  "wide.md": markdown("quarterdeck", 'size: "16:9"'),
  "white.md": markdown("white", 'size: "4:3"'),
  "dot.png": onePixel,
};

describe("slides as reveal.js decks have them", () => {
  let chromium: Chromium;
  let made: TestProject;
  let page: Page;
  beforeAll(async () => {
    made = project(files);
    const build = ["build", "wide.md", "white.md", "-f", "html", "--quiet"];
    expect((await quarterdeckHere(made.folder, build, ownCache(made))).status).toBe(0);
    chromium = await startChromium();
    page = await chromium.newPage();
    await page.setViewport({ width: 1280, height: 720 });
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  const open = async (deck: string) => {
    await page.goto(`file://${made.file(`dist/${deck}.html`)}`);
    await page.waitForSelector(".reveal.ready");
    // All slides are laid out at once.
    await page.addStyleTag({ content: "section[hidden], .slides section { display: block !important }" });
  };

  it.each(["wide", "white"])("have nothing above or over their titles, however full they are: %s", async (deck) => {
    await open(deck);
    const wrong = await page.evaluate((ids) => {
      return ids.flatMap((id) => {
        const section = document.querySelector(`#${id}`);
        const [slide, title, body] = [section, section?.querySelector(".head h2"), section?.querySelector(".body")].map(
          (element) => element?.getBoundingClientRect(),
        );
        if (!slide || !title || !body) return [`${id}: missing`];
        const inside = [...(section?.querySelectorAll(".body *") ?? [])].map((element) =>
          element.getBoundingClientRect(),
        );
        const top = Math.min(...inside.filter(({ height }) => height > 0).map((rect) => rect.top));
        const problems: string[] = [];
        if (title.top < slide.top || title.height < 20) problems.push(`${id}: the title is cut`);
        if (top < title.bottom - 1) problems.push(`${id}: ${title.bottom - top} px over the title`);
        if (top > slide.bottom - 40) problems.push(`${id}: the first line is out of sight`);
        return problems;
      });
    }, Object.keys(full));
    expect(wrong).toEqual([]);
  });

  it("keep names in code within their column", async () => {
    await open("white");
    const [name, column] = await page.evaluate(() =>
      ["#names code", "#names .is"].map((selector) => document.querySelector(selector)?.getBoundingClientRect().right),
    );
    expect(name).toBeLessThanOrEqual((column ?? 0) + 1);
  });

  it("have text beside what floats, and styles of their own", async () => {
    await open("wide");
    const seen = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const style = (selector: string, property: string) => {
        const element = document.querySelector(selector);
        return element ? getComputedStyle(element).getPropertyValue(property) : "missing";
      };
      const [picture, text, list] = ["img", "p:not(:has(img))", "ul"].map((name) => box(`#float .body ${name}`));
      return {
        isBeside: text && picture && Math.abs(text.top - picture.top) < 30 && list && list.right <= picture.left,
        isAtEdge: picture && Math.abs(picture.right - box("#float .body").right) < 2,
        isTall: picture?.height,
        styled: [
          style("#styled .body p", "color"),
          style("#styled .slide", "font-size"),
          style("#styled .slide", "background-color"),
        ],
        plain: ["color", "font-size"].map(
          (property) => style("#plain .body p", property) === style("#ground .body p", property),
        ),
        leaks: style("#plain .body p", "color") === "rgb(1, 2, 3)" || style("#plain .slide", "font-size") === "11px",
        ground: box("#ground .ground-placeholder").width > 1000 && style("#ground .ground-placeholder", "z-index"),
      };
    });
    expect(seen).toEqual({
      isBeside: true,
      isAtEdge: true,
      isTall: 200,
      styled: ["rgb(1, 2, 3)", "11px", "rgb(4, 5, 6)"],
      plain: [true, true],
      leaks: false,
      ground: "-1",
    });
  });
});
