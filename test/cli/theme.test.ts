import { readFileSync, symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { openInstallation } from "../../src/project/package-files.js";
import { previewTheme } from "../../src/project/preview.js";
import { shippedTemplates } from "../support/examples.js";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
/** Layouts of slides that the compiler makes. */
const generated = new Set(["title", "agenda", "part", "glossary", "sources"]);

it("makes slides of every layout and component, those of the project included, in both sizes", () => {
  const made = setUp({
    "templates/components/badge.hbs":
      '{{!--\nsummary: A badge.\nexample: |\n  ::badge\n--}}\n<b class="c-badge">badge {{slide.number}}</b>\n',
    "slides/facts/kvm.yaml": "id: kvm\nname: Our own\nfacts: []\n",
  });
  const { inputs, mounted } = previewTheme(
    { theme: "quarterdeck", root: made.folder, border: "whole" },
    openInstallation(),
  );
  expect(inputs.map(({ name }) => name)).toEqual(["theme-quarterdeck", "theme-quarterdeck-4x3"]);
  const text = [...mounted]
    .map(([name, bytes]) => (/[.]md$/.test(name) ? Buffer.from(bytes).toString() : ""))
    .join("\n");
  const examples = shippedTemplates.filter(({ kind, name }) => kind === "components" || !generated.has(name));
  for (const { example } of examples) expect(text).toContain(example.trim().split("\n").at(-1));
  expect(text).toContain("::badge");
  expect([...mounted.keys()].filter((name) => /facts/.test(name))).toEqual([
    "slides/facts/firecracker.yaml",
    "slides/facts/gvisor.yaml",
  ]);
});

it("takes a theme for reveal.js out of a package, also one that was made before there were variables", async () => {
  const made = setUp({
    "node_modules/@northquay/slides/package.json": '{ "main": "look.css" }',
    "node_modules/@northquay/slides/look.css":
      '@import url(https://fonts.example/a.css);\n/* of old */ body { background: #fafafa }\n.reveal { color: #112233; font-family: "Own", serif }\n.reveal h1, .reveal h2 { color: #445566 }\n.reveal a { color: #006699 }\n',
    "node_modules/both/package.json": "{}",
    "node_modules/both/dist/day.css": ":root{--r-main-color:#123}",
    "node_modules/both/dist/night.css": ":root{--r-main-color:#eee}",
    "old.md": '---\ntheme: "@northquay/slides"\n---\n\n# A\n',
    "one.md": "---\ntheme: both/dist/night.css\n---\n\n# A\n",
    "none.md": "---\ntheme: both\n---\n\n# A\n",
  });
  const { status, err } = await quarterdeckHere(made.folder, ["build", "old.md", "one.md", "-f", "html", "--quiet"]);
  expect([status, err]).toEqual([0, ""]);
  const old = readFileSync(made.file("dist/old.html"), "utf8");
  expect(old).toContain('--r-background-color:#fafafa;--r-main-color:#112233;--r-main-font:"Own", serif');
  expect(old).toContain("--r-heading-color:#445566");
  expect(old).toContain("--r-link-color:#006699");
  expect(old).not.toContain("fonts.example");
  expect(readFileSync(made.file("dist/one.html"), "utf8")).toContain("--r-main-color:#eee");
  const several = await quarterdeckHere(made.folder, ["build", "none.md", "-f", "html", "--quiet"]);
  expect(several.err).toContain("name one of them: both/dist/day.css, both/dist/night.css");
});

it("finds packages of themes above the project, and what they need themselves, and notes what they are made of", async () => {
  const made = setUp({
    "shared/ours/package.json": "{}",
    "shared/ours/theme.yaml": "extends: base\nstyles: [look.css]\n",
    "shared/ours/look.css": ".ours { color: #123123; background: url(../mark.png) }\n",
    "shared/ours/templates/components/own.hbs": '<b class="by-ours">own</b>\n',
    "shared/ours/node_modules/base/package.json": "{}",
    "shared/ours/node_modules/base/theme.yaml": "extends: quarterdeck\nstyles: [base.css]\n",
    "shared/ours/node_modules/base/base.css": ".base { color: #321321 }\n",
    "shared/mark.png": onePixel,
    "node_modules/sheet/package.json": '{ "style": "look.css" }',
    "node_modules/sheet/look.css": ":root{--r-main-color:#456456}",
    "p/quarterdeck.config.yaml": "",
    "p/a.md": "---\ntheme: ours\n---\n\n## A\n\n::own\n",
    "p/b.md": "---\ntheme: sheet\n---\n\n# B\n",
  });
  symlinkSync("../shared/ours", made.file("node_modules/ours"), "dir");
  const build = async (...args: string[]) => {
    const words = ["build", "a.md", "b.md", "-f", "html", "--lenient", "--json", ...args];
    const { decks, problems } = JSON.parse((await quarterdeckHere(made.file("p"), words, ownCache(made))).out);
    return {
      unchanged: decks.map((deck: Record<string, unknown>) => deck["unchanged"]),
      said: JSON.stringify([decks, problems]).match(/(?<="code":")[\w-]+/g),
    };
  };
  const page = (name: string) => readFileSync(made.file(`p/dist/${name}.html`), "utf8");
  expect((await build()).said).toEqual(["outside-project"]);
  for (const part of ["#123123", "#321321", 'class="by-ours"']) expect(page("a")).toContain(part);
  expect(page("b")).toContain("--r-main-color:#456456");
  made.write("shared/ours/look.css", ".ours { color: #789789 }\n");
  made.write("node_modules/sheet/look.css", ":root{--r-main-color:#987987}");
  expect((await build()).unchanged).toEqual([false, false]);
  expect(page("a")).toContain("#789789");
  expect(page("b")).toContain("#987987");
  expect((await build()).unchanged).toEqual([true, true]);
  expect((await build("--safe")).said).toEqual(["missing-theme", "missing-component", "missing-theme"]);
});

it("takes default for its own look in a deck of another tool, and for a mistake in a manifest", async () => {
  const made = setUp({
    "talk.md": "---\ntheme: default\n---\n\n## A\n",
    "slides/decks/talk.deck.yaml": "title: A\ntheme: default\nsections: [a.md]\n",
    "slides/a.md": "## A\n",
  });
  const file = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html"]);
  expect([file.status, file.err]).toEqual([0, ""]);
  const manifest = await quarterdeckHere(made.folder, ["build", "-f", "html"]);
  expect(manifest.status).toBe(1);
  expect(manifest.err).toContain("slides/decks/talk.deck.yaml:2:8: error: there is no theme “default”");
});

it("lists the themes, and names them where one is asked for that nobody knows", async () => {
  const made = setUp({ "templates/themes/ours/theme.yaml": "extends: quarterdeck\n" });
  const list = await quarterdeckHere(made.folder, ["theme", "list", "--json"]);
  expect(JSON.parse(list.out).themes).toEqual(expect.arrayContaining(["ours", "quarterdeck", "league"]));
  const { status, err } = await quarterdeckHere(made.folder, ["theme", "preview", "leage"]);
  expect(status).toBe(2);
  expect(err).toMatch(/there is no theme “leage”; did you mean “league”\?; known: [^\n]*quarterdeck/);
  made.write("node_modules/both/package.json", "{}");
  for (const name of ["day", "night"]) made.write(`node_modules/both/${name}.css`, "");
  expect((await quarterdeckHere(made.folder, ["theme", "preview", "both"])).err).toContain(
    "both/day.css, both/night.css",
  );
  expect((await quarterdeckHere(made.folder, ["theme", "show"])).err).toContain("write “theme preview NAME”");
});
