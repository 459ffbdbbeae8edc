import { expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const check = checkTogether();
const links = Array.from({ length: 12 }, (_, at) => `- [Part ${at} of the book](https://example.org/${at})`).join("\n");
const things = Array.from(
  { length: 12 },
  (_, at) => `- Part ${at}, [of the book](https://example.org/${at}), which is long enough`,
);
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="90" height="90"/></svg>';
const deck = check({
  "talk.md": [
    `## What to read\n\n${links}\n`,
    `## What to remember\n\n${things.join("\n")}\n`,
    "## A picture leads on\n\n[![](box.svg)](https://example.org)\n",
    '## An ornament leads on\n\n<a href="https://example.org"><img src="box.svg" role="presentation" alt=""></a>\n',
    "## A heading is an example\n\n- A title with a link\n\n  #### My [title](https://example.org)\n",
  ].join("\n---\n\n"),
  "box.svg": picture,
});

it("knows a list of links, a picture that is a link, and a heading in an item by what the browser shows", async () => {
  const found = (await deck()).filter(({ code }) =>
    ["too-many-bullets", "link-text", "alternative-text", "heading-order"].includes(code),
  );
  expect(found.map(({ code, slide }) => `${slide} ${code}`).toSorted()).toEqual([
    "a-picture-leads-on alternative-text",
    "an-ornament-leads-on link-text",
    "what-to-remember too-many-bullets",
  ]);
});
