import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { doubled, fine, tooLong } from "../support/check.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();

/** Places of what a text report shows, without hints. */
const shownIn = (out: string) =>
  [...out.matchAll(/^(\S+:\d+):\d+: (?:error|warning): .*$/gm)].map(([, place]) => place);

it("a baseline knows each place of what is told once, so that another one is new", async () => {
  const picture = (name: string) => `![A quay](https://example.com/${name}.jpg)\n`;
  const { folder, write } = projectOf({ "talk.md": `${fine}\n${picture("one")}\n${picture("two")}` });
  const check = (...args: string[]) => quarterdeckHere(folder, ["check", "talk.md", "--baseline", "b.jsonl", ...args]);
  await check("--write-baseline");
  write("talk.md", `${fine}\n${picture("one")}\n${picture("two")}\n---\n\n## The quay is long\n\n${picture("three")}`);
  const { out } = await check();
  expect(shownIn(out)).toEqual(["talk.md:13"]);
  expect(out).toContain("(remote-image)");
});

describe("old decks with a baseline", () => {
  const project = projectOf({
    "slides/decks/one.deck.yaml": "title: One\nsections: [a.md]\n",
    "slides/decks/two.deck.yaml": "title: Two\nsections: [b.md]\n",
    "slides/a.md": `${doubled}\n---\n\n${tooLong}\n![A quay](gone.jpg)\n`,
    "slides/b.md": doubled,
  });
  const { folder, file, write } = project;
  const check = (...args: string[]) => quarterdeckHere(folder, ["check", ...args]);
  const known = ["--baseline", "known.jsonl"];
  const named = `<!-- .slide: id="runtime" -->\n${fine}`;
  const written = () => readFileSync(file("known.jsonl"), "utf8");

  it("asks for one where there is none, and says how it is written", async () => {
    const { status, err } = await check(...known);
    expect(status).toBe(2);
    expect(err).toContain("quarterdeck check --baseline known.jsonl --write-baseline");
    expect(existsSync(file("known.jsonl"))).toBe(false);
  });

  it("passes what was found when it was written, errors of the build and hints, too", async () => {
    const first = await check(...known, "--write-baseline", "--strict");
    expect(first).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^known\.jsonl holds \d+ findings: \d+ new\n/),
    });
    expect(written()).toContain('"rule":"missing-file"');
    expect(written()).toContain('"rule":"missing-id"');
    expect(written()).not.toContain(folder);
    const second = await check(...known, "--strict", "--hints");
    expect(second).toMatchObject({ status: 0, out: expect.stringContaining("nothing new to fix") });
    const before = written();
    await check(...known, "--write-baseline");
    expect(written()).toBe(before);
  });

  it("shows only what is new, wherever the rest has gone", async () => {
    const a = readFileSync(file("slides/a.md"), "utf8");
    const [first = "", second = ""] = a.split("\n---\n\n");
    writeFileSync(file("slides/a.md"), `${second}\n---\n\n## New and and new\n\nOne more.\n\n---\n\n\n${first}`);
    renameSync(file("slides/b.md"), file("slides/c.md"));
    write("slides/decks/two.deck.yaml", "title: Two\nsections: [c.md]\n");
    const { status, out } = await check(...known, "--strict");
    expect([status, shownIn(out)]).toEqual([1, ["slides/a.md:26"]]);
  });

  it("says what is mended, only of what was looked at, and takes it out", async () => {
    write("slides/a.md", fine);
    const partial = await check("slides/decks/two.deck.yaml", ...known);
    expect(partial.out).not.toContain("mended");
    // A slide without an id is new.
    expect((await check(...known)).out).toMatch(/of known\.jsonl are mended; .* mend first what is new\n/);
    write("slides/a.md", named);
    const { status, out } = await check(...known);
    expect([status, out]).toEqual([0, expect.stringMatching(/of known\.jsonl are mended; .* --write-baseline\n/)]);
    const rules = await check(...known, "--rule", "spelling");
    expect(rules.out).not.toContain("mended");
    await check("slides/decks/one.deck.yaml", ...known, "--write-baseline");
    expect(written()).not.toContain('"rule":"overflow"');
    expect(written()).toContain('"rule":"doubled-word"');
  });

  it("never passes what makes a deck unreadable", async () => {
    write("slides/decks/two.deck.yaml", "title: [Two\nsections: [c.md]\n");
    const { status, out } = await check(...known, "--write-baseline");
    expect([status, out]).toEqual([1, expect.stringContaining("(malformed-yaml)")]);
    expect(written()).not.toContain("malformed-yaml");
    expect(written()).toContain('"rule":"doubled-word"');
  });

  it("is not written over another file, and not beside what contradicts it", async () => {
    const other = await check("--baseline", "slides/a.md", "--write-baseline");
    expect([other.status, other.err]).toEqual([
      1,
      expect.stringContaining("slides/a.md:1:1: error: this is no baseline"),
    ]);
    expect(readFileSync(file("slides/a.md"), "utf8")).toBe(named);
    for (const args of [
      ["--write-baseline"],
      [...known, "--write-baseline", "--changed"],
      [...known, "--write-baseline", "--fix"],
    ])
      expect((await check(...args)).status).toBe(2);
  });
});

