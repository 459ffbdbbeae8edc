import { expect, it } from "vitest";
import { Ledger } from "../../../src/ledger/ledger.js";
import { findInputs } from "../../../src/project/inputs.js";
import { openInstallation, packageTemplates } from "../../../src/project/package-files.js";
import { openProject } from "../../../src/project/project.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import { asHtml } from "../../../src/render/html/html.js";
import { finishPage } from "../../../src/render/page/own-page.js";
import { renderPrintPages } from "../../../src/render/page/print-page.js";
import { project as makeProject } from "../../support/project.js";
import { noPlayer } from "../../support/render.js";

const page = asHtml('<!doctype html>\n<html><body onload="x()"><img src="https://example.org/a.png"></body></html>');

it.each(["deck", "print", "paper"])("a page of the packaged template %s is not gone through again", (name) => {
  expect(finishPage(page, [name], packageTemplates(openInstallation(), new Ledger()), { scripts: [] })).toBe(page);
});

it("a print page of the project's own keeps the fonts that the browser is to ask for early, and loses what else is linked", async () => {
  const template =
    "<html><head><style>{{styles}}</style>\n<link rel=preload as=font href=//example.org/a.woff2></head>";
  const { folder, remove } = makeProject({
    "talk.md": "# Talk\n",
    "templates/print.hbs": `${template}<body><main>{{slides}}</main></body></html>\n`,
  });
  const services = { code: new Map(), drawings: closedDesk };
  const project = openProject({ root: folder, folder, html: "raw" }, openInstallation(), services);
  const [input] = findInputs(["talk.md"], folder);
  const compiled = input && project.compile(input, ["pdf"]);
  const rendered = await compiled?.groups[0]?.render();
  if (!compiled || !rendered) throw new Error("the deck cannot be read");
  const options = { steps: false, watermark: "", pageSize: undefined, laidOut: "on paper" } as const;
  const [print] = await renderPrintPages(rendered, compiled.design.templates, noPlayer, options);
  const [links, fonts] = [
    /<link [^>]*>/g,
    /<link rel="preload" as="font" type="font\/woff2" href="\/[0-9a-f]{16}\.woff2"/g,
  ];
  expect(print?.html.match(fonts)?.length).toBeGreaterThan(2);
  expect(print?.html.match(links)?.length).toBe(print?.html.match(fonts)?.length);
  expect(project.problems().map(({ code }) => code)).toEqual(["removed-element"]);
  remove();
});
