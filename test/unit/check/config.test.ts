import { expect, it } from "vitest";
import { readCheckConfig } from "../../../src/check/config.js";
import { rules } from "../../../src/check/rules.js";
import type { Path } from "../../../src/content/yaml-place.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

it.each([
  ["unused-asset", "except", ["*.png", ""]],
  ["unused-section", "except", ["*.md", " "]],
  ["left-over", "words", ["TODO", ""]],
])("an empty entry is an error at its place: %s", (rule, option, list) => {
  const places: Path[] = [];
  const spanAt = (path: Path) => {
    places.push(path);
    return { file: sourceFile("quarterdeck.config.yaml", ""), start: 0, end: 0 };
  };
  const problems = new ProblemList();
  const settings = { check: { rules: { [rule]: { [option]: list } } } };
  const config = readCheckConfig({ settings, spanAt }, rules, { problems, isFolder: () => true });
  expect(problems.all.map(({ message }) => message)).toEqual([`“${option}”: an entry is empty`]);
  expect(places).toContainEqual(["check", "rules", rule, option, 1]);
  // Nothing else is said of it, and nothing is matched with it.
  const asked = rules.find(({ id }) => id === rule);
  expect(asked && config.optionsOf(asked)[option]).toEqual(asked?.options[option]?.default);
});
