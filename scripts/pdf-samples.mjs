/**
 * Prints the samples of the PDF tests, test/unit/export/samples/*.pdf: tiny pages exactly as Chromium writes them.
 *
 * The tests read what is stored, so that they need no browser. Run `npm run samples` after an update of Chromium,
 * look at `npx vitest run test/unit/export`, and commit the result.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadSource } from "./load-source.mjs";

const folder = "test/unit/export/samples";
const font = "archivo-400-latin.woff2";
const files = new Map([
  ["font", { type: "font/woff2", bytes: readFileSync(path.join("templates/themes/quarterdeck/fonts", font)) }],
]);

/**
 * A print page; `elsewhere` are the ids of other parts to which it links: Chromium drops a link without a target, hence
 * the place holders. Plain weights only: Chromium would draw what it has to embolden as outlines, which are large.
 */
const page = (sections, elsewhere = []) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A (deck) \\ of two parts</title>
<style>
@font-face{font-family:sample;src:url(font)}
@page{size:480px 270px;margin:0}
body{margin:0;font:20px sample}
h2,th{font-weight:400}
section{height:269px;overflow:hidden;break-after:page}
</style>
<div hidden>${elsewhere.map((id) => `<span id="${id}"></span>`).join("")}</div>
${sections.join("\n")}
</html>`;

const table = "<table><tr><th>Name<th>Value<tr><td>a<td>1</table>";
const picture = (alternative) =>
  `<svg role="img" aria-label="${alternative}" width="9" height="9"><rect width="9" height="9"/></svg>`;

/**
 * The second page has no link. The pictures' texts look like a reference to an object and like the id of an element;
 * the ids of the slides are spelled in another way in a link, in a PDF or in both.
 */
const partOne = page(
  [
    `<section id="start"><h2>Start</h2>
      <p><a href="#größe">size</a> <a href="#two words">words</a> <a href="#the:(end)">end</a>
      <a href="https://example.org/x">out</a></section>`,
    `<section id="größe"><h2>Größe (5 0 R)</h2>${table}${picture("A square (5 0 R)")}</section>`,
  ],
  ["two words", "the:(end)"],
);

const partTwo = page(
  [
    `<section id="two words"><h2>Two words</h2>
      <p><a href="#größe">size</a> <a href="#start">start</a> <a href="#the:(end)">end</a></section>`,
    `<section id="the:(end)"><h2>End</h2>${table}${picture("5 0 R")}${picture("node1")}</section>`,
  ],
  ["größe", "start"],
);

/** More pages than Chromium puts into one node of its page tree, without a link or a table. */
const many = page(Array.from({ length: 20 }, (_, index) => `<section>Page ${index + 1}</section>`));

const { createBrowserOwner } = await loadSource("src/browser/owner.ts");
const { openPrintPage, printIn } = await loadSource("src/export/pdf/print.ts");
const { printPolicy } = await loadSource("src/render/page/policy.ts");
const browser = createBrowserOwner(process.env);
mkdirSync(folder, { recursive: true });
try {
  // One tab for all, because it counts the ids of elements on: "part-1-later" differs from "part-1" only in them.
  await browser.withPage("print", async (tab) => {
    for (const [name, html, quality] of [
      ["part-1", partOne, "final"],
      ["part-2", partTwo, "final"],
      ["part-1-later", partOne, "final"],
      ["many", many, "final"],
      ["draft", partOne, "draft"],
    ]) {
      const done = await openPrintPage(
        tab,
        { html, policy: printPolicy(html), files },
        { browser, notice: console.warn },
      );
      writeFileSync(path.join(folder, `${name}.pdf`), await printIn(tab, quality));
      done();
    }
  });
} finally {
  await browser.close();
}
