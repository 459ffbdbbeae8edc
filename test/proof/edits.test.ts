import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();
const pattern = "https://example.org/edit/{commit}/{file}#L{line}";

const talk = "# One\n\nHello\n\n---\n\n# Two\n\nWorld\n";
const deck = "title: Talk\ncover: true\nsections: [one.md, things:more.md]\n";
const thing = '{"quarterdeck": {"collection": "things"}}';
const files = {
  "quarterdeck.config.yaml": "collections: {things: ../things}\n",
  "slides/decks/a.deck.yaml": deck,
  "slides/one.md": talk,
};

/** Runs git in a folder without the settings of whoever runs the tests. */
function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...own, ...args], { cwd: folder, env, encoding: "utf8" }).trim();
}

function commit(folder: string, date: string): string {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "Say something", "--date", date);
  return git(folder, "rev-parse", "HEAD");
}

/** A project in a repository, and beside it a collection in the same one, or in none. */
function setUpTalk(collection: "inside" | "outside") {
  const made = setUp({});
  const top = collection === "inside" ? made.folder : made.file("talks");
  for (const [name, text] of Object.entries(files)) made.write(path.join("talks", name), text);
  made.write("things/package.json", thing);
  made.write("things/more.md", "# More\n");
  git(top, "init", "--quiet");
  return { made, top, first: commit(top, "2026-01-02T23:30:00+0200") };
}

async function build({ file, folder }: TestProject, ...args: readonly string[]) {
  const environment = ownCache({ file });
  const more = ["--edit-links", pattern, "--out", file("dist"), "--root", "talks", ...args];
  const run = await quarterdeckHere(folder, ["build", "talks/slides/decks/a.deck.yaml", ...more], environment);
  expect(run.status, run.err).toBe(0);
  return run;
}

/** What a deck's page says of each of its slides. */
function dataIn({ file }: TestProject): Record<string, readonly (string | undefined)[]> {
  const page = readFileSync(file("dist/a.html"), "utf8");
  const found = [...page.matchAll(/<section [^>]*>/g)].map(([tag]): [string, (string | undefined)[]] => [
    / id="([^"]*)"/.exec(tag)?.[1] ?? "",
    [/ data-edit="([^"]*)"/, / data-commit(?:="([^"]*)")?/, / data-changed="([^"]*)"/].map((name) => {
      const match = name.exec(tag);
      return match ? (match[1] ?? "") : undefined;
    }),
  ]);
  return Object.fromEntries(found);
}

describe("the links of a deck in a repository", () => {
  it("are in its page and its PDF, with the commit that changed a slide last, until the next one", async () => {
    const { made, top, first } = setUpTalk("inside");
    made.write("talks/slides/one.md", talk.replace("World", "World there"));
    const second = commit(top, "2026-03-04T23:30:00-0500");
    made.write("talks/slides/one.md", `# New\n\n---\n\n${talk.replace("World", "World there")}`);
    await build(made, "-f", "html,pdf");
    const at = (file: string, line: number) => `https://example.org/edit/${second}/${file}#L${line}`;
    expect(dataIn(made)).toEqual({
      cover: [undefined, undefined, undefined],
      new: [at("talks/slides/one.md", 1), "", undefined],
      one: [at("talks/slides/one.md", 5), first.slice(0, 7), "2026-01-02"],
      two: [at("talks/slides/one.md", 11), second.slice(0, 7), "2026-03-04"],
      more: [at("things/more.md", 1), first.slice(0, 7), "2026-01-02"],
    });
    const pdf = await openPdf(made.file("dist/a.pdf"));
    const links = async (page: number) => (await (await pdf.getPage(page)).getAnnotations()).map(({ url }) => url);
    expect([await links(1), await links(2), await links(4)]).toEqual([
      [],
      [at("talks/slides/one.md", 1)],
      [at("talks/slides/one.md", 11)],
    ]);
    expect(await pageText(pdf, 1)).not.toContain("Edit this slide");
    expect(await pageText(pdf, 2)).toContain("Edit this slide · not committed");
    expect(await pageText(pdf, 4)).toContain(`Edit this slide · ${second.slice(0, 7)} · 2026-03-04`);
    // What was on disk is what is committed now: no file of the deck has changed.
    const before = readFileSync(made.file("dist/a.html"), "utf8");
    await build(made, "-f", "html,pdf");
    expect(readFileSync(made.file("dist/a.html"), "utf8")).toBe(before);
    const third = commit(top, "2026-05-06T12:00:00Z");
    await build(made, "-f", "html,pdf");
    expect(dataIn(made)["new"]).toEqual([
      `https://example.org/edit/${third}/talks/slides/one.md#L1`,
      third.slice(0, 7),
      "2026-05-06",
    ]);
  });

  it("lead to no other repository, and say so where a clone lacks commits", async () => {
    const { made, top, first } = setUpTalk("outside");
    await build(made, "-f", "html");
    expect(dataIn(made)).toMatchObject({
      one: [`https://example.org/edit/${first}/slides/one.md#L1`, first.slice(0, 7), "2026-01-02"],
      more: [undefined, undefined, undefined],
    });
    made.write("talks/slides/one.md", `${talk}\nMore\n`);
    const second = commit(top, "2026-01-03T00:00:00Z");
    const clone = setUp({ "things/more.md": "# More\n", "things/package.json": thing });
    git(clone.folder, "clone", "--quiet", "--depth", "1", `file://${top}`, "talks");
    const { err } = await build(clone, "-f", "html");
    expect(err).toContain("the repository is a shallow clone");
    expect(dataIn(clone)["two"]).toEqual([`https://example.org/edit/${second}/slides/one.md#L7`, undefined, undefined]);
  });
});

