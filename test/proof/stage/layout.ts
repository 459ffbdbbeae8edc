import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeAll, openDeck, openPresenter, settled, shows, stageFor } from "../../support/stage.js";

let open: Awaited<ReturnType<typeof stageFor>>;
beforeAll(async () => {
  open = await stageFor();
});
afterAll(() => open.close());

const start = async (hash: string) => {
  const stage = await openDeck(open.chromium, open.fromDisk + hash);
  return { stage, presenter: await openPresenter(stage) };
};

const windows = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
  { width: 700, height: 900 },
];

describe.each(windows)("the presenter of a window of $width × $height", (size) => {
  it("uses all of it: nothing is cut, nothing covers another, notes scroll to their end", async () => {
    const { stage, presenter } = await start("#/steam");
    await presenter.setViewport(size);
    await settled(presenter);
    const seen = await presenter.evaluate(() => {
      const selectors = [".reveal", ".qd-clock", ".qd-parts", ".qd-under", ".qd-next", ".qd-notes-area"];
      const boxes = [...selectors, ".qd-tools", ".qd-slides"].map((selector) => {
        const { left, top, right, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return { selector, left, top, right, bottom };
      });
      const covered = boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 1 &&
              other.top < one.bottom - 1,
          )
          .map((other) => `${one.selector} ${other.selector}`),
      );
      const outside = boxes.filter(
        ({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight,
      );
      const area = document.querySelector<HTMLElement>(".qd-notes-area");
      area?.scrollTo(0, area.scrollHeight);
      const last = document.querySelector(".qd-notes > :last-child")?.getBoundingClientRect();
      const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
      const used = boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0);
      return {
        covered,
        outside,
        isEndSeen: last && area ? last.bottom <= area.getBoundingClientRect().bottom : false,
        below: innerHeight - lowest,
        used: used / (innerWidth * innerHeight),
      };
    });
    expect(seen).toMatchObject({ covered: [], outside: [], isEndSeen: true });
    expect(seen.below).toBeLessThanOrEqual(20);
    expect(seen.used).toBeGreaterThan(0.8);
    await closeAll(stage, presenter);
  });
});

it("the presenter has nothing serious for axe to find", async () => {
  const { stage, presenter } = await start("#/dough");
  await presenter.keyboard.press("b");
  await shows(stage, "dough", -1, "black");
  await presenter.evaluate(readFileSync(path.resolve("node_modules/axe-core/axe.min.js"), "utf8"));
  const found = await presenter.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { violations } = await axe.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
  expect(found.filter((one) => /^(serious|critical)/.test(one))).toEqual([]);
  await closeAll(stage, presenter);
});
