import { expect, it } from "vitest";
import { parseHtml } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";
import { withStageDirections } from "../../../src/render/slide/stage-directions.js";
import { render } from "../../support/render.js";

const marked = (html: string) => printNodes(withStageDirections(parseHtml(html).children));

it.each([
  [
    "within a paragraph",
    "<p>Who bakes? [stage: Wait.] Good.</p>",
    '<p>Who bakes? <span class="stage-direction">[Wait.]</span> Good.</p>',
  ],
  [
    "with emphasis and code",
    "<p>[Stage: run <code>ps [x]</code> <em>now</em>]</p>",
    '<p><span class="stage-direction">[run <code>ps [x]</code> <em>now</em>]</span></p>',
  ],
  [
    "twice",
    "<p>[stage: a] b [stage: c]</p>",
    '<p><span class="stage-direction">[a]</span> b <span class="stage-direction">[c]</span></p>',
  ],
  [
    "over several nodes, and once more in the text in which it ends",
    "<p>a [stage: b <em>c</em> d <em>e</em> f] g [stage: h] i</p>",
    '<p>a <span class="stage-direction">[b <em>c</em> d <em>e</em> f]</span> g <span class="stage-direction">[h]</span> i</p>',
  ],
  [
    "in a list",
    "<ul><li>x</li><li>[stage: y]</li></ul>",
    '<ul><li>x</li><li><span class="stage-direction">[y]</span></li></ul>',
  ],
])("a stage direction is an element of its own, %s", (_, html, wanted) => {
  expect(marked(html)).toBe(wanted);
});

it.each([
  "<p><code>[stage: x]</code></p>",
  "<p>[stage: without an end</p><p>another]</p>",
  "<p>[click] [stage] said</p>",
  "<p>[x] [stage: y <em>[stage: z</em> and</p>",
])("what is no direction stays as it is: %s", (html) => expect(marked(html)).toBe(html));

it("leaves stage directions out of what is read on paper, and in the speaker's notes", async () => {
  const { paper } = await render({
    "talk.md":
      "# Bread\n\nText\n\nNote:\n[stage: Count the hands.]\n\nWho bakes? [stage: Wait.] I do.\n\n[click] [stage: Sit down.]\n",
  });
  const [slide] = paper;
  expect(String(slide?.prose).replace(/\s+/g, " ").trim()).toBe("<p>Who bakes? I do.</p>");
  expect(String(slide?.script())).toContain('<span class="stage-direction">[Count the hands.]</span>');
});
