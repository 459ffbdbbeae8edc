/**
 * The floor: a script that prints an already static page with Puppeteer and writes the PDF. Nothing can be faster
 * with the same browser. Usage: node floor.mjs BROWSER PAGE.html OUT.pdf
 */
import { writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [executablePath, page, out] = process.argv.slice(2);
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({
  executablePath,
  headless: "shell",
  args: [...sandbox, "--disable-gpu", "--disable-background-networking"],
});
const tab = await browser.newPage();
await tab.goto(`file://${page}`, { waitUntil: "load" });
writeFileSync(out, await tab.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 0 }));
await browser.close();
