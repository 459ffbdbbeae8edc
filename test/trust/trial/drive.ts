import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";

/** What a deck did while somebody looked through it. */
export interface Driven {
  readonly popups: readonly string[];
  readonly navigations: readonly string[];
  /** What was asked of the server from which it came. */
  readonly asked: readonly string[];
  /** What its policy kept it from, for information. */
  readonly violations: readonly string[];
}

/** A refresh after a second, or a script with a timer, needs some time. */
const patienceForTimers = 2500;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens a deck as a file and from a server, looks through it, and waits for what it does by itself. */
export async function drive(browser: Browser, file: string): Promise<Driven> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    if (request.url === "/deck.html") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(readFileSync(file));
      return;
    }
    if (request.url !== "/favicon.ico") asked.push(String(request.url));
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  try {
    const seen = await Promise.all([
      look(browser, `file://${path.resolve(file)}`),
      look(browser, `http://localhost:${port}/deck.html`),
    ]);
    const all = (key: keyof Omit<Driven, "asked">) => seen.flatMap((one) => one[key]);
    return { asked, popups: all("popups"), navigations: all("navigations"), violations: all("violations") };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function look(browser: Browser, address: string): Promise<Omit<Driven, "asked">> {
  const context = await browser.createBrowserContext();
  const violations: string[] = [];
  const navigations: string[] = [];
  const popups: string[] = [];
  try {
    const page = await context.newPage();
    context.on("targetcreated", (target) => {
      if (target.type() === "page") popups.push(target.url());
    });
    page.on("framenavigated", (frame) => {
      const isElsewhere = frame.url().split("#")[0] !== address && frame.url() !== "about:blank";
      if (frame === page.mainFrame() && isElsewhere) navigations.push(frame.url());
    });
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
    await page.goto(address, { waitUntil: "load", timeout: 60_000 }).catch(() => undefined);
    await lookThrough(page).catch(() => undefined);
    await wait(patienceForTimers);
  } finally {
    await context.close();
  }
  return { popups, navigations, violations };
}

/** What a reader does by keyboard and mouse, except following links. */
async function lookThrough(page: Page): Promise<void> {
  const slides = await page.evaluate(() => document.querySelectorAll(".slides section").length);
  for (let index = 0; index < Math.min(slides + 3, 30); index++) {
    await page.mouse.move(200 + 37 * index, 150 + 23 * index);
    await page.evaluate(pressButtons);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Home");
}

/** Whatever invites to a click on the slide that is shown, and is no link. */
function pressButtons(): void {
  const inviting = "button, summary, label, input, [onclick], [role=button], area, video, audio, svg *";
  for (const each of document.querySelectorAll(`.slides section.present :is(${inviting})`)) {
    if (each.closest("a")) continue;
    each.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    each.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
}
