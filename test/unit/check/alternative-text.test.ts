import { expect, it } from "vitest";
import { alternativeText } from "../../../src/check/rules/alternative-text.js";
import type { Picture } from "../../../src/check/seen.js";
import { remarksOf, told } from "../../support/remarks.js";

const rect = { left: 0, top: 0, right: 400, bottom: 300 };
const pictureOf = (alt: string): Picture =>
  ({ kind: "image", alt, source: "p.png", rect, element: { tag: "img", classes: [], text: alt } }) as never;
const saidOf = async (...alts: string[]) => {
  const text = `## A form\n\n${alts.map((alt, index) => `![${alt}](${index}.png)`).join("\n\n")}\n`;
  const images = { pictures: alts.map(pictureOf) };
  return told(await remarksOf(alternativeText, text, { measures: [images] }));
};

it("knows the words of an identifier", async () => {
  expect(await saidOf("the_form_here")).toEqual(["3:3 the alternative text “the_form_here” is a file's name"]);
  expect(await saidOf("the_form")).toEqual([]);
});

it("takes no longer for a text with many underscores", async () => {
  expect(await saidOf(`${"_".repeat(5000)} (sign here)`, `${"a_".repeat(5000)}(sign here)`)).toEqual([]);
});

it("finds each of several pictures with the same text, and none of them in code", async () => {
  const text =
    '## A form\n\nWrite `![image](a.png)`.\n\n![image](a.png)\n\n<img alt="image" src="b.png"> and ![image](c.png)\n';
  const measures = [{ pictures: ["image", "image", "image"].map(pictureOf) }];
  const says = "the alternative text “image” says nothing about the picture";
  expect(told(await remarksOf(alternativeText, text, { measures }))).toEqual([
    `5:3 ${says}`,
    `7:11 ${says}`,
    `7:37 ${says}`,
  ]);
});

it("lets the picture beside a title have a word for what it is, but not “image”", async () => {
  const saidBeside = async (heading: string, alt: string) =>
    told(
      await remarksOf(alternativeText, `${heading}\n\n![${alt}](a.png)\n`, {
        measures: [{ pictures: [pictureOf(alt)] }],
      }),
    );
  expect(await saidBeside("# The talk", "graph")).toEqual([]);
  expect(await saidBeside("# The talk", "image")).toHaveLength(1);
  expect(await saidBeside("## The links", "graph")).toHaveLength(1);
});
