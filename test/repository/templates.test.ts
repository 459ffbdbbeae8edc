import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleFiles, type ShippedTemplate, shippedTemplates } from "../support/examples.js";
import { project, quarterdeckHere, type Run, type TestProject } from "../support/project.js";

const templateFiles = readdirSync("templates", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".hbs"))
  .map((file) => path.join("templates", file));

describe("the templates", () => {
  describe("by their examples, built together", () => {
    const fileOf = ({ kind, name }: ShippedTemplate) => `${kind}-${name}`;
    let made: TestProject;
    let run: Run;
    beforeAll(async () => {
      const decks = Object.fromEntries(shippedTemplates.map((each) => [`${fileOf(each)}.md`, each.example]));
      made = project({ ...exampleFiles, ...decks });
      cpSync("slides/facts", made.file("slides/facts"), { recursive: true });
      run = await quarterdeckHere(made.folder, ["build", ...Object.keys(decks), "-f", "html"]);
    });
    afterAll(() => made.remove());

    it("have no problem", () => {
      expect([run.status, run.err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    });

    it.each(shippedTemplates)("$kind/$name describes itself, and its example shows it", (shipped) => {
      const { kind, name, summary } = shipped;
      expect(summary).toMatch(/\.$/);
      const html = readFileSync(made.file(`dist/${fileOf(shipped)}.html`), "utf8");
      const slides = html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
      expect(slides).toContain(
        kind === "layouts" ? `layout-${name}` : name === "incremental" ? "fragment" : `c-${name}`,
      );
    });
  });

  it("are written as the documentation says", async () => {
    const manual = readFileSync("docs/templates.md", "utf8");
    const [component = "", layout = ""] = [...manual.matchAll(/^```handlebars\n(.*?)^```/gms)].map(([, text]) => text);
    const made = project({
      ...exampleFiles,
      "templates/components/figure-of.hbs": component,
      "templates/layouts/beside.hbs": layout,
      "look.css": /^```css\n(.*?)^```/ms.exec(manual)?.[1] ?? "",
      "deck.md":
        '---\ncss: look.css\n---\n\n## A\n\n::figure-of{value=125}\n\n---\n\n<!-- .slide: layout="beside" -->\n## B\n\n![Two boxes](boxes.svg)\n\nText\n',
    });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "deck.md", "-f", "html"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    const html = readFileSync(made.file("dist/deck.html"), "utf8");
    expect(html).toContain('<p class="figure-of"><b>125</b> ms</p>');
    expect(html).toMatch(/layout-beside[\s\S]*alt="Two boxes"><div><p>Text<\/p><\/div>/);
    made.remove();
  });

  it.each(templateFiles)("%s has lines that can be read", (file) => {
    const long = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.length > 140);
    expect(long).toEqual([]);
  });
});
