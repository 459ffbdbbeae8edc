import { readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const factOf = (id: string, claim: string) =>
  `id: ${id}\nname: ${id}\nattributes: {colour: {value: yellow, source: {title: A colour chart}}}\nfacts:\n  - {id: ${id}-colour, claim: ${claim}, source: {url: "https://example.com/${id}", title: A page}}\n`;
const cast = `${JSON.stringify({ version: 2, width: 20, height: 2 })}\n[0.1,"o","sliced"]\n`;

/** A package of sections, with everything that they can name. */
const cheese = {
  "package.json": '{"name": "quarterdeck-cheese", "version": "1.2.0", "quarterdeck": {"collection": "cheese"}}',
  "gouda.md":
    '<!-- .slide: id="gouda" minutes="2" -->\n## Gouda\n\nIt is yellow [@gouda-colour] and has a rind.\n\n::diagram{src=diagrams/wheel.html}\n\n![A dot](dot.png)\n\n' +
    "---\n\n## A slice\n\n::terminal{cast=casts/slice.cast}\n\n::card{fact=gouda rows=colour}\n\n```sh file=cut.sh\n```\n\n[to the first](#gouda) [to this file](gouda.md#gouda)\n",
  "gouda.de.md": '<!-- .slide: id="gouda" minutes="2" -->\n## Gauda\n\nEr ist gelb [@gouda-colour].\n',
  "dot.png": onePixel,
  "cut.sh": "cut a slice\n",
  "casts/slice.cast": cast,
  "diagrams/wheel.html": '<div class="diagram">a wheel [@gouda-colour]</div>\n',
  "facts/gouda.yaml": factOf("gouda", "Gouda is yellow."),
  "facts/labels.yaml": "labels: {colour: {en: Colour of cheese}}\n",
  "glossary.yaml": "terms:\n  - {term: rind, text: The skin of a cheese., facts: [gouda-colour]}\n",
};

type Files = Readonly<Record<string, string | Uint8Array>>;

const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));

const installed = below("node_modules/quarterdeck-cheese", cheese);
const manifest = (...sections: readonly string[]) =>
  `title: Lunch\nglossary: [words.yaml, "cheese:glossary.yaml"]\nsections: ${JSON.stringify(sections)}\n`;

const talk = {
  "package.json": '{"dependencies": {"quarterdeck-cheese": "^1.0.0"}}',
  "quarterdeck.config.yaml": "{}\n",
  "slides/decks/lunch.deck.yaml": manifest("ours.md", "cheese:gouda.md"),
  "slides/ours.md":
    "## Ours\n\nBread is brown [@bread-colour], Gouda is not [@cheese:gouda-colour].\n\n::card{fact=cheese:gouda rows=colour}\n\n" +
    "![A dot of theirs](cheese:dot.png)\n\n::diagram{src=cheese:diagrams/wheel.html}\n\n[their section](cheese:gouda.md)\n",
  "slides/words.yaml": "terms:\n  - {term: crumb, text: The inside of bread.}\n",
  "slides/facts/bread.yaml": factOf("bread", "Bread is brown."),
  ...installed,
} satisfies Files;

/** Builds; what was said, and what was written. */
async function build(files: Files, ...args: string[]) {
  const made = setUp(files);
  const { status, out } = await quarterdeckHere(made.folder, ["build", "-f", "html,json", "--json", ...args]);
  const { decks, problems } = JSON.parse(out);
  const warnings = decks.flatMap((deck: { warnings: unknown[] }) => deck.warnings);
  const read = (name: string) => readFileSync(made.file(`dist/${name}`), "utf8");
  return {
    ...made,
    status,
    said: [...new Set([...problems, ...warnings].map(({ code, file, message }) => `${code} ${file}: ${message}`))],
    read,
  };
}

interface DeckData {
  readonly slides: readonly {
    readonly id: string;
    readonly title: string;
    readonly file: string;
    readonly minutes: number;
  }[];
  readonly sources: readonly { readonly id: string }[];
}

