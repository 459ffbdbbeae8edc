import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startWithDecks } from "../support/chromium.js";
import { matrixFiles, matrixOf, sizes } from "../support/deck-matrix.js";
import { project } from "../support/project.js";

const themes = ["quarterdeck", "quarterdeck-light", "plain", "contrast", "paper-first"];
const shapes = Object.keys(sizes);

const title = "A title that takes two lines because it says more than others";
const slide = (form: string, yaml: string) => `## ${title}\n\n\`\`\`${form}\n${yaml}\n\`\`\``;
const wall = (name: string, role = "kernel") => `{name: "${name}", role: ${role}}`;
const row = (name: string, ...walls: readonly string[]) => `  - {name: "${name}", walls: [${walls.join(", ")}]}`;

const slides = [
  slide(
    "walls",
    `rows:\n${[
      row("runc, crun", wall("the host’s kernel")),
      row("gVisor", wall("the Sentry", "guest"), wall("the host’s kernel, through few calls")),
      row("Kata with QEMU", wall("the guest kernel", "guest"), wall("a device model, or KVM", "runtime")),
      row("Firecracker", wall("the guest kernel", "guest"), wall("a small VMM", "runtime"), wall("its jail")),
    ].join("\n")}\nnote: Side channels remain in every row.`,
  ),
  slide(
    "walls",
    `rows:\n${[
      row("runc", wall("the kernel"), wall("namespaces"), wall("seccomp"), wall("its jail")),
      ...["Kata", "gVisor", "Firecracker", "Nabla"].map((name) => row(name, wall("the kernel of the guest"))),
    ].join("\n")}\nnote: Side channels remain.`,
  ),
  slide("walls", `${row("Confidential VM, seen from the host", wall("hardware"))}\n${row("b", wall("c"))}`),
  slide(
    "matrix",
    `code: true
columns: [bin/shop, etc/shop.conf, etc/key.pem, srv/index.html]
rows:
  - {name: what you see, cells: [new, as it was, {text: gone, state: empty}, new], line: true}
  - {name: layer 2, note: on top, cells: ["changed, whole", "", {text: .wh.key.pem, state: hatched}, added]}
  - {name: layer 1, note: below, cells: [first version, here, the secret is still here, ""]}
legend: {hatched: a whiteout}`,
  ),
  slide(
    "matrix",
    "columns: [fast, safe]\nrows:\n  - {name: runc, cells: [yes, partly]}\n  - {name: Kata, cells: [no, yes]}",
  ),
  slide(
    "matrix",
    `columns: [one, two, three, four, five, six]\nrows:\n${Array.from(
      { length: 8 },
      (_, index) => `  - {name: row ${index}, cells: [yes, no, no, text, text, ""]}`,
    ).join("\n")}`,
  ),
];

const made = project(matrixFiles(slides.join("\n\n---\n\n"), matrixOf(themes)));
let browser: Chromium;
beforeAll(async () => {
  browser = await startWithDecks(made.folder);
});
afterAll(async () => {
  await browser.close();
  made.remove();
});

interface Seen {
  readonly forms: number;
  /** What is wider than its place, higher than its row, or below the body. */
  readonly leaving: readonly string[];
}

const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>(".reveal .slides section")].map((section) => {
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const form = section.querySelector<HTMLElement>(".c-walls, .c-matrix");
      const body = section.querySelector<HTMLElement>(".body");
      if (!form || !body) return undefined;
      const parts = [...form.querySelectorAll<HTMLElement>(".name, .chain, .thing, .count, th, td, .cell, .words")];
      const isWide = (part: HTMLElement) => part.scrollWidth > Math.max(part.clientWidth, part.offsetWidth) + 1;
      const isHigh = (part: HTMLElement) => {
        const around = part.closest(".row");
        return around !== null && part.getBoundingClientRect().bottom > around.getBoundingClientRect().bottom + 1;
      };
      const isBelow = form.getBoundingClientRect().bottom > body.getBoundingClientRect().bottom + 1;
      const leaving = parts
        .filter((part) => isWide(part) || isHigh(part))
        .map(({ className, textContent }) => `${className} ${textContent}`);
      return [...leaving, ...(isBelow ? [`${form.className} stands below the body`] : [])];
    });
    const looked = found.filter((each) => each !== undefined);
    return { forms: looked.length, leaving: looked.flat() };
  });

describe.each(themes)("walls and matrices in %s", (theme) => {
  it("fit at 16:9 and at 4:3 below a title of two lines", async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    for (const shape of shapes) {
      await page.goto(`file://${made.file(`out/${theme}-${shape}.html`)}`);
      await page.waitForSelector("html[data-ready=true]");
      await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
      expect({ shape, ...(await look(page)) }).toEqual({ shape, forms: slides.length, leaving: [] });
    }
    await page.close();
  });
});
