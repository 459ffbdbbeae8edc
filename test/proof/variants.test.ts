import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { formatNames } from "../../src/model/format-names.js";
import { createNumbers, secretSlide } from "../support/nested-secrets.js";
import { onePixel, projectMaker, quarterdeckHere } from "../support/project.js";
import { render } from "../support/render.js";
import { filesWithDrawing } from "../support/secret-deck.js";
import { secretWordsIn } from "../support/secret-words.js";

const setUp = projectMaker();

it("holds nothing of what is for another variant, in any file of any format", async () => {
  const { folder, file } = setUp(filesWithDrawing);
  const options = ["--pdf-notes", "--beside", "notes", "--no-cache"];
  const { status, err } = await quarterdeckHere(folder, ["build", "-f", formatNames.join(), ...options]);
  expect(status, err).toBe(0);
  const names = readdirSync(file("dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "index.html")
    .map(({ parentPath, name }) => `${parentPath.slice(file("dist").length)}/${name}`);
  const found = new Map<string, readonly string[]>();
  for (const name of names) found.set(name, [...(await secretWordsIn(file("dist"), name))]);
  for (const [name, words] of found) if (name.includes("learner")) expect(words, name).toEqual([]);
  // A look that finds nothing in a format would prove nothing of it.
  const seen = [...found].filter(([name, words]) => name.includes("instructor") && words.length > 20);
  const files = "html pdf -handout.pdf -notes.pdf -book.pdf md json"
    .split(" ")
    .map((end) => end.replace(/^(?!-)/, "."));
  expect(seen.map(([name]) => name).toSorted()).toEqual(files.map((end) => `/talk-instructor${end}`).toSorted());
  expect(names.filter((name) => name.includes("learner-png")).length).toBeGreaterThan(5);
  expect([...found.keys()].some((name) => /talk-instructor-png\/\d+-secretslideid\.png/.test(name))).toBe(true);
});

it("holds none of it however it is nested, and shows no trace of it", async () => {
  const numbers = createNumbers(7);
  const refused: string[] = [];
  for (let round = 0; round < 300; round++) {
    const talk = Array.from({ length: 4 }, () => secretSlide(numbers)).join("\n\n---\n\n");
    const { live, steps, paper, problems } = await render({ "talk.md": talk, "picture.png": onePixel });
    const texts = paper.map(({ picture, script, prose, title, passages }) =>
      JSON.stringify([picture, script(), prose, title, passages]),
    );
    // What cannot be told is an error, and nothing is built.
    if (problems.some(({ code }) => code === "unplaced-condition")) refused.push(talk);
    else expect([live, steps, ...texts].join("\n"), talk).not.toMatch(/secret|\.{8}|public {3}/);
  }
  expect(refused.length).toBeLessThan(15);
});
