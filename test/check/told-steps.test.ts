import { describe, expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const checked = checkTogether();

/** What the rule says of a slide: line, message, remedy. */
function stepsIn(slide: string) {
  const found = checked({ "talk.md": slide });
  return async () => (await found()).filter(({ code }) => code === "unnumbered-steps");
}

const described = (steps: string, [app = "", db = ""]: readonly string[]) =>
  `## It asks One of the two\n\nOne asks.\n\n\`\`\`boxes\nboxes:\n  - {id: db${db}}\n  - {id: app${app}}\nwires: [{from: app, to: db}]\nsteps: ${steps}\n\`\`\`\n`;
const lines = "\n  - It asks\n  - It **waits** long\n  - It hears";

describe.concurrent("steps of described boxes", () => {
  const none = stepsIn(described("[One, Two]", []));
  it("that no part has are found at their list, in words of the form", async () => {
    expect(await none()).toMatchObject([
      {
        line: 10,
        column: 1,
        message: expect.stringContaining("tells 2 steps"),
        remedy: expect.stringContaining("step: 1"),
      },
    ]);
    expect(JSON.stringify(await none())).not.toContain("data-step");
  });

  const some = stepsIn(described(lines, [", step: 1", ", step: 3"]));
  it("that no part has while others have theirs are found at their line", async () => {
    expect(await some()).toMatchObject([
      { line: 12, message: expect.stringContaining("step 2"), remedy: expect.stringContaining("step: 2") },
    ]);
  });

  const all = stepsIn(described(lines, [", step: [1, 3]", ", step: 2"]));
  it("may be in another order than the boxes", async () => {
    expect(await all()).toEqual([]);
  });
});

const html = stepsIn(
  '## The kubelet asks\n\n<div class="diagram with-steps" role="group" aria-label="The kubelet asks">\n<div class="d-box" data-step="1">kubelet</div>\n<ol>\n<li>The kubelet calls</li>\n<li>A container starts</li>\n</ol></div>\n',
);
it("a line without a part is found in HTML, too", async () => {
  expect(await html()).toMatchObject([{ line: 7, remedy: expect.stringContaining('data-step="2"') }]);
});
