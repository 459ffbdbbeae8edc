import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const slide = (title: string, attributes: string) => `<!-- .slide: ${attributes} -->\n## ${title}\n`;
const deckOf = (...slides: readonly string[]) => slides.join("\n---\n\n");

it.each(["build", "outline", "check"])("%s ends where --minutes cannot be reached", async (command) => {
  const { folder, file } = setUp({
    "slides/decks/a.deck.yaml": "title: A\nminutes: 45\nsections: [one.md, two.md]\n",
    "slides/one.md": deckOf(slide("Short", 'minutes="4"'), slide("Extra", 'minutes="5" priority="could"')),
    "slides/two.md": deckOf(slide("Long", 'minutes="20.5"'), slide("More", 'minutes="3" priority="should"')),
  });
  const environment = ownCache({ file });
  const own = command === "build" ? ["-f", "html"] : [];
  const run = (minutes: string) => quarterdeckHere(folder, [command, "--minutes", minutes, ...own], environment);
  const { status, out, err } = await run("10");
  const said = out + err;
  expect(status).toBe(1);
  expect(said).toContain("slides/two.md:1:14: error: --minutes 10 cannot be reached");
  expect(said).toContain("need 24.5 min");
  expect(said).toContain("slides/one.md:1:14: stays: “Short”, 4 min, must");
  expect(said).toContain("slides/one.md:6:14: left out: “Extra”, 5 min, could");
  expect(said).toContain("slides/two.md:6:14: left out: “More”, 3 min, should");
  expect(said).toContain("give --minutes 25 or more");
  const enough = await run("25");
  expect(enough.out + enough.err).not.toContain("cannot be reached");
});

describe("--rehearsal", () => {
  const rehearsal = (deck: string, times: Readonly<Record<string, number>>) =>
    JSON.stringify({
      quarterdeck: "rehearsal",
      version: 1,
      deck,
      slides: Object.entries(times).map(([id, seconds]) => ({ id, title: `Title of ${id}`, seconds })),
    });
  /** Two parts with a slide that nobody rehearsed and one for paper, and two rehearsals of them. */
  const setUpTalk = () => {
    const project = setUp({
      "slides/decks/a.deck.yaml":
        "title: A\nminutes: 12\nsections: [{title: Why, sections: [why.md]}, {title: How, sections: [how.md]}]\n",
      "slides/why.md": deckOf(slide("Short", 'minutes="4"'), slide("Extra", 'minutes="2" priority="could"')),
      "slides/how.md": deckOf(
        slide("Long", 'minutes="3"'),
        slide("More", 'minutes="2" priority="should"'),
        slide("Read", "skip"),
      ),
      "first.json": rehearsal("a", { short: 250, extra: 100, long: 200, gone: 30 }),
      "second.json": rehearsal("a", { short: 230, extra: 140, long: 220, "part-why": 10 }),
      "other.json": rehearsal("b", { short: 5 }),
    });
    const environment = ownCache(project);
    const run = (...args: readonly string[]) => quarterdeckHere(project.folder, args, environment);
    return { ...project, run };
  };

  it("shows what was rehearsed beside what was planned, and what is missing", async () => {
    const { run } = setUpTalk();
    const one = await run("outline", "--rehearsal", "first.json");
    expect([one.status, one.out]).toEqual([0, expect.stringContaining("rehearsed: 9:10, 0:10 more than planned")]);
    expect(one.out).toContain("with the plan for the rest the talk takes 11:10, 0:50 less than its slot of 12:00\n");
    expect(one.out).toContain("not rehearsed: 8 “More”\n");
    expect(one.out).toContain("rehearsed, but not in the deck: gone “Title of gone” 0:30\n");
    expect(one.out).toContain("     3:00       3:20       +0:20    Long  slides/how.md:1\n");
    expect(one.out).toContain("     2:00          –                More  slides/how.md:6\n");
    const several = await run("outline", "--rehearsal", "first.json", "--rehearsal", "second.json");
    expect(several.out).toContain("the mean of: first.json 9:40 (4 slides), second.json 10:00 (4 slides)\n");
    expect(several.out).toContain("     4:00       4:00        0:00      3:50–4:10    Short  slides/why.md:1\n");
    expect(several.out).toContain("            5:00       3:30       +0:30      3:20–3:40  How\n");
  });

  it("leaves slides out by the times that were rehearsed, and says what they take", async () => {
    const { run } = setUpTalk();
    const { out } = await run("outline", "--rehearsal", "second.json", "--minutes", "10", "--json");
    const [{ parts, rehearsal: said }] = JSON.parse(out).decks;
    expect(said).toMatchObject({
      files: [{ file: "second.json", seconds: 600, slides: 4 }],
      expected: 580,
      whole: 720,
      leftOut: [{ id: "extra", title: "Extra", seconds: 140 }],
      notRehearsed: ["more"],
      gone: [],
    });
    expect(parts[2].rehearsed).toEqual({ seconds: 220, least: 220, most: 220, difference: 40 });
    const text = await run("outline", "--rehearsal", "second.json", "--minutes", "10");
    expect(text.out).toContain("left out, with which it takes 12:00: “Extra” 2:20\n");
    const short = await run("check", "--rehearsal", "first.json", "--minutes", "7");
    expect(short.out).toContain("stays: “Short”, 4.17 min, must");
  });

  it("counts in a build until a rehearsal says otherwise", async () => {
    const { run, file, write } = setUpTalk();
    const build = async () => {
      const { status, out } = await run("build", "-f", "md", "--rehearsal", "first.json", "--minutes", "10");
      expect(status).toBe(0);
      return { out, titles: readFileSync(file("dist/a.md"), "utf8").match(/(?<=^#+ )(Short|Extra|Long|More)$/gm) };
    };
    expect((await build()).titles).toEqual(["Short", "Long", "More"]);
    expect((await build()).out).toContain("nothing has changed");
    write("first.json", rehearsal("a", { short: 200, extra: 100, long: 170 }));
    expect((await build()).titles).toEqual(["Short", "Extra", "Long", "More"]);
  });

  it("is read again when a living project hears of a new one", () => {
    const { folder, write } = setUpTalk();
    const request = { root: folder, folder, html: "raw", minutes: 10, rehearsals: ["first.json"] } as const;
    const services = { code: new Map(), drawings: closedDesk };
    const project = openProject(request, openInstallation(), services);
    const [input] = findInputs([], folder);
    if (!input) throw new Error("no deck");
    const leftOut = () => project.compile(input, ["html"])?.groups[0]?.deck.leftOut.map(({ title }) => title);
    expect(leftOut()).toEqual(["Extra"]);
    write("first.json", rehearsal("a", { short: 200, extra: 100, long: 170 }));
    expect(leftOut()).toEqual(["Extra"]);
    project.invalidate(["first.json"]);
    expect(leftOut()).toEqual([]);
  });

  it("names the decks where it is of none of them", async () => {
    const { run } = setUpTalk();
    const { status, err } = await run("outline", "--rehearsal", "other.json");
    expect([status, err]).toEqual([2, expect.stringContaining("other.json: it is of the deck “b”")]);
    expect(err).toContain("known: a");
  });
});
