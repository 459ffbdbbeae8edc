import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packagedYaml } from "../../src/content/packaged-yaml.js";
import { headerOf } from "../../src/content/template-info.js";
import { contentOf, parseYamlIn } from "../../src/content/yaml-document.js";
import { Ledger } from "../../src/ledger/ledger.js";
import { packagedTemplate } from "../../src/render/design/packaged-templates.js";
import { type Span, sourceFile } from "../../src/source/text.js";
import { project, quarterdeckHere } from "../support/project.js";

const files = readdirSync("templates", { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => !/^(starters|specimen)\b/.test(file));

/** A file as the package gives it. */
const packaged = (file: string) => sourceFile(file, readFileSync(path.join("templates", file), "utf8"));

const whole = (file: string): Span => ({ file: packaged(file), start: 0, end: packaged(file).text.length });

const headers = files.filter((file) => /^(layouts|components)\/.*\.hbs$/.test(file));
const stretches: [string, Span][] = [
  ...files.filter((file) => file.endsWith(".yaml")).map((file): [string, Span] => [file, whole(file)]),
  ...headers.flatMap((file): [string, Span][] => {
    const span = headerOf(packaged(file));
    return span ? [[file, span]] : [];
  }),
];

describe("what is made when Quarterdeck is compiled", () => {
  it.each(stretches)("has what the YAML of %s holds", (_, span) => {
    const document = parseYamlIn(span, new Ledger(), () => undefined);
    expect(packagedYaml(span)).toEqual({ value: document && contentOf(document) });
  });

  it("has nothing for YAML that was edited", () => {
    const { file } = whole("locales/en.yaml");
    const edited = sourceFile(file.path, `${file.text}more: words\n`);
    expect(packagedYaml({ file: edited, start: 0, end: edited.text.length })).toBeUndefined();
  });

  it("has nothing for the YAML of a project, even where it says the same", () => {
    const { file, start, end } = whole("locales/en.yaml");
    expect(packagedYaml({ file: { ...file, root: "/somewhere" }, start, end })).toBeUndefined();
  });

  it.each(files.filter((file) => file.endsWith(".hbs")))("has the template %s", (file) => {
    const name = file.replace(/^themes\/[^/]+\/templates\/|\.hbs$/g, "");
    expect(packagedTemplate(name, packaged(file))).toBeDefined();
    expect(packagedTemplate(name, sourceFile(file, `${packaged(file).text} `))).toBeUndefined();
  });

  it("does not stand where a project's words ask for what a packaged template does not give", async () => {
    const made = project({
      "templates/locales/en.yaml": 'quiz:\n  right: "right for {whom}"\n',
      "deck.md": "## A\n\n```quiz\nchoices:\n  - one\n  - two\nanswer: 1\n```\n",
    });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "deck.md", "-f", "html"]);
    expect(status).toBe(1);
    expect(err).toContain("missing-value");
    made.remove();
  });
});
