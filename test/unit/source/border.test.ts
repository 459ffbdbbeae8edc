import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Ledger } from "../../../src/ledger/ledger.js";
import { openFiles } from "../../../src/source/files.js";
import { findProjectRoot } from "../../../src/source/project.js";
import { projectMaker, quarterdeckHere } from "../../support/project.js";

const make = projectMaker();
afterEach(() => vi.unstubAllEnvs());

describe("the root of a project without a configuration", () => {
  it("is the nearest folder with a package.json or a repository", () => {
    const made = make({ ".git/HEAD": "", "talks/package.json": "{}", "talks/a/b/talk.md": "", "other/talk.md": "" });
    expect(findProjectRoot(made.file("talks/a/b"))).toEqual({ root: made.file("talks"), border: "visible" });
    expect(findProjectRoot(made.file("other"))).toEqual({ root: made.folder, border: "visible" });
  });

  it("is what a configuration above says, also above a repository", () => {
    const made = make({ "quarterdeck.config.yaml": "", "talks/.git/HEAD": "", "talks/a/talk.md": "" });
    expect(findProjectRoot(made.file("talks/a"))).toEqual({ root: made.folder, border: "whole" });
  });

  it("is the folder itself where nothing says more, or where nothing may be guessed", () => {
    const made = make({ "a/talk.md": "", "b/.git/HEAD": "", "b/c/talk.md": "" });
    expect(findProjectRoot(made.file("a"))).toEqual({ root: made.file("a"), border: "visible" });
    expect(findProjectRoot(made.file("b/c"), { isSafe: true })).toEqual({ root: made.file("b/c"), border: "visible" });
  });

  it.each(["home", "home/me", "home/me/talks"])("is not %s, which holds the home folder or is it", (repository) => {
    const made = make({ [`${repository}/.git/HEAD`]: "", "home/me/talks/a/talk.md": "" });
    vi.stubEnv("HOME", made.file("home/me"));
    const isTalk = repository.endsWith("talks");
    expect(findProjectRoot(made.file("home/me/talks/a")).root).toBe(
      made.file(isTalk ? "home/me/talks" : "home/me/talks/a"),
    );
  });

  it("is not a folder for temporary files", () => {
    const made = make({ "tmp/.git/HEAD": "", "tmp/a/talk.md": "" });
    vi.stubEnv("TMPDIR", made.file("tmp"));
    expect(findProjectRoot(made.file("tmp/a")).root).toBe(made.file("tmp/a"));
  });
});

describe("a root that was guessed hides", () => {
  const files = {
    ".git/info/exclude": "excluded.txt\n",
    ".gitignore": "/secret/\n*.key\n!open.key\nlogs\nnode_modules\n",
    "secret/a.txt": "",
    "a.key": "",
    "open.key": "",
    "excluded.txt": "",
    "plain.txt": "",
    ".env": "",
    "deck/.gitignore": "plain.txt\n!*.key\n",
    "deck/plain.txt": "",
    "deck/b.key": "",
    "deck/logs/c.txt": "",
    "node_modules/.env": "",
    "node_modules/icons/e.txt": "",
    "node_modules/.pnpm/x/f.txt": "",
    "secret/node_modules/g.txt": "",
  };

  it("names that begin with a dot and what git ignores, and nothing of packages", () => {
    const made = make(files);
    symlinkSync("../.env", made.file("deck/link.txt"));
    const seen = openFiles(made.folder, "visible");
    const found = (file: string) => seen.find(file, ["."], new Ledger());
    const hidden = [
      "secret/a.txt",
      "a.key",
      "excluded.txt",
      ".env",
      "deck/plain.txt",
      "deck/logs/c.txt",
      "deck/link.txt",
      "node_modules/.env",
      "secret/node_modules/g.txt",
    ];
    expect(hidden.filter((file) => !("hidden" in found(file)))).toEqual([]);
    const shown = ["open.key", "plain.txt", "deck/b.key", "node_modules/icons/e.txt", "node_modules/.pnpm/x/f.txt"];
    expect(shown.filter((file) => !("found" in found(file)))).toEqual([]);
    expect(seen.list("**/*.{txt,key}", new Ledger())).toEqual(["deck/b.key", "open.key", "plain.txt"]);
    expect(seen.names("deck", new Ledger())).toEqual(["b.key", "link.txt"]);
    expect(openFiles(made.folder).list("*.key", new Ledger())).toEqual(["a.key", "open.key"]);
  });

  it("what git ignores by rules of many asterisks", () => {
    const made = make({ ".gitignore": `${"a*".repeat(50)}b\n`, [`${"a".repeat(200)}.txt`]: "", "b.txt": "" });
    expect(openFiles(made.folder, "visible").list("*.txt", new Ledger())).toEqual(["b.txt"]);
  });

  it("what the lists of a user and of the main repository of a work tree name", () => {
    const made = make({
      "main/.git/info/exclude": "a.txt\n",
      "main/.git/worktrees/w/commondir": "../..\n",
      "w/.git": "gitdir: ../main/.git/worktrees/w\n",
      "w/a.txt": "",
      "w/b.txt": "",
      "w/c.txt": "",
      "w/d.txt": "",
      "home/.config/git/ignore": "b.txt\n",
      "home/.gitconfig": "[core]\n\texcludesFile = ~/mine\n",
      "home/mine": "c.txt\n",
    });
    vi.stubEnv("HOME", made.file("home"));
    vi.stubEnv("XDG_CONFIG_HOME", "");
    expect(openFiles(made.file("w"), "visible").list("*.txt", new Ledger())).toEqual(["d.txt"]);
  });

  it("a file that a path from the root names, and no other of the name", () => {
    const made = make({ ".gitignore": "/a.txt\n", "a.txt": "", "deck/a.txt": "" });
    const seen = openFiles(made.folder, "visible");
    expect(seen.find("/a.txt", ["deck", "."], new Ledger())).toEqual({ hidden: "a.txt" });
  });

  it("everything where there are more rules than are read", () => {
    const made = make({ ".gitignore": `${"# a\n".repeat(10_001)}b.txt\n`, "a.txt": "" });
    expect(openFiles(made.folder, "visible").list("*.txt", new Ledger())).toEqual([]);
  });

  it("nothing by rules that have no end", () => {
    const made = make({ "a.txt": "" });
    symlinkSync("/dev/zero", made.file(".gitignore"));
    expect(openFiles(made.folder, "visible").list("*.txt", new Ledger())).toEqual(["a.txt"]);
  });

  it("its rules only as long as they stand", () => {
    const made = make({ ".gitignore": "a.txt\n", "a.txt": "" });
    const seen = openFiles(made.folder, "visible");
    const find = () => seen.find("a.txt", ["."], new Ledger());
    expect(find()).toEqual({ hidden: "a.txt" });
    made.write(".gitignore", "");
    seen.forget([made.file(".gitignore")]);
    expect(find()).toEqual({ found: "a.txt" });
  });
});

