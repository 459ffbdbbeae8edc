import { expect, it } from "vitest";
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
