import { describe, expect, it } from "vitest";
import { foreignMarksIn } from "../../../src/check/foreign-marks.js";

/** What is found in a text: its kind, and what is named there. */
const kindsIn = (text: string, isFirst = false): string[] =>
  foreignMarksIn(text, { isFirst }).map(({ kind, at, length }) => `${kind} ${text.slice(at, at + length)}`);

describe("marks of other tools", () => {
  it("are three question marks above the notes", () => {
    expect(kindsIn("## A quay\n\nIt sleeps.\n\n???\n\nSay why.\n")).toEqual(["notes ???"]);
  });

  it("are three plus signs between slides", () => {
    expect(kindsIn("## Ask\n\n+++\n\n## Answer\n\n+++\nMore.\n")).toEqual(["separator +++", "separator +++"]);
  });

  it("are settings in TOML where the file begins, and there alone", () => {
    const text = "\n+++\n\ntitle = 'A quay'\n+++\n\n# A quay\n";
    expect(kindsIn(text, true)).toEqual(["front matter +++\n\ntitle = 'A quay'\n+++"]);
    expect(kindsIn(text)).toEqual(["separator +++", "separator +++"]);
  });

  it("are the properties of a slide above everything else", () => {
    expect(kindsIn("\nclass: pic, wide\nname: quay\n\n## A quay\n\nlayout: true\n")).toEqual([
      "properties class: pic, wide",
      "properties name: quay",
    ]);
  });

  it("are words in brackets behind a class", () => {
    expect(kindsIn("## A quay\n\n.small[\nWords\n]\n\n- .lab[a crane]\n\nIt is .red[hot].\n")).toEqual([
      "classes .small[",
      "classes .lab[",
      "classes .red[",
    ]);
  });

  it.each([
    "## Guess\n\n???\n",
    "???\n\nWhat is it?\n",
    "## Guess\n\nDifficulty: ???\n\nMore.\n",
    "## Join\n\na +++ b\n",
    "class: Ship of the line\n",
    "name: what people call it\n",
    "layout: two-cols\n",
    "## A quay\n\nclass: pic\n",
    "## Rows\n\n.loc[0] is a row, and so are .iloc[frame] and x.small[z]\n",
    "## Forms\n\n.valid[required], .valid {\n",
    "## A quay\n\n.small[ without an end\n",
  ])("are none of what people write here: %j", (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it("say what to write here", () => {
    const remedies = foreignMarksIn("class: a,b\nname: quay\nbackground-image: url(quay.png)\ncount: false\n", {
      isFirst: false,
    }).map(({ remedy }) => remedy);
    expect(remedies).toEqual([
      'write <!-- .slide: class="a b" -->, or remove the line',
      'write <!-- .slide: id="quay" -->, or remove the line',
      'write <!-- .slide: data-background-image="quay.png" -->, or remove the line',
      "write what the slide needs of it, such as a layout, or remove the line",
    ]);
  });

  it("are looked for once, however long a text is", () => {
    const text = `${" .small[".repeat(20_000)}\n${".a".repeat(20_000)}\n`;
    expect(kindsIn(text)).toEqual([]);
  });
});
