import { describe, expect, it } from "vitest";
import { duplicateTitle } from "../../../src/check/rules/duplicate-title.js";
import { longNotes } from "../../../src/check/rules/long-notes.js";
import { tooManyWords } from "../../../src/check/rules/too-many-words.js";
import { wordsIn } from "../../../src/check/words.js";
import { remarksOf, told } from "../../support/remarks.js";

it.each([
  ["It doesn’t run v1.2, co-op", ["It", "doesn’t", "run", "v1.2", "co-op"]],
  ["容器运行配置", ["容器", "运行", "配置"]],
  ["コンテナは起動します。", ["コンテナ", "は", "起動", "し", "ます"]],
  ["ภาษาไทย ที่", ["ภาษา", "ไทย", "ที่"]],
])("finds the words of %s", (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

describe("a deck in Chinese", () => {
  const sentence = "容器运行时读取配置并请求内核启动进程。";

  it("has too many words on a slide, and in its notes", async () => {
    const texts = [{ kind: "text", element: { tag: "p" }, pieces: [{ text: sentence.repeat(15) }] }] as never;
    const slide = `<!-- .slide: minutes="1" -->\n## 运行时\n\n${sentence}\n\nNote:\n${sentence.repeat(40)}\n`;
    const measures = [{ texts }];
    expect(told(await remarksOf(tooManyWords, slide, { measures }))).toEqual([
      expect.stringMatching(/^2:4 this slide has 1\d\d words; at most 100/),
    ]);
    expect(told(await remarksOf(longNotes, slide))).toEqual([
      expect.stringMatching(/these notes have [3-5]\d\d words, about [23]/),
    ]);
  });

  it("has a title twice", async () => {
    const bodies = ["甲乙丙", "丁戊己", "庚辛壬", "癸子丑"];
    const titles = ["容器运行时读取配置", "第二页", "容器运行时读取配置", "第四页"];
    const slides = bodies.map((body, index) => `## ${titles[index]}\n\n${body}。\n`);
    const contents = [{ kind: "text", element: { tag: "p", classes: [], text: "" } }] as never;
    const measures = slides.map(() => ({ contents }));
    expect(told(await remarksOf(duplicateTitle, slides.join("\n---\n\n"), { measures }))).toEqual([
      "13:4 slide 1 has the same title, “容器运行时读取配置”",
    ]);
  });
});
