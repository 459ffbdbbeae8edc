import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { notShown, secretFiles, secretsOfDeck } from "../support/secret-deck.js";
import { secretWordsIn } from "../support/secret-words.js";

const setUp = projectMaker();

it("holds nothing of what is for another variant, in any text", async () => {
  const { folder, file } = setUp(secretFiles);
  const { status, err } = await quarterdeckHere(folder, ["build", "-f", "html,md,json", "--no-cache"]);
  expect([status, err]).toEqual([0, ""]);
  const names = readdirSync(file("dist"), { recursive: true }).map(String);
  const instructor = new Set<string>();
  for (const name of names.filter((each) => each.includes(".") && each !== "index.html")) {
    const found = await secretWordsIn(file("dist"), name);
    if (name.includes("learner")) expect([...found], name).toEqual([]);
    for (const word of found) instructor.add(word);
  }
  // What is withheld from nobody proves nothing.
  expect([...secretsOfDeck].filter((word) => !instructor.has(word)).toSorted()).toEqual([...notShown].toSorted());
  const markdown = [...(await secretWordsIn(file("dist"), "talk-learner.md", /fm[a-z]+/g))];
  const html = [...(await secretWordsIn(file("dist"), "talk-learner.html", /fm[a-z]+word/g))];
  expect([markdown, html]).toEqual([["fmdword"], ["fmnotword"]]);
});
