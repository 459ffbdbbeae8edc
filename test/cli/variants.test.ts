import { existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const runIn =
  ({ folder, file }: TestProject) =>
  (...args: readonly string[]) =>
    quarterdeckHere(folder, args, ownCache({ file }));

/** The decks that a build has made, with their files. */
const madeBy = (out: string) =>
  (JSON.parse(out) as { decks: { name: string; variant?: string; title: string; outputs: { path: string }[] }[] })
    .decks;

const night = {
  "quarterdeck.config.yaml": `vars: {company: Ours, place: {city: Bern}}
build:
  formats: [json]
  decks:
    b: {out: public/b, formats: [md]}
`,
  "slides/decks/a.deck.yaml": `title: A
event: Old
variants:
  one: {title: First, vars: {company: One}}
  two: {formats: [md]}
sections: [s.md]
`,
  "slides/decks/b.deck.yaml": "title: B\nvars: {company: B}\nsections: [s.md]\n",
  "slides/decks/c.deck.yaml": "title: C\ndraft: true\nsections: [s.md]\n",
  "slides/s.md": '# {{company}} in {{place.city}}\n\n---\n\n<!-- .slide: skip minutes="5" -->\n# Skipped\n',
};

it("makes all variants of all decks in the formats and folders that they say, and nothing the second time", async () => {
  const made = setUp(night);
  const run = runIn(made);
  const first = await run("build", "--json");
  expect(first.status, first.err).toBe(0);
  expect(
    madeBy(first.out).map(({ name, variant, title, outputs }) => [
      name,
      variant,
      title,
      outputs.map((each) => each.path),
    ]),
  ).toEqual([
    ["a-one", "one", "First", ["dist/a-one.json"]],
    ["a-two", "two", "A", ["dist/a-two.md"]],
    ["b", undefined, "B", ["public/b/b.md"]],
  ]);
  const read = (name: string) => readFileSync(made.file(name), "utf8");
  expect([read("dist/a-one.json"), read("dist/a-two.md"), read("public/b/b.md")]).toEqual([
    expect.stringContaining("# One in Bern"),
    expect.stringContaining("# Ours in Bern"),
    expect.stringContaining("# B in Bern"),
  ]);
  expect(read("dist/index.html")).toMatch(/one ·\s/);
  expect(read("dist/index.html")).not.toContain("public");
  expect(read("public/b/index.html")).toContain('href="b.md"');
  const before = statSync(made.file("public/b/b.md")).mtimeMs;
  const second = await run("build");
  expect(second.err).toContain("note: left out, because they are drafts: c (--drafts builds them)");
  expect([second.out, statSync(made.file("public/b/b.md")).mtimeMs]).toEqual([
    expect.stringContaining("nothing has changed"),
    before,
  ]);
  // What a deck says is asked again when it has changed.
  made.write("slides/decks/c.deck.yaml", "title: C\nformats: [md]\nvariants: [x]\nsections: [s.md]\n");
  const changed = await run("build", "--json");
  expect(madeBy(changed.out).flatMap(({ outputs }) => outputs.map((each) => each.path))).toContain("dist/c-x.md");
  made.write("slides/decks/c.deck.yaml", night["slides/decks/c.deck.yaml"]);
  // The command line wins.
  const own = await run("build", "-f", "md", "-o", "out", "--variant", "one", "--json");
  expect(madeBy(own.out).map(({ outputs }) => outputs[0]?.path)).toEqual(["out/a-one.md", "out/b.md"]);
});

describe("--set and --vars", () => {
  it("come before what the variant, the deck and the configuration say", async () => {
    const made = setUp({ ...night, "more.yaml": "company: File\nspeaker: {name: Ann}\nplace: {city: Basel}\n" });
    const run = runIn(made);
    const { status, err } = await run("build", "--vars", "more.yaml", "--set", "company=Set", "--set", "event=New");
    expect(status, err).toBe(0);
    const deck = JSON.parse(readFileSync(made.file("dist/a-one.json"), "utf8")) as Record<string, unknown>;
    expect(deck).toMatchObject({ event: "New", speaker: { name: "Ann" }, slides: [{}, { title: "Set in Basel" }, {}] });
    // What a file of variables says is a part of what the deck was made of.
    made.write("more.yaml", "place: {city: Biel}\n");
    await run("build", "--vars", "more.yaml", "--set", "company=Set", "--set", "event=New");
    expect(readFileSync(made.file("dist/a-one.json"), "utf8")).toContain("Set in Biel");
  });

  it.each([
    [["--set", "compny=X"], 2, "--set compny: no deck uses {{compny}}; did you mean company?"],
    [["--set", "company"], 2, "--set company: write --set NAME=VALUE"],
    [["--vars", "gone.yaml"], 1, "there is no file or folder “gone.yaml”"],
    [["--vars", "list.yaml"], 1, "list.yaml:1:"],
    [["--vars", "broken.yaml"], 1, "broken.yaml:2:"],
  ])("%j is refused", async (args, status, said) => {
    const made = setUp({ ...night, "list.yaml": "company: [a, b]\n", "broken.yaml": "company: [a\n" });
    const run = await runIn(made)("build", ...args);
    expect([run.status, run.err]).toEqual([status, expect.stringContaining(said)]);
  });
});

it("says of which variants there are, and leaves out decks that do not have the one that is asked for", async () => {
  const made = setUp({ ...night, "slides/decks/b.deck.yaml": "title: B\nvariants: [three]\nsections: [s.md]\n" });
  const run = runIn(made);
  const one = await run("build", "--variant", "one");
  expect([one.status, one.err]).toEqual([0, expect.stringContaining("have no variant “one”: b\n")]);
  expect(existsSync(made.file("public"))).toBe(false);
  expect((await run("build", "--variant", "on")).err).toContain("there is no variant “on”; did you mean one?");
});

describe("drafts and what is skipped", () => {
  const drafts = {
    "a.md": `# A

---

<!-- .slide: draft -->
# Later

---

<!-- .slide: skip minutes="5" -->
# To read

---

<!-- .slide: minutes="2" -->
# B
`,
  };

  it("are where their authors want them", async () => {
    const made = setUp(drafts);
    const run = runIn(made);
    await run("build", "a.md", "-f", "html,md");
    const page = readFileSync(made.file("dist/a.html"), "utf8");
    expect([page.includes("To read"), page.includes("Later")]).toEqual([false, false]);
    expect(readFileSync(made.file("dist/a.md"), "utf8")).toMatch(/# To read\n\n## B/);
    await run("build", "a.md", "-f", "html", "--drafts");
    expect(readFileSync(made.file("dist/a.html"), "utf8")).toContain("Later");
    const { out } = await run("outline", "a.md", "--drafts");
    expect(out).toMatch(/4 slides, 2 min\n/);
    expect(out).toMatch(/Later {2}\(draft\) {2}a\.md/);
    expect(out).toMatch(/To read {2}\(not on stage\) {2}a\.md/);
  });

  it("a deck that is a draft is built when it is asked for", async () => {
    const made = setUp({ "a.md": "---\ndraft: true\n---\n# A\n" });
    const run = runIn(made);
    const refused = await run("build", "a.md", "-f", "md");
    expect([refused.status, refused.err]).toEqual([
      2,
      expect.stringContaining("“a” is a draft; build it with --drafts"),
    ]);
    expect((await run("build", "a.md", "-f", "md", "--drafts")).status).toBe(0);
  });
});

it("knows Markdown decks under build.decks, wherever they lie and whether they are built or not", async () => {
  const config = "build: {decks: {a: {formats: [md]}, b: {formats: [json]}, 'c*': {}, d: {}}}\n";
  const decks = { "a.md": "# A\n", "talks/b.md": "# B\n", "c*.md": "# C\n" };
  const made = setUp({ "quarterdeck.config.yaml": config, ...decks });
  const { status, err } = await runIn(made)("build", "a.md");
  expect([status, [...err.matchAll(/there is no deck “(.*?)”/g)].map(([, name]) => name)]).toEqual([1, ["d"]]);
  // The file is looked for again.
  made.write("more/d.markdown", "# D\n");
  const run = await runIn(made)("build", "a.md", "talks/b.md", "--json");
  expect(run.status, run.err).toBe(0);
  expect(madeBy(run.out).flatMap(({ outputs }) => outputs.map((each) => each.path))).toEqual([
    "dist/a.md",
    "dist/b.json",
  ]);
});

describe("the folder that a deck names", () => {
  const deck = (out: string) => ({
    "slides/decks/a.deck.yaml": `title: A\nformats: [md]\nout: ${out}\nsections: [s.md]\n`,
  });
  const refused = [
    ".",
    "..",
    "../x",
    "/tmp/x",
    "a/../../x",
    "~",
    ".git/hooks",
    "a/.b",
    "slides",
    "templates/x",
    "a/node_modules",
  ];

  it("is none of the project's own, and not outside of it", async () => {
    const decks = refused.map((out, index) => [
      `slides/decks/d${index}.deck.yaml`,
      deck(JSON.stringify(out))["slides/decks/a.deck.yaml"],
    ]);
    const made = setUp({ ...Object.fromEntries(decks), "slides/s.md": "# S\n" });
    const { status, err } = await runIn(made)("build");
    expect(status).toBe(1);
    for (const index of refused.keys()) expect(err).toContain(`d${index}.deck.yaml:3:6: error: “out”`);
    expect((await runIn(made)("build", "slides/decks/d1.deck.yaml", "--lenient")).out).toContain("dist/d1.md");
  });

  it("leads nowhere by a link", async () => {
    const made = setUp({ ...deck("there/x"), "slides/s.md": "# S\n" });
    const other = setUp({});
    symlinkSync(other.folder, made.file("there"));
    const { status, err } = await runIn(made)("build");
    expect([status, err]).toEqual([2, expect.stringContaining("leads out of its project")]);
    expect(existsSync(other.file("x"))).toBe(false);
  });

  it("counts for nothing with --safe", async () => {
    const made = setUp({ ...deck("public"), "slides/s.md": "# S\n" });
    const { out, err } = await runIn(made)("build", "--safe");
    expect([out, err]).toEqual([expect.stringContaining("dist/a.md"), expect.stringContaining("(left-out)")]);
    const configured = setUp({
      "quarterdeck.config.yaml": "build:\n  out: public\n  decks:\n    b: {out: b}\n",
      "a.md": "# A\n",
      "b.md": "# B\n",
    });
    const run = await runIn(configured)("build", "a.md", "b.md", "-f", "md", "--safe");
    expect(run.out).toMatch(/dist\/a\.md[\s\S]*dist\/b\.md/);
    expect([existsSync(configured.file("public")), existsSync(configured.file("b"))]).toEqual([false, false]);
    for (const place of ["2:8", "4:14"])
      expect(run.err).toContain(`config.yaml:${place}: warning: the folder for what is written is left out`);
  });
});

it("refuses names of variants by which no file can be called", async () => {
  for (const name of ["PDF", "a/b", '""', "a b", "-x", "[one, ONE]"]) {
    const made = setUp({ "a.md": `---\nvariants: ${name.startsWith("[") ? name : `[${name}]`}\n---\n# A\n` });
    const { status, err } = await runIn(made)("build", "a.md", "-f", "md");
    expect([status, err], name).toEqual([1, expect.stringContaining("a.md:2:")]);
  }
  const both = setUp({ "a.md": "---\nvariants: [b]\n---\n# A\n", "a-B.md": "# A\n" });
  expect((await runIn(both)("build", "a.md", "a-B.md", "-f", "md")).err).toContain("would both be written to a-");
});

it("lets nobody pass what says for whom something is, and cannot be read", async () => {
  const made = setUp({
    "slides/decks/a.deck.yaml": "title: A\nsections: [{section: b.md, onyl: x}, {section: b.md, only: 3}]\n",
    "slides/decks/b.deck.yaml": "title: B\nsections: [a.md, b.md]\n",
    "slides/a.md": "---\nnot: {x: y}\n---\n# A\n",
    "slides/b.md": "---\nolny: x\n---\n# B\n",
  });
  const { status, err } = await runIn(made)("build", "-f", "md", "--lenient");
  expect(status).toBe(1);
  for (const said of ["a.deck.yaml:2:28", "a.deck.yaml:2:60", "a.md:2:6", "b.md:2:1"])
    expect(err).toMatch(new RegExp(`${said}: error: .*\\b(?:for whom|says)`));
});
