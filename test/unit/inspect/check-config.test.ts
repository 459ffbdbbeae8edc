import { expect, it } from "vitest";
import { checkConfigOf } from "../../../src/inspect/check-config.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProject } from "../../../src/project/project.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import { projectMaker } from "../../support/project.js";

const projectOf = projectMaker();

/** The words of a project in which there is a list. */
function wordsWith(config: string): readonly string[] {
  const { folder } = projectOf({ "quarterdeck.config.yaml": config, "lists/words.txt": "vsock # a socket\n\nrunq\n" });
  const files = { root: folder, folder, html: "raw" } as const;
  return checkConfigOf(openProject(files, openInstallation(), { code: new Map(), drawings: closedDesk })).words;
}

it("words stand in the configuration and in files that it names", () => {
  expect(wordsWith("check: {words: [Fargate, lists/words.txt]}\n")).toEqual(["Fargate", "vsock", "runq"]);
});

it("a list of words that is not there is an error at its place", () => {
  expect(() => wordsWith("check:\n  words: [Fargate, lists/wrods.txt]\n")).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: "missing-file",
          remedy: expect.stringContaining("lists/words.txt"),
          span: expect.objectContaining({ start: 26 }),
        }),
      ],
    }),
  );
});