describe("a home folder under git", () => {
  const home = () =>
    make({
      ".git/HEAD": "",
      ".ssh/id_rsa": "KEY",
      "talks/deck/talk.md": "# A\n\n```text file=../../.ssh/id_rsa\n```\n",
    });
  const build = (folder: string, ...more: string[]) =>
    quarterdeckHere(folder, ["build", path.join("talks", "deck", "talk.md"), "-f", "html", "-o", "out", ...more], {});

  it.each([[], ["--safe"]])("keeps its keys from a deck: %s", async (...more) => {
    const made = home();
    vi.stubEnv("HOME", made.folder);
    const { status, err } = await build(made.folder, ...more.flat());
    expect(status).toBe(1);
    expect(err).toContain("(outside-project)");
  });

  it("gives them to a deck whose root the user says", async () => {
    const made = home();
    vi.stubEnv("HOME", made.folder);
    const { status, err } = await build(made.folder, "--root", ".");
    expect({ status, err }).toEqual({ status: 0, err: "" });
  });
});

it("a deck that names what its guessed project hides or does not hold is told where the project would begin", async () => {
  const made = make({
    "talks/.git/HEAD": "",
    "talks/.notes/a.txt": "A",
    "b.txt": "B",
    "talks/deck/hidden.md": "# A\n\n```text file=../.notes/a.txt\n```\n",
    "talks/deck/outside.md": "# A\n\n```text file=../../b.txt\n```\n",
  });
  for (const [deck, root] of [
    ["hidden", made.file("talks")],
    ["outside", made.folder],
  ] as const) {
    const build = () => quarterdeckHere(made.file("talks"), ["build", `deck/${deck}.md`, "-f", "json", "-o", "out"]);
    const config = path.join(root, "quarterdeck.config.yaml");
    expect((await build()).err).toContain(`--root ${root}, or an empty file ${config} (`);
    writeFileSync(config, "");
    expect(await build()).toMatchObject({ status: 0, err: "" });
    rmSync(config);
  }
});

it("a root that does not exist, or that does not hold the input, is an error of the command line", async () => {
  const made = make({ "a/talk.md": "# A\n", "b/x.txt": "" });
  const run = (root: string) => quarterdeckHere(made.folder, ["build", "a/talk.md", "--root", root, "-f", "html"]);
  expect(await run("nowhere")).toMatchObject({ status: 2, err: expect.stringContaining("no folder “nowhere”") });
  expect(await run("b")).toMatchObject({
    status: 2,
    err: expect.stringContaining("talk.md lies outside of the project"),
  });
});

it("a deck that its guessed project would hide is a project of its own folder", async () => {
  const made = make({
    ".git/HEAD": "",
    ".gitignore": "build/\n",
    "build/talk.md": "# A\n\n![A](a.svg)\n",
    "build/a.svg": "<svg/>",
  });
  const { status, err } = await quarterdeckHere(made.folder, ["build", "build/talk.md", "-f", "html", "-o", "out"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
});
