/** Makes the pictures of the README from the built decks: node scripts/pictures.mjs (after npm run build). */
import { execFileSync } from "node:child_process";
import path from "node:path";
import puppeteer from "puppeteer-core";

const doctor = JSON.parse(
  execFileSync(process.execPath, ["lib/quarterdeck.js", "doctor", "--json"], { encoding: "utf8" }),
);
const executablePath = doctor.browsers.find((browser) => browser.chosen).path;
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath, headless: "shell", args: [...sandbox, "--disable-gpu"] });
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 720 });
for (const [deck, slide, name] of [
  ["overview", "four-walls/2", "slide"],
  ["container-runtimes", "runc", "light"],
]) {
  await page.goto(`file://${path.resolve("dist", `${deck}.html`)}#/${slide}`);
  await page.waitForSelector("html[data-ready=true]");
  await page.addStyleTag({ content: ".progress,.qd-menu{display:none!important}*{transition:none!important}" });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `docs/images/${name}.png`, optimizeForSpeed: false });
  await page.goto("about:blank");
}
await browser.close();