/** What a repository's own settings would run: each leaves a file of its name. */
const traps = (mark: (name: string) => string) => `
[core]
  fsmonitor = ${mark("fsmonitor")}
  hooksPath = hooks
  pager = ${mark("pager")}
  editor = ${mark("editor")}
  sshCommand = ${mark("ssh")}
  gitProxy = ${mark("proxy")}
  askPass = ${mark("askpass")}
  alternateRefsCommand = ${mark("refs")}
  attributesFile = .gitattributes
[pager]
  blame = ${mark("pager-blame")}
  cat-file = ${mark("pager-cat")}
[alias]
  blame = !${mark("alias")}
  cat-file = !${mark("alias")}
[diff]
  external = ${mark("external")}
[diff "trap"]
  textconv = ${mark("textconv")}
  command = ${mark("command")}
[filter "trap"]
  clean = ${mark("clean")}
  smudge = ${mark("smudge")}
  process = ${mark("process")}
[log]
  showSignature = true
[gpg]
  program = ${mark("gpg")}
[credential]
  helper = ${mark("credential")}
[extensions]
  partialClone = origin
[protocol]
  allow = always
[remote "origin"]
  url = ext::${mark("remote")}
  promisor = true
`;

describe("a repository whose settings name programs", () => {
  /** Such a repository; a file of the deck is missing in it as a commit's, as in a partial clone. */
  function setUpTrap() {
    const { made, top } = setUpTalk("outside");
    made.write("talks/slides/one.md", talk.replace("World", "World there"));
    made.write("talks/.gitattributes", "* diff=trap filter=trap\n");
    commit(top, "2026-03-04T00:00:00Z");
    for (const hook of ["post-index-change", "pre-auto-gc", "post-checkout", "reference-transaction"])
      made.write(`talks/hooks/${hook}`, `#!/bin/sh\ntouch '${made.file(`ran-hook-${hook}`)}'\n`);
    execFileSync("chmod", ["-R", "+x", made.file("talks/hooks")]);
    // The programs stand for any: each leaves its mark, and answers nothing.
    made.write(
      "mark",
      `#!/bin/sh\ntouch "${made.folder}/ran-$1"\n[ "$1" = textconv ] && cat "$2"\n[ "$1" = clean ] && cat\nexit 0\n`,
    );
    execFileSync("chmod", ["+x", made.file("mark")]);
    const config = made.file("talks/.git/config");
    writeFileSync(config, readFileSync(config, "utf8") + traps((name) => `${made.file("mark")} ${name}`));
    return made;
  }
  const ran = ({ folder }: TestProject) =>
    execFileSync("ls", [folder], { encoding: "utf8" })
      .split("\n")
      .filter((name) => name.startsWith("ran-"));

  it("runs none of them", async () => {
    const made = setUpTrap();
    await build(made, "-f", "html");
    expect(dataIn(made)["two"]?.[2]).toBe("2026-03-04");
    expect(ran(made)).toEqual([]);
    // They would have run.
    spawnSync("git", ["blame", "slides/one.md"], { cwd: made.file("talks") });
    expect(ran(made)).toEqual(expect.arrayContaining(["ran-textconv"]));
  });

  it("asks no other site for what a partial clone lacks", async () => {
    const made = setUpTrap();
    const blob = git(made.file("talks"), "rev-parse", "HEAD~1:slides/one.md");
    const object = made.file(`talks/.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
    expect(existsSync(object)).toBe(true);
    rmSync(object);
    await build(made, "-f", "html");
    expect(ran(made)).toEqual([]);
    spawnSync("git", ["cat-file", "blob", blob], { cwd: made.file("talks") });
    expect(ran(made)).toEqual(expect.arrayContaining(["ran-remote"]));
  });
});
