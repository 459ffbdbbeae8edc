import { expect, it } from "vitest";
import { Ledger } from "../../../src/ledger/ledger.js";
import { openInstallation, packageTemplates } from "../../../src/project/package-files.js";
import { asHtml } from "../../../src/render/html/html.js";
import { finishPage } from "../../../src/render/page/own-page.js";

const page = asHtml('<!doctype html>\n<html><body onload="x()"><img src="https://example.org/a.png"></body></html>');

it.each(["deck", "print", "paper"])("a page of the packaged template %s is not gone through again", (name) => {
  expect(finishPage(page, [name], packageTemplates(openInstallation(), new Ledger()), { scripts: [] })).toBe(page);
});
