/** Writes the print page of a deck with everything inside, for the floor: node print-page.js DECK.md PAGE.html */
import { writeFileSync } from "node:fs";
import { findInputs } from "../src/project/inputs.js";
import { readPlayer } from "../src/project/package-files.js";
import { createWorkshop } from "../src/project/workshop.js";
import { renderDeck } from "../src/render/deck.js";
import { renderPrintPages } from "../src/render/page/pages.js";

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
const parts = renderPrintPages(rendered, prepared.templates, readPlayer(), { steps: false, watermark: "", pageSize: undefined });
// The floor prints the deck in one go: the first part's page with the slides of all.
const slidesOf = (html: string) => html.slice(html.indexOf("<section"), html.lastIndexOf("</section>") + "</section>".length);
const first = parts[0]?.html ?? "";
let whole = first.replace(slidesOf(first), () => parts.map(({ html }) => slidesOf(html)).join("\n"));
for (const { files } of parts) {
  for (const [name, { type, bytes }] of files) {
    whole = whole.replaceAll(`"/${name}"`, `"data:${type};base64,${Buffer.from(bytes).toString("base64")}"`);
  }
}
writeFileSync(page, whole);
