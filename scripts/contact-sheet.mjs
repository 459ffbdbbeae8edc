/** Contact sheets: many pictures on one, as a designer lays them out to look at all at once. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";

/** How a sheet is seen: as it is, without colours, or by eyes that lack a kind of cones. */
export const visions = ["none", "grey", "deuteranopia", "protanopia"];

/** All pictures of a folder, in the order of their names. */
export const picturesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .sort()
    .map((name) => path.join(folder, name));

/**
 * Starts the browser that the package finds.
 * @returns `sheet`, which makes a contact sheet, and `close`
 */
export async function openSheets() {
  const said = execFileSync(process.execPath, [path.resolve("lib/quarterdeck.js"), "doctor", "--json"], {
    encoding: "utf8",
  });
  const executablePath = JSON.parse(said).browsers.find((browser) => browser.chosen).path;
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await puppeteer.launch({ executablePath, headless: "shell", args: [...sandbox, "--disable-gpu"] });
  return {
    sheet: (pictures, look) => sheetOf(browser, pictures, look),
    close: () => browser.close(),
  };
}

/**
 * @param look `width` of the sheet in pixels, its `columns`, its `vision`, and its `quality` from 0 to 100, where it may lose some
 * @returns the bytes of a PNG; with a quality, of a WebP, which takes a quarter of that
 */
async function sheetOf(browser, pictures, { width, columns, vision = "none", quality }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 100 });
  const images = pictures.map((file) => `<img src="data:image/png;base64,${readFileSync(file, "base64")}">`);
  const filter = vision === "grey" ? "filter:grayscale(1)" : "";
  const grid = `display:grid;grid-template-columns:repeat(${columns},1fr);gap:6px;padding:6px;background:#808080`;
  const image = "<style>img{display:block;width:100%}</style>";
  await page.setContent(`${image}<body style="margin:0;${filter}"><div style="${grid}">${images.join("")}</div>`);
  if (vision !== "grey") await page.emulateVisionDeficiency(vision);
  const bytes = await page.screenshot({ fullPage: true, ...(quality === undefined ? {} : { type: "webp", quality }) });
  await page.close();
  return bytes;
}