describe("a section of an installed package", () => {
  it("brings along all that it names, and is cited from outside by its prefix", async () => {
    const { status, said, read } = await build(talk);
    expect({ status, said }).toEqual({ status: 0, said: [] });
    const data: DeckData = JSON.parse(read("lunch.json"));
    expect(data.slides.map(({ file, id }) => `${file ?? ""} ${id}`)).toEqual([
      " cover",
      "slides/ours.md ours",
      "cheese:gouda.md gouda",
      "cheese:gouda.md a-slice",
      " glossary",
      " sources",
    ]);
    // However a file writes it, a fact is listed once.
    expect(data.sources.map(({ id }) => id)).toEqual(["bread-colour", "cheese:gouda-colour", "cheese:gouda"]);
    const page = read("lunch.html").replace(/<script[\s\S]*$/, "");
    expect(
      ["a wheel", "sliced", "a slice", "The skin of a cheese.", "Colour of cheese"].filter(
        (text) => !page.includes(text),
      ),
    ).toEqual([]);
    expect(page.match(/<img[^>]+src="data:image\/png/g)).toHaveLength(2);
    expect(page.match(/href="#\/gouda"/g)?.length).toBeGreaterThan(2);
  });

  it("names variants that a deck need not have, and is a project of its own where its decks are built", async () => {
    const files = {
      ...talk,
      "slides/decks/lunch.deck.yaml":
        "title: Lunch\nvariants: [guest]\nsections: [cheese:gouda.md, cheese:tutors.md]\n",
      "node_modules/quarterdeck-cheese/tutors.md": '<!-- .slide: only="tutor" -->\n## Tutors\n',
      "node_modules/quarterdeck-cheese/decks/own.deck.yaml":
        "title: Own\nglossary: glossary.yaml\nsections: [gouda.md]\n",
    };
    const { folder, said } = await build(files);
    expect(said).toEqual([]);
    const own = await quarterdeckHere(folder, [
      "build",
      "node_modules/quarterdeck-cheese/decks/own.deck.yaml",
      "-f",
      "html",
    ]);
    expect([own.status, own.err]).toEqual([0, ""]);
  });

  it("is asked for by the name of its package where that is listed and not installed", async () => {
    const { "slides/ours.md": _, ...rest } = talk;
    const left = Object.fromEntries(
      Object.entries<string | Uint8Array>(rest).filter(([name]) => !name.startsWith("node_modules/")),
    );
    const { said, folder } = await build({ ...left, "slides/ours.md": "## Ours\n" });
    expect(said[0]).toContain("there is no collection “cheese”");
    const { err } = await quarterdeckHere(folder, ["build", "-f", "html"]);
    expect(err).toContain("help: package.json lists quarterdeck-cheese, which is not installed: run npm install");
  });

  it("gives way to a slide of the project that has the same id, and its own links still find it", async () => {
    const { status, read } = await build({
      ...talk,
      "slides/ours.md": '<!-- .slide: id="gouda" -->\n## Ours\n\n[ours](#gouda)\n',
    });
    expect(status).toBe(0);
    const data: DeckData = JSON.parse(read("lunch.json"));
    expect(data.slides.map(({ id }) => id).slice(1, 4)).toEqual(["gouda", "cheese-gouda", "a-slice"]);
    const page = read("lunch.html").replace(/<script[\s\S]*$/, "");
    expect(page.match(/href="#\/(?:cheese-)?gouda"[^>]*>[^<]*/g)).toEqual(
      expect.arrayContaining(['href="#/gouda">ours', 'href="#/cheese-gouda">to the first']),
    );
  });

  it("is made again when the package changes, and only then", async () => {
    const made = setUp(talk);
    const again = async () => {
      const { out } = await quarterdeckHere(made.folder, ["build", "-f", "html", "--json"], ownCache(made));
      return JSON.parse(out).decks[0].unchanged;
    };
    expect([await again(), await again()]).toEqual([false, true]);
    made.write("node_modules/quarterdeck-cheese/diagrams/wheel.html", "<div>half a wheel</div>");
    expect([await again(), await again()]).toEqual([false, true]);
    made.write("node_modules/quarterdeck-cheese/facts/gouda.yaml", factOf("gouda", "Gouda is orange."));
    expect(await again()).toBe(false);
  });

  it("is made again when a link to the package leads to another version", async () => {
    const { folder, file, ...made } = setUp({ ...talk, ...below("v2", { ...cheese, "gouda.md": "## Gouda, aged\n" }) });
    const again = async () => {
      const { out } = await quarterdeckHere(folder, ["build", "-f", "md", "--json"], ownCache({ file }));
      return JSON.parse(out).decks[0].unchanged;
    };
    renameSync(file("node_modules/quarterdeck-cheese"), file("v1"));
    symlinkSync(file("v1"), file("node_modules/quarterdeck-cheese"));
    expect([await again(), await again()]).toEqual([false, true]);
    made.write("node_modules/.vite/cache.txt", "of somebody else");
    expect(await again()).toBe(true);
    rmSync(file("node_modules/quarterdeck-cheese"));
    symlinkSync(file("v2"), file("node_modules/quarterdeck-cheese"));
    expect(await again()).toBe(false);
    expect(readFileSync(file("dist/lunch.md"), "utf8")).toContain("Gouda, aged");
  });

  it("finds what it needs in its own node_modules, whatever other decks have opened", async () => {
    const needs = (name: string, fact: string) => ({
      ...below(`node_modules/quarterdeck-${name}`, {
        "package.json": `{"name": "quarterdeck-${name}", "version": "1.0.0", "dependencies": {"quarterdeck-milk": "*"}, "quarterdeck": {"collection": "${name}"}}`,
        "a.md": `## ${name}\n\nIt is made of milk [@milk:${fact}-colour].\n`,
      }),
      ...below(`node_modules/quarterdeck-${name}/node_modules/quarterdeck-milk`, {
        "package.json": '{"name": "quarterdeck-milk", "version": "1.0.0", "quarterdeck": {"collection": "milk"}}',
        [`facts/${fact}.yaml`]: factOf(fact, "It is white."),
      }),
    });
    const files = {
      "package.json": '{"dependencies": {"quarterdeck-one": "*", "quarterdeck-two": "*"}}',
      "quarterdeck.config.yaml": "{}\n",
      "slides/decks/one.deck.yaml": 'title: One\nsections: ["one:a.md"]\n',
      "slides/decks/two.deck.yaml": 'title: Two\nsections: ["two:a.md"]\n',
      ...needs("one", "cow"),
      ...needs("two", "goat"),
    };
    const { status, said, read } = await build(files);
    expect({ status, said }).toEqual({ status: 0, said: [] });
    const keys = (deck: string) => (JSON.parse(read(`${deck}.json`)) as DeckData).sources.map(({ id }) => id);
    expect([keys("one"), keys("two")]).toEqual([["one-milk:cow-colour"], ["two-milk:goat-colour"]]);
  });

  it("reads nothing outside of its package, and nobody reads through a link in it", async () => {
    const files = {
      ...talk,
      "secret.txt": "a secret",
      "slides/decks/lunch.deck.yaml": manifest("cheese:../../secret.md", "cheese:thief.md"),
      "node_modules/quarterdeck-cheese/thief.md":
        "## A\n\n```sh file=../../secret.txt\n```\n\n```sh file=link.txt\n```\n\n```sh file=slides/ours.md\n```\n",
    };
    const made = setUp(files);
    symlinkSync(made.file("secret.txt"), made.file("node_modules/quarterdeck-cheese/link.txt"));
    const { status, err } = await quarterdeckHere(made.folder, ["build", "-f", "html"]);
    expect(status).toBe(1);
    expect(err.match(/\((?:outside-project|missing-file)\)/g)?.sort()).toEqual([
      "(missing-file)",
      "(outside-project)",
      "(outside-project)",
      "(outside-project)",
    ]);
  });

  it("is judged by what the deck's look makes of it, and not by its words", async () => {
    const long = `## Theirs\n\n${"- teh words\n".repeat(30)}`;
    const files = {
      ...talk,
      "node_modules/quarterdeck-cheese/long.md": long,
      "slides/translations/cheese/long.de.md": "## Ihres\n",
      "slides/decks/lunch.deck.yaml": "title: Lunch\nsections: [cheese:long.md, ours.md]\n",
      "slides/ours.md": "## Bread is brown\n\nIt is [@bread-colour].\n\nNotes:\n\nSay so.\n",
    };
    const { folder } = setUp(files);
    const { out } = await quarterdeckHere(folder, ["check", "--reporter", "json"]);
    const findings: { code: string; file: string }[] = JSON.parse(out).findings;
    const theirs = findings.filter(({ file }) => file.startsWith("node_modules/"));
    expect(theirs.map(({ code }) => code)).toEqual(["overflow"]);
    expect(findings.filter(({ code }) => code === "unused-section")).toEqual([]);
  });
});

describe("the prefix of a collection", () => {
  const mapped = (config: string, more: Files = {}) => ({
    ...talk,
    "quarterdeck.config.yaml": config,
    "slides/decks/lunch.deck.yaml": "title: Lunch\nsections: [kaas:gouda.md, ours.md]\n",
    "slides/ours.md": "## Ours\n\nGouda [@kaas:gouda-colour] [@cheese:gouda-colour]\n",
    ...more,
  });

  it("is the project's where that maps one, and both lead to the same", async () => {
    const { status, read } = await build(mapped("collections: {kaas: quarterdeck-cheese}\n"));
    expect(status).toBe(0);
    const data: DeckData = JSON.parse(read("lunch.json"));
    expect(data.sources.map(({ id }) => id)).toEqual(["kaas:gouda-colour", "kaas:gouda"]);
  });

  it("can mean a folder of the project; one beside it has to say that it is a collection", async () => {
    const inside = mapped("collections: {kaas: ./shelf, cheese: ./shelf}\n", below("shelf", cheese));
    expect((await build(inside)).status).toBe(0);
    const files = {
      ...below("talk", mapped("collections: {kaas: ../shelf, cheese: ../shelf}\n")),
      ...below("shelf", cheese),
    };
    const made = setUp(files);
    const run = (...args: string[]) => quarterdeckHere(made.file("talk"), ["build", "-f", "html", ...args]);
    expect((await run()).status).toBe(0);
    const safe = await run("--safe");
    expect(safe.err).toContain("with --safe, collections lie in the project's folder");
    made.write("shelf/package.json", "{}");
    const silent = await run();
    expect(silent.status).toBe(1);
    expect(silent.err).toContain('help: let it say so, in its package.json: {"quarterdeck": {"collection": "kaas"}}');
    made.write("talk/quarterdeck.config.yaml", "collections: {kaas: .., cheese: ..}\n");
    expect((await run()).err).toContain("“..” is the project itself, or holds it");
  });
});

describe("a slide in the place of another", () => {
  const ours =
    '<!-- .slide: replaces="cheese:gouda.md#gouda" -->\n## Gouda as we know it\n\nWords of ours [@cheese:gouda-colour].\n';
  const files = {
    ...talk,
    "slides/overrides/gouda.md": ours,
    "slides/overrides/gouda.de.md": ours.replace("as we know it", "wie wir ihn kennen"),
  };

  it("stands there in every deck, with the id and the minutes of the other", async () => {
    const second = "title: Dinner\nsections: [cheese:gouda.md#gouda]\n";
    const { folder, said, read } = await build({ ...files, "slides/decks/dinner.deck.yaml": second });
    expect(said).toEqual([
      "unnoted-original slides/overrides/gouda.md: nothing is noted of “cheese:gouda.md#gouda”, so that nobody will be told when it changes",
    ]);
    for (const deck of ["lunch", "dinner"]) {
      const { slides }: DeckData = JSON.parse(read(`${deck}.json`));
      expect(slides.filter(({ id }) => id === "gouda")).toMatchObject([
        { title: "Gouda as we know it", minutes: 2, file: "slides/overrides/gouda.md" },
      ]);
    }
    const { out } = await quarterdeckHere(folder, ["outline"]);
    expect(out).toContain("slides/overrides/gouda.md:1, in the place of cheese:gouda.md#gouda");
  });

  it("is copied by eject, which notes the other; what cannot be copied writes nothing", async () => {
    const made = setUp(talk);
    const run = (...args: string[]) => quarterdeckHere(made.folder, args);
    expect(await run("eject", "cheese:gouda.md#gauda")).toMatchObject({
      status: 1,
      err: expect.stringContaining("did you mean “#gouda”?"),
    });
    const first = await run("eject", "cheese:gouda.md#gouda", "--json");
    expect(JSON.parse(first.out).files).toEqual(["slides/overrides/cheese/gouda-gouda.md", "quarterdeck.lock.yaml"]);
    const copy = readFileSync(made.file("slides/overrides/cheese/gouda-gouda.md"), "utf8");
    expect(copy).toContain('::diagram{src="cheese:diagrams/wheel.html"}\n\n![A dot](cheese:dot.png)\n');
    expect(await run("eject", "cheese:gouda.md#gouda")).toMatchObject({ status: 1, out: "" });
    const { status, out } = await run("build", "-f", "html", "--json");
    expect([status, JSON.parse(out).decks[0].warnings]).toEqual([0, []]);
  });

  it("is a copy that reads as the other does: code, HTML, definitions and notes, in a file that leads nowhere else", async () => {
    const theirs =
      '---\nnotesSeparator: "^Speaker:"\n---\n\n<!-- .slide: id="../../../evil" -->\n## A\n\n`[@gouda-colour] ![x](dot.png)` <img src="dot.png" alt="A dot"> [r][rind]\n\n' +
      "```md\n![x](dot.png) [@gouda-colour]\n```\n\nSpeaker:\n\nspoken\n\n---\n\n## B\n\n[rind]: cut.sh\n";
    const made = setUp({
      ...talk,
      "node_modules/quarterdeck-cheese/odd.md": theirs,
      "slides/decks/lunch.deck.yaml": "title: Lunch\nsections: [cheese:odd.md]\n",
    });
    const run = (...args: string[]) => quarterdeckHere(made.folder, args);
    const { out } = await run("eject", "cheese:odd.md#../../../evil", "--json");
    expect(JSON.parse(out).files).toEqual(["slides/overrides/cheese/odd-evil.md", "quarterdeck.lock.yaml"]);
    const copy = readFileSync(made.file("slides/overrides/cheese/odd-evil.md"), "utf8");
    expect(copy).toContain(
      '---\nnotesSeparator: "^Speaker:"\n---\n\n<!-- .slide: replaces="cheese:odd.md#../../../evil"',
    );
    expect(copy).toContain('`[@gouda-colour] ![x](dot.png)` <img src="cheese:dot.png" alt="A dot"> [r][rind]\n');
    expect(copy).toContain("```md\n![x](dot.png) [@gouda-colour]\n```\n");
    expect(copy).toContain("[rind]: <cheese:cut.sh>");
    const built = await run("build", "-f", "html,md", "--json");
    expect([built.status, JSON.parse(built.out).decks[0].warnings]).toEqual([0, []]);
    expect(readFileSync(made.file("dist/lunch.md"), "utf8")).toContain("A dot");
  });

  it("is for whom it says, and the other one for the rest; a draft replaces nothing", async () => {
    const deck = "title: Lunch\nvariants: [teacher, learner, guest]\nsections: [cheese:gouda.md]\n";
    const slide = (words: string, condition: string) =>
      ours.replace("as we know it", words).replace(" -->", ` ${condition} -->`);
    const { said, read } = await build({
      ...talk,
      "slides/decks/lunch.deck.yaml": deck,
      "slides/overrides/a.md": slide("for teachers", 'only="teacher"'),
      "slides/overrides/b.md": slide("for learners", 'only="learner"'),
      "slides/overrides/c.md": slide("not yet", "draft"),
    });
    expect(said.every((line) => line.startsWith("unnoted-original"))).toBe(true);
    const titles = (variant: string) => {
      const { slides }: DeckData = JSON.parse(read(`lunch-${variant}.json`));
      return slides.filter(({ id }) => id === "gouda").map(({ title }) => title);
    };
    expect(["teacher", "learner", "guest"].map(titles)).toEqual([
      ["Gouda for teachers"],
      ["Gouda for learners"],
      ["Gouda"],
    ]);
  });

  it("is told to have lost its original, beside all others that still have theirs", async () => {
    const made = setUp({ ...files, "slides/overrides/lost.md": ours.replace("#gouda", "#gone") });
    const { overrides } = JSON.parse((await quarterdeckHere(made.folder, ["diff", "--json"])).out);
    expect(overrides.map(({ target, status }: Record<string, string>) => `${status} ${target}`)).toEqual([
      "unnoted cheese:gouda.md#gouda",
      "gone cheese:gouda.md#gone",
    ]);
    const own = await build({
      ...talk,
      "slides/decks/lunch.deck.yaml": "title: L\nsections: [ours.md]\n",
      "slides/ours.md": ours.replace("cheese:gouda.md", "nope:x.md"),
    });
    expect(own.said[0]).toContain("missing-collection slides/ours.md");
  });

  it("stands nowhere else, where the deck has it, too", async () => {
    const { read } = await build({ ...talk, "slides/ours.md": `# Ours\n\n---\n\n${ours}` });
    const { slides }: DeckData = JSON.parse(read("lunch.json"));
    expect(slides.map(({ title }) => title).slice(1, 4)).toEqual(["Ours", "Gouda as we know it", "A slice"]);
  });

  it("follows the language of the deck", async () => {
    const { read, said } = await build(files, "--lang", "de");
    expect(said).toEqual([
      "missing-translation slides/decks/lunch.deck.yaml: slides/ours.md has no version in “de”; the original is used",
      "unnoted-original slides/overrides/gouda.de.md: nothing is noted of “cheese:gouda.md#gouda”, so that nobody will be told when it changes",
    ]);
    const { slides }: DeckData = JSON.parse(read("lunch.json"));
    expect(slides.map(({ title }) => title)).toContain("Gouda wie wir ihn kennen");
  });

  it("stands in a translation, too, that the project has made of their section", async () => {
    const others = Object.fromEntries(
      Object.entries<string | Uint8Array>(files).filter(([name]) => !/cheese.gouda.de/.test(name)),
    );
    const slides = '<!-- .slide: id="first" -->\n## Emmentaler\n\n---\n\n<!-- .slide: id="gouda" -->\n## Gauda\n';
    const { read } = await build({ ...others, "slides/translations/cheese/gouda.de.md": slides }, "--lang", "de");
    const data: DeckData = JSON.parse(read("lunch.json"));
    expect(data.slides.map(({ title }) => title).slice(2, 4)).toEqual(["Emmentaler", "Gouda wie wir ihn kennen"]);
  });

  it("leaves sections alone that the project has written in the language of the deck", async () => {
    const { said } = await build({
      ...files,
      "slides/decks/lunch.deck.yaml": "title: Essen\nlang: de\nsections: [cheese:gouda.md, ours.md, bread.md]\n",
      "slides/ours.md": "## Unser Brot\n",
      "slides/bread.md": "---\nlang: de\n---\n\n## Brot\n",
    });
    expect(said.filter((line) => line.startsWith("missing-translation"))).toEqual([]);
  });

  it("is compared with what the other says now and said then", async () => {
    const made = setUp(files);
    const diff = async (...args: string[]) => (await quarterdeckHere(made.folder, ["diff", ...args])).out;
    const warnings = async () => {
      const { out } = await quarterdeckHere(made.folder, ["build", "-f", "md", "--json"]);
      return JSON.parse(out).decks[0].warnings.map(({ code }: { code: string }) => code);
    };
    expect(await diff()).toContain("not noted cheese:gouda.md#gouda  slides/overrides/gouda.md:1");
    await diff("--accept");
    expect(await warnings()).toEqual([]);
    made.write("node_modules/quarterdeck-cheese/gouda.md", cheese["gouda.md"].replace("yellow", "orange"));
    made.write("node_modules/quarterdeck-cheese/package.json", cheese["package.json"].replace("1.2.0", "1.3.0"));
    expect(await warnings()).toEqual(["original-changed"]);
    const sides = await diff("gouda");
    expect(sides).toContain("--- before\tquarterdeck-cheese@1.2.0\n+++ now\tquarterdeck-cheese@1.3.0");
    expect(sides).toContain("-It is yellow [@gouda-colour] and has a rind.\n+It is orange");
    expect(sides).toContain("+Words of ours [@cheese:gouda-colour].");
    const { overrides } = JSON.parse(await diff("--json"));
    expect(overrides).toMatchObject([
      { target: "cheese:gouda.md#gouda", status: "changed", source: "slides/overrides/gouda.md:1" },
    ]);
    await diff("cheese:gouda.md#gouda", "--accept");
    expect(await warnings()).toEqual([]);
  });
});