describe("what has changed since a commit", () => {
  const project = projectOf({
    "talk.md": `---\ntitle: Talk\ninfo: |\n  Of another tool,\n  in two lines\n---\n\n${doubled}\n---\n\n${doubled.replace("runtime", "engine")}\n---\n\n${doubled.replace("runtime", "builder")}`,
    ".gitattributes": "*.md filter=spy\n",
    "spy.sh": "touch ran\ncat\n",
  });
  const { folder, file, write } = project;
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  const check = (...args: string[]) => quarterdeckHere(folder, ["check", ...args]);

  beforeAll(() => {
    git("init", "-q");
    git("-c", "filter.spy.clean=cat", "add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "All");
    git("config", "filter.spy.clean", "sh spy.sh");
    git("config", "core.fsmonitor", "sh spy.sh");
  });

  it("is looked at slide by slide, wherever a slide stands now; no program of the repository runs", async () => {
    expect((await check("--changed", "talk.md", "--strict")).status).toBe(0);
    const [front = "", one = "", two = "", three = ""] = readFileSync(file("talk.md"), "utf8").split("\n---\n\n");
    write("talk.md", [front, three, `${one}\nIt says so.\n`, two].join("\n---\n\n"));
    write("new.md", doubled);
    expect(shownIn((await check("--changed", "talk.md")).out)).toEqual(["talk.md:14"]);
    expect(shownIn((await check("--changed=HEAD", "new.md")).out)).toEqual(["new.md:1"]);
    expect(existsSync(file("ran"))).toBe(false);
  });

  it("helps where git cannot", async () => {
    const unknown = await check("--changed", "nowhere", "talk.md");
    expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining("git knows no commit “nowhere”")]);
    expect((await check("--changed=--output=x", "talk.md")).status).toBe(2);
    expect((await check("--changed", "--safe", "talk.md")).err).toContain("which is not run with --safe");
    const outside = await quarterdeckHere(projectOf({ "talk.md": fine }).folder, ["check", "talk.md", "--changed"]);
    expect([outside.status, outside.err]).toEqual([2, expect.stringContaining("is in no git repository")]);
  });
});

