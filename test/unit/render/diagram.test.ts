import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const boxes = {
  "boxes.html": '<div class="diagram boxes">kubelet</div>\n',
  "boxes.css": '@import "other.css";\n.boxes{background:url(https://example.org/a.png);gap:3px}\n',
};

it("a diagram brings the style sheet beside it, once and without what it would fetch", async () => {
  const { rendered, problems } = await render({
    "talk.md": "## A\n\n::diagram{src=boxes.html}\n\n---\n\n## B\n\n::diagram{src=boxes.html}\n",
    ...boxes,
  });
  const css = rendered.styles.join();
  expect(css.match(/\.boxes\{background:none;gap:3px\}/g)).toHaveLength(1);
  expect(css).not.toMatch(/example\.org|other\.css/);
  expect(problems.map(({ code, span }) => [code, span?.file.path, span?.start])).toEqual([
    ["refused-address", "boxes.css", 0],
    ["refused-address", "boxes.css", 39],
  ]);
});

it("a deck that shows no such diagram has no such style sheet", async () => {
  const { rendered } = await render({ "talk.md": "## A\n", ...boxes });
  expect(rendered.styles.join()).not.toContain(".boxes");
});

it("a fence gives its text to a component of the project that takes text", async () => {
  const { live, problems } = await render({
    "talk.md": "## A\n\n```mermaid\nflowchart LR\n```\n",
    "templates/components/mermaid.hbs":
      '{{!--\nattributes:\n  src: {type: string}\n--}}\n<pre class="c-mermaid">{{src}}</pre>\n',
  });
  expect(live).toContain("flowchart LR");
  expect(live).not.toContain("[object");
  expect(problems).toEqual([]);
});
