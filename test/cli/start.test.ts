import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ejectedStates } from "../../src/project/start/eject.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
const read = (file: string) => readFileSync(file, "utf8");

describe("init", () => {
  it("writes a project into a new folder and says what comes next", async () => {
    const { folder, file } = setUp({});
    const { status, out, err } = await quarterdeckHere(folder, [
      "init",
      "Käse & 🧀-Runde",
      "--speaker",
      "Zoë “Z” O'Neil",
    ]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("wrote 17 files to Käse & 🧀-Runde:");
    expect(out).toMatch(/Next:\n {2}cd 'Käse & 🧀-Runde'\n {2}npm install\n {2}npm test\n/);
    const made = file("Käse & 🧀-Runde");
    expect(parse(read(`${made}/slides/decks/talk.deck.yaml`))).toMatchObject({
      title: "Käse & Runde",
      speaker: { name: "Zoë “Z” O'Neil" },
    });
    const { name, devDependencies } = JSON.parse(read(`${made}/package.json`));
    expect(name).toBe("kase-runde");
    // Here it runs from its own checkout, with quarterdeck-check beside it.
    expect(devDependencies).toMatchObject({
      quarterdeck: expect.stringMatching(/^file:\.\.\//),
      "quarterdeck-check": expect.stringMatching(/packages\/check$/),
    });
    expect(read(`${made}/.gitignore`)).toContain("dist/");
  });

  it("overwrites nothing, and then writes nothing at all", async () => {
    const { folder } = setUp({
      "brand.yaml": "footer: Mine\n",
      "slides/show.md": "## Mine\n",
      "notes.txt": "Mine, and not in the way\n",
    });
    const { status, err } = await quarterdeckHere(folder, ["init"]);
    expect([status, err]).toEqual([1, expect.stringContaining("not overwritten: brand.yaml, slides/show.md\n")]);
    expect(readdirSync(folder).sort()).toEqual(["brand.yaml", "notes.txt", "slides"]);
    expect(readdirSync(`${folder}/slides`)).toEqual(["show.md"]);
  });

  it("begins in a new repository: a README stays, and a .gitignore gets what it lacks", async () => {
    const { folder, file } = setUp({ "README.md": "Mine\n", ".gitignore": "node_modules\n*.log", ".git/HEAD": "x" });
    const { status, out } = await quarterdeckHere(folder, ["init", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(out).files).toEqual(expect.not.arrayContaining(["README.md"]));
    expect([read(file("README.md")), read(file(".gitignore"))]).toEqual(["Mine\n", "node_modules\n*.log\ndist/\n"]);
  });

  it("completes the package.json that npm has written, and keeps what stands there", async () => {
    const own = {
      version: "1.0.0",
      scripts: { test: 'echo "Error: no test specified" && exit 1', mine: "x" },
      dependencies: { quarterdeck: "file:../q.tgz" },
    };
    const { folder, file } = setUp({ "package.json": `${JSON.stringify(own, null, 4)}\n` });
    const { status, out } = await quarterdeckHere(folder, ["init", "--json", "--hosts", "gitlab"]);
    expect([status, JSON.parse(out)]).toMatchObject([
      0,
      { folder: ".", template: "talk", next: ["npm install", "npm test"] },
    ]);
    expect(JSON.parse(out).files).not.toContain(".github/workflows/decks.yml");
    const text = read(file("package.json"));
    expect(text).toContain('\n    "scripts"');
    const { quarterdeck: again, ...others } = JSON.parse(text).devDependencies;
    expect([again, Object.keys(others)]).toEqual([undefined, ["quarterdeck-check", "quarterdeck-container-runtimes"]]);
    expect(JSON.parse(text)).toMatchObject({
      ...own,
      scripts: { mine: "x", test: expect.stringContaining("check --strict") },
    });
  });

  it("asks a terminal for what no option says, and takes the defaults for empty answers", async () => {
    const { folder, file } = setUp({});
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(question.startsWith("Template") ? "reveal-md" : "");
    };
    const run = await quarterdeckHere(folder, ["init", "new-talk", "--title", "Mine"], {}, ask);
    expect([run.status, asked]).toEqual([
      0,
      [
        "Who speaks: [Your Name] ",
        expect.stringMatching(/^Template:\n {2}talk +one talk .*\n(?:.*\n)+Which one\? \[talk\] $/),
      ],
    ]);
    expect(read(file("new-talk/slides.md"))).toContain('title: "Mine"');
    await quarterdeckHere(folder, ["init", "silent", "--yes"], {}, ask);
    expect([asked.length, existsSync(file("silent/slides/show.md"))]).toEqual([2, true]);
    // Nobody answers questions about what cannot be written.
    expect(await quarterdeckHere(folder, ["init", "silent"], {}, ask)).toMatchObject({ status: 1 });
    expect(asked).toHaveLength(2);
  });

  it.each([
    [
      ["--template", "tlak"],
      2,
      "there is no template “tlak”; did you mean talk? known: talk, course, workshop, reveal-md",
    ],
    [["--theme", "black"], 2, "known: quarterdeck, quarterdeck-light, plain, contrast, paper-first"],
    [["--hosts", "gitlab,githb"], 2, "there is no host “githb”; did you mean github?"],
    [["a", "b"], 2, "takes one folder"],
    [["file"], 2, "is a file; name a folder"],
    [["file/below"], 3, "one of the names before the last is no folder"],
    [["broken"], 1, "broken/package.json (npm could not read it)"],
  ])("refuses %j", async (args, status, said) => {
    const { folder } = setUp({ file: "", "broken/package.json": "{" });
    expect(await quarterdeckHere(folder, ["init", ...args])).toMatchObject({
      status,
      err: expect.stringContaining(said),
    });
    expect(readdirSync(folder).sort()).toEqual(["broken", "file"]);
  });
});

describe("new", () => {
  it.each([
    [["layout", "title"], 1, "to change it: quarterdeck eject layout/title"],
    [["theme", "quarterdeck"], 1, "the packaged theme “quarterdeck”"],
    [["theme", "serif"], 1, "the packaged theme “serif”"],
    [["section", "mine"], 1, "not overwritten: slides/mine.md"],
    [["layouts", "mine"], 2, "did you mean layout?"],
    [["component", "a b"], 2, "“a b” is no name"],
    [["section", "../mine"], 2, "is no name"],
    [["section"], 2, "write what and one name"],
  ])("refuses %j", async (args, status, said) => {
    const { folder } = setUp({ "quarterdeck.config.yaml": "", "slides/mine.md": "## Mine\n" });
    expect(await quarterdeckHere(folder, ["new", ...args])).toMatchObject({
      status,
      err: expect.stringContaining(said),
    });
  });

  it("and eject need a project that says so, for they write into it", async () => {
    const { folder } = setUp({ "package.json": "{}" });
    for (const args of [
      ["new", "section", "mine"],
      ["eject", "layout/title"],
    ])
      expect(await quarterdeckHere(folder, args)).toMatchObject({
        status: 2,
        err: expect.stringContaining("“quarterdeck init” makes one"),
      });
  });
});

describe("eject", () => {
  it("copies what the package has, notes which version that is, and keeps what else the lock says", async () => {
    const lock = "others:\n  b: { hash: abc }\n";
    const { folder, file } = setUp({ "quarterdeck.config.yaml": "", "quarterdeck.lock.yaml": lock });
    const eject = (name: string) => quarterdeckHere(folder, ["eject", name]);
    expect(await eject("paper/book")).toMatchObject({
      status: 0,
      out: expect.stringContaining("wrote templates/paper/book.hbs\nwrote quarterdeck.lock.yaml\n"),
    });
    await eject("layout/title");
    // The art on the cover is the theme's: the one that all themes share is empty.
    await eject("partial/cover-art");
    expect(read(file("templates/partials/cover-art.hbs"))).toContain("cover-side");
    expect(read(file("templates/layouts/title.hbs"))).toBe(read("templates/layouts/title.hbs"));
    const text = read(file("quarterdeck.lock.yaml"));
    expect(text).toMatch(/^# Written by Quarterdeck; commit it\.\nejected:\n {2}layout\/title:/);
    expect(Object.keys(parse(text).ejected)).toEqual(["layout/title", "paper/book", "partial/cover-art"]);
    expect(parse(text).others).toEqual(parse(lock).others);
    expect(await eject("layout/title")).toMatchObject({
      status: 1,
      err: expect.stringContaining("to begin again, remove it first"),
    });
    expect(read(file("quarterdeck.lock.yaml"))).toBe(text);
  });

  it("lists what there is, and names the nearest", async () => {
    const { folder } = setUp({ "quarterdeck.config.yaml": "" });
    expect((await quarterdeckHere(folder, ["eject"])).out).toMatch(/^ {2}layout {4}agenda, .*\n {2}component bars, /m);
    for (const name of ["layout/titel", "title", "layouts/title"])
      expect((await quarterdeckHere(folder, ["eject", name])).err).toContain("did you mean “layout/title”?");
  });

  it("leaves a lock alone that it cannot read", async () => {
    const { folder, file } = setUp({
      "quarterdeck.config.yaml": "",
      "quarterdeck.lock.yaml": "ejected:\n  layout/title: 3\n",
    });
    const { status, err } = await quarterdeckHere(folder, ["eject", "layout/end"]);
    expect([status, err]).toEqual([1, expect.stringContaining("quarterdeck.lock.yaml:2:17: error:")]);
    expect(existsSync(file("templates"))).toBe(false);
    const doctor = await quarterdeckHere(folder, ["doctor"], { QUARTERDECK_BROWSER: process.execPath });
    expect(doctor).toMatchObject({ status: 1, out: expect.stringContaining("Browsers found"), err });
  });

  it("what the package has changed since is told, and whether the copy is one's own", async () => {
    const { folder, file } = setUp({ "quarterdeck.config.yaml": "" });
    for (const name of ["layout/title", "layout/end", "layout/part"]) await quarterdeckHere(folder, ["eject", name]);
    writeFileSync(file("templates/layouts/title.hbs"), read("templates/layouts/title.hbs").replaceAll("\n", "\r\n"));
    writeFileSync(file("templates/layouts/end.hbs"), "mine\n");
    const lock = read(file("quarterdeck.lock.yaml"));
    // As if an older package had had another file, and one that is gone.
    const older = lock
      .replace(/(layout\/end:\n.*\n {4}hash: ).*/, "$1abc")
      .replace("layout/part:", "layout/ago:")
      .replace("layouts/part", "layouts/ago");
    writeFileSync(file("quarterdeck.lock.yaml"), older);
    expect(ejectedStates(folder)).toMatchObject([
      { name: "layout/ago", package: "removed", copy: "removed" },
      {
        name: "layout/end",
        file: "templates/layouts/end.hbs",
        version: expect.any(String),
        package: "changed",
        copy: "changed",
      },
      { name: "layout/title", package: "same", copy: "same" },
    ]);
    // No browser is needed to see that; what takes its place here does not start.
    const { out } = await quarterdeckHere(folder, ["doctor"], { QUARTERDECK_BROWSER: process.execPath });
    expect(out.slice(out.indexOf("Templates that"))).toMatch(
      /^ {2}layout\/ago: the package has it no more; .*\n {2}layout\/end: the package has changed it since \S+; compare it with templates\/layouts\/end.hbs; the copy is your own\n {2}layout\/title: the package has not changed it since; the copy is as it came, so it can be removed$/m,
    );
  });
});
