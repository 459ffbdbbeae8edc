import { expect, it } from "vitest";
import { emptySlide } from "../../../src/check/rules/empty-slide.js";
import { remarksOf } from "../../support/remarks.js";

const nothing = { texts: [], pictures: [], contents: [] };
const lookAt = async (text: string) =>
  (await remarksOf(emptySlide, text, { measures: [nothing] })).map(({ message, remedy }) => [
    message,
    remedy.split(", or say")[0],
  ]);

it.each([
  ["Note:\nSay more.\n", "this slide shows nothing", "remove it"],
  [
    '<!-- write-here "shared.md" -->\n\n<!-- end-write -->\n',
    'this slide shows nothing: “<!-- write-here "shared.md" -->” is a comment here',
    "write what is to stand there, remove the slide",
  ],
  [
    "<CompareTable />\n",
    "this slide shows nothing: <CompareTable> shows nothing here",
    "write what it shows there, remove the slide",
  ],
  ['<!-- .slide: id="a" -->\n\n<!-- -->\n', "this slide shows nothing", "remove it"],
])("says what stands on a slide that shows nothing: %j", async (text, message, remedy) => {
  expect(await lookAt(text)).toEqual([[message, remedy]]);
});

it("is content with what shows a colour", async () => {
  expect(await lookAt('<!-- .slide: data-background-color="#000" -->\n')).toEqual([]);
});
