/** Writes the print page of a deck with everything inside, for the floor: node print-page.js DECK.md PAGE.html */
import { writeFileSync } from "node:fs";
import { findInputs } from "../src/export/inputs.js";
import { readPlayer } from "../src/export/resources.js";
import { createWorkshop } from "../src/export/workshop.js";
import { renderDeck } from "../src/render/deck.js";
import { renderPrintPage } from "../src/render/pages.js";

const [input = "", page = ""] = process.argv.slice(2);
const workshop = createWorkshop({}, process.cwd());
const [found] = findInputs([input], process.cwd());
const prepared = found && workshop.prepare(found);
if (!prepared) throw new Error(`cannot read ${input}`);
const deck = workshop.compose(prepared, ["pdf"]);
const rendered = await renderDeck(deck, prepared.theme.theme, {
  ...prepared,
  safe: false,
  memory: new Map<string, readonly string[]>(),
});
const { html, files } = renderPrintPage(rendered, prepared.templates, readPlayer(), false);
let whole = html;
for (const [name, { type, bytes }] of files) {
  whole = whole.replaceAll(`"/${name}"`, `"data:${type};base64,${Buffer.from(bytes).toString("base64")}"`);
}
writeFileSync(page, whole);