describe("chosen rules and weights", () => {
  const { folder, file, write } = projectOf({
    "slides/decks/one.deck.yaml": "title: One\nsections: [a.md, old/b.md, 2019/c.md]\n",
    "slides/a.md": `<!-- check-disable overflow: none -->\n${doubled}`,
    "slides/old/b.md": doubled.replace("runtime", "engine"),
    "slides/2019/c.md": `${doubled.replace("runtime", "builder")}\n---\n\n${tooLong}`,
  });
  const check = (...args: string[]) => quarterdeckHere(folder, ["check", ...args]);

  it("looks for some rules, and says of no suppression of another that it is of no use", async () => {
    expect(shownIn((await check("--rule", "doubled-word,suppression")).out)).toEqual([
      "slides/2019/c.md:1",
      "slides/a.md:2",
      "slides/old/b.md:1",
    ]);
    expect(shownIn((await check("--no-rule", "doubled-word,overflow,too-many-bullets")).out)).toEqual([]);
    const wrong = await check("--rule", "overflw");
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("did you mean overflow?")]);
  });

  it("weighs them by folder, the last of those around a file", async () => {
    write(
      "quarterdeck.config.yaml",
      "check:\n  folders:\n    slides/: {doubled-word: error}\n    ./slides/old/: {doubled-word: off}\n    slides/2019: {doubled-word: hint, overflow: warning}\n",
    );
    const { out } = await check("--rule", "doubled-word,overflow");
    expect(
      [...out.matchAll(/^(\S+):\d+:\d+: (\w+): .* /gm)].map(([, place, severity]) => `${place} ${severity}`),
    ).toEqual(["slides/2019/c.md warning", "slides/a.md error"]);
  });

  it.each([
    ["slides/odl/: {overflow: off}", "there is no folder “slides/odl/” in this project"],
    ["slides/old/: {overflw: off}", "did you mean “overflow”?"],
    ["slides/old/: {overflow: loud}", "quarterdeck.config.yaml:1:"],
    ["../: {overflow: off}", "there is no folder “../” in this project"],
  ])("%s is an error with help", async (folders, message) => {
    write("quarterdeck.config.yaml", `check: {folders: {${folders}}}\n`);
    const { status, err } = await check();
    expect([status, err]).toEqual([1, expect.stringContaining(message)]);
    expect(err).toContain("quarterdeck.config.yaml:1:");
  });

  it("lets some warnings pass", async () => {
    write("quarterdeck.config.yaml", "check: {rules: {overflow: off}}\n");
    const rules = ["--rule", "doubled-word"];
    const { status, out } = await check(...rules, "--max-warnings", "2");
    expect([status, out]).toEqual([1, expect.stringContaining("3 warnings: --max-warnings lets 2 pass")]);
    expect((await check(...rules, "--strict", "--max-warnings", "3")).status).toBe(0);
  });

  it("writes reports into files, whole or not at all", async () => {
    const { status, out } = await check("--reporter", "html", "-o", "reports/seen.html");
    expect([status, out]).toEqual([0, expect.stringContaining("the report is in reports/seen.html")]);
    const page = readFileSync(file("reports/seen.html"), "utf8");
    expect(page).not.toContain("<script");
    expect(page).toContain('<a href="../slides/a.md#L2">slides/a.md:2</a>');
    const refused = await check("--reporter", "junit", "--output", "slides");
    expect([refused.status, refused.err]).toEqual([
      3,
      expect.stringContaining("choose another file with --output FILE"),
    ]);
  });
});

describe("a report with many findings", () => {
  it("ends with the rules and slides that have most, and not with --quiet", async () => {
    const slides = Array.from({ length: 14 }, (_, index) => doubled.replace("runtime", `runtime${index}`));
    const { folder } = projectOf({
      "talk.md": [...slides, tooLong, doubled.replace("leaves", "leaves leaves")].join("\n---\n\n"),
    });
    const rules = ["--rule", "doubled-word,overflow,too-many-bullets,missing-id", "--hints"];
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", ...rules]);
    expect(out).toMatch(/\nby rule: doubled-word 16, missing-id 1, overflow 1\n/);
    expect(out).toMatch(/\nmost findings: talk\.md:\d+ \(2\), talk\.md:\d+ \(2\), talk\.md:\d+ \(1\)\n/);
    expect((await quarterdeckHere(folder, ["check", "talk.md", ...rules, "--quiet"])).out).not.toContain("by rule:");
  });

  it("shows in its page a picture of each slide with a place, and takes it away with the filter", async () => {
    const { folder } = projectOf({ "talk.md": `${doubled}\n---\n\n${tooLong}` });
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--reporter", "html"]);
    expect(out.match(/<img src="data:image\/webp;base64,UklGR/g)).toHaveLength(1);
    expect(out).toContain("The slide “A list that is too long”, with the places outlined: overflow");
    expect(out).toContain(
      'body:has(#only-doubled-word:checked) :is(li,article,figure,details.deck):not([data-rules~="doubled-word"]){display:none}',
    );
  });
});
