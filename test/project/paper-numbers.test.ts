import { expect, it } from "vitest";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { projectMaker } from "../support/project.js";

const setUp = projectMaker();

/** Compiles a talk for the handout alone. */
function handoutOf(files: Readonly<Record<string, string>>) {
  const { folder, write } = setUp(files);
  const services = { code: new Map(), drawings: closedDesk };
  const project = openProject({ root: folder, folder, html: "raw" }, openInstallation(), services);
  const [input] = findInputs(["talk.md"], folder);
  const compiled = project.compile(input ?? expect.fail("no deck"), ["handout"]);
  return { project, write, numbers: [...(compiled?.groups[0]?.deck.numbers ?? [])] };
}

it("a handout is made again when a file changes that only the stage shows, by which its slides are numbered", () => {
  const { project, write, numbers } = handoutOf({
    "talk.md":
      '## Both\n\n---\n\n<!-- .slide: only="html" -->\n## A picture\n\n::diagram{src=r.html}\n\n---\n\n## Last\n',
    "r.html": "<p>three</p>\n",
  });
  expect(numbers).toEqual([
    ["both", 1],
    ["last", 3],
  ]);
  write("r.html", "<p>four</p>\n");
  expect(project.invalidate(["r.html"]).map(({ deck }) => deck)).toEqual(["talk"]);
});

it("what is wrong with the stage is no matter of a handout: neither a file that is missing nor that nothing is on it", () => {
  const missing = handoutOf({
    "talk.md": '## Both\n\n---\n\n<!-- .slide: only="html" -->\n## A picture\n\n::diagram{src=r.html}\n',
  });
  expect(missing.project.problems()).toEqual([]);
  const alone = handoutOf({ "talk.md": '<!-- .slide: only="handout" -->\n## Paper\n' });
  expect(alone.project.problems()).toEqual([]);
  expect(alone.numbers).toEqual([]);
});
