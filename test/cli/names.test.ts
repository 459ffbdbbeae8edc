import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const files = {
  "slides/decks/a.deck.yaml": "title: A\nsections: [one.md]\n",
  "slides/decks/b.deck.yaml": "title: B\nsections: [two.md]\n",
  "slides/one.md": '## One\n\n---\n\n<!-- .slide: only="short" -->\n## S\n\n---\n\n<!-- .slide: not="pdf" -->\n## P\n',
  "slides/one.de.md": "## Eins\n",
  "slides/two.md": "## Two\n",
};

describe.each([["build"], ["outline"], ["check"]])("%s", (command) => {
  it.each([
    [["--variant", "shrot"], "there is no variant “shrot”; did you mean short? known: short"],
    [["--lang", "dd"], "nothing is in the language “dd”; did you mean de? known: de, en"],
  ])("refuses names that nobody knows: %j", async (args, said) => {
    const { folder, file } = setUp(files);
    const own = command === "build" ? ["-f", "html"] : [];
    const { status, err } = await quarterdeckHere(folder, [command, ...args, ...own], {
      XDG_CACHE_HOME: file("cache"),
    });
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});

it("a name that one deck knows is right for all; alone, the others refuse it also when they stand", async () => {
  const { folder, file } = setUp(files);
  const build = (...args: readonly string[]) =>
    quarterdeckHere(folder, ["build", "-f", "html", ...args], { XDG_CACHE_HOME: file("cache") });
  for (const args of [
    ["--variant", "short"],
    ["--lang", "de"],
    ["--lang", "en-GB"],
  ]) {
    expect((await build(...args)).status, args.join(" ")).toBe(0);
    expect((await build(...args)).out).toContain("nothing has changed");
  }
  expect((await build("slides/decks/b.deck.yaml", "--variant", "short")).status).toBe(2);
  expect((await build("slides/decks/b.deck.yaml", "--lang", "de")).status).toBe(2);
});

it("without variants the message says what makes one", async () => {
  const { folder } = setUp({ "talk.md": "## Talk\n" });
  const { err } = await quarterdeckHere(folder, ["build", "talk.md", "-f", "html", "--variant", "short"]);
  expect(err).toContain("there is no variant “short”; no slide has only= or not=");
});
