import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";

interface AxeResult {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { target: readonly string[] }[] }[];
}

/** What axe calls serious or critical in an open page. */
export async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResult> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}
