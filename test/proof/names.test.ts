import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

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
    const { status, err } = await quarterdeckHere(folder, [command, ...args, ...own], ownCache({ file }));
    expect(status).toBe(2);
    expect(err).toContain(said);
  });

  it("says so also when no slide is left for want of the right name", async () => {
    const { folder, file } = setUp({ "a.md": '<!-- .slide: only="short" -->\n## S\n' });
    const own = command === "build" ? ["-f", "html"] : [];
    const args = [command, "a.md", "--variant", "shrot", ...own];
    const { status, err } = await quarterdeckHere(folder, args, ownCache({ file }));
    expect([status, err]).toEqual([2, expect.stringContaining("did you mean short?")]);
  });

  it("looks for a deck's mistakes first where one cannot be read: it may know the name", async () => {
    const { folder, file } = setUp({ "a.md": "## A\n", "slides/decks/b.deck.yaml": "title: [B\n" });
    const args = [command, "a.md", "slides/decks/b.deck.yaml", "--variant", "shrot"];
    const { status, out, err } = await quarterdeckHere(folder, args, ownCache({ file }));
    expect([status, out + err]).toEqual([1, expect.stringContaining("b.deck.yaml:")]);
  });
});

it("a name that one deck knows is right for all; alone, the others refuse it also when they stand", async () => {
  const { folder, file } = setUp(files);
  const build = (...args: readonly string[]) =>
    quarterdeckHere(folder, ["build", "-f", "html", ...args], ownCache({ file }));
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
