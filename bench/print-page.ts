/** Writes the print page of a deck with everything inside, for the floor: node print-page.js DECK.md PAGE.html */
import { writeFileSync } from "node:fs";
import { openCodeCache } from "../src/project/code-cache.js";
import { findInputs } from "../src/project/inputs.js";
import { openInstallation, readPlayer } from "../src/project/package-files.js";
import { openProjects } from "../src/project/projects.js";
import { closedDesk } from "../src/render/drawing/desk.js";
import { renderPrintPages } from "../src/render/page/print-page.js";

const [input = "", page = ""] = process.argv.slice(2);
const request = { folder: process.cwd(), html: "raw" as const };
const projects = openProjects(request, openInstallation(), {
  code: openCodeCache({ environment: process.env, cache: false }),
  drawings: closedDesk,
});
const [found] = findInputs([input], process.cwd());
const compiled = found && projects.of(found).compile(found, ["pdf"]);
const rendered = await compiled?.groups[0]?.render();
if (!compiled || !rendered) throw new Error(`cannot read ${input}`);
const options = { steps: false, watermark: "", pageSize: undefined };
const parts = await renderPrintPages(rendered, compiled.design.templates, readPlayer(), options);
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
