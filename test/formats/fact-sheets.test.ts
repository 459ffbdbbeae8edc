import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { allText } from "../support/talk.js";

const setUp = projectMaker();

it("a handout has all that the registry says of a system of which a card shows a part", async () => {
  const entry = (id: string, more: string) =>
    `id: ${id}\nname: The ${id}\nsummary: It keeps ${id} things by an ABI.\nattributes:\n  language: Go\n  license: MIT\n  rootless: true\n${more}`;
  const made = setUp({
    "a.md":
      '---\nlang: de\n---\n## A\n\n::card{fact=shelf rows="language"}\n\n::card{fact=rack}\n\n---\n\n## B\n\n::card{fact=shelf rows="license"}\n',
    "slides/facts/shelf.yaml": entry("shelf", "  port: {value: 6379, unit: tcp}\n  nothing: ''\n  abi_note: stable\n"),
    "slides/facts/rack.yaml": entry("rack", ""),
    "slides/facts/labels.yaml": "labels: {license: {en: Licence, de: Lizenz}}\n",
  });
  const run = await quarterdeckHere(made.folder, ["build", "a.md", "-f", "handout", "--quiet"]);
  expect(run).toMatchObject({ status: 0 });
  const text = (await allText(made.file("dist/a-handout.pdf"))).replace(/\s+/g, " ");
  const sheets = text.slice(text.indexOf("Steckbriefe The shelf"));
  expect(sheets).toContain("It keeps shelf things by an ABI.");
  for (const row of ["Lizenz MIT", "Port 6379 tcp", "Rootless ja", "ABI note stable"]) expect(sheets).toContain(row);
  expect(sheets).not.toContain("nothing");
  // What is whole on its slide is not printed again.
  expect(sheets).not.toContain("It keeps rack things by an ABI.");
});
