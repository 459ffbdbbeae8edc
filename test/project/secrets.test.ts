import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { notShown, secretFiles, secretsOfDeck } from "../support/secret-deck.js";
import { secretWordsIn } from "../support/secret-words.js";

const setUp = projectMaker();

it("holds nothing of what is for another variant, in any text", async () => {
  const { folder, file } = setUp(secretFiles);
  const { status, err } = await quarterdeckHere(folder, ["build", "-f", "html,json", "--no-cache"]);
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
  const marked = (name: string) => secretWordsIn(file("dist"), name, /f(?:json|not)word/g);
  expect([...(await marked("talk-learner.json"))]).toEqual(["fjsonword"]);
  expect([...(await marked("talk-learner.html"))]).toEqual(["fnotword"]);
});

it("has a title that is for whom it is made", async () => {
  const slides = '# <b only="instructor">secretpart</b> Public\n\n---\n\n# B\n';
  const { folder, file } = setUp({
    "a.md": `---\nvariants: [instructor, learner]\n---\n<!-- .slide: only="instructor" -->\n# secretfirst\n\n---\n\n${slides}`,
  });
  const { status, err } = await quarterdeckHere(folder, ["build", "a.md", "-f", "json", "--no-cache"]);
  expect([status, err]).toEqual([0, ""]);
  const [learner, instructor] = ["learner", "instructor"].map((name) =>
    readFileSync(file(`dist/a-${name}.json`), "utf8"),
  );
  expect(JSON.parse(learner ?? "")).toMatchObject({ title: "Public", slides: [{ id: "public" }, { id: "b" }] });
  expect(learner).not.toContain("secret");
  expect(JSON.parse(instructor ?? "")).toMatchObject({ title: "secretfirst" });
});
