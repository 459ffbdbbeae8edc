import { expect, it } from "vitest";
import { render } from "../../support/render.js";

it("each step of a slide has the arrowheads of its drawings, and only the first one the ids of its text", async () => {
  const svg =
    '<svg viewBox="0 0 9 9"><defs><marker id="tip"><path d="M0 0"/></marker></defs><path marker-end="url(#tip)"/></svg>';
  const { steps } = await render({
    "talk.md": `## One\n\n<p id="text">x</p>\n\n- a <!-- .element: class="fragment" -->\n\n${svg}\n`,
  });
  expect(steps.match(/<section/g)).toHaveLength(2);
  expect(steps.match(/id="tip"/g)).toHaveLength(2);
  expect(steps.match(/id="text"/g)).toHaveLength(1);
});
