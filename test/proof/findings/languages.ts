import { describe, expect, it } from "vitest";
import { checkTogether } from "../../support/check.js";
import { projectMaker, quarterdeckHere } from "../../support/project.js";

const checked = checkTogether();
const projectOf = projectMaker();

/** Words that no English dictionary has, each in the language of another place of a slide. */
const places: Readonly<Record<string, string>> = {
  "of a slide":
    '<!-- .slide: lang="de" -->\n## Der Containerstart\n\nEin Laufzeitprogramm beginnt.\n\nNote:\nDie Hauptspeicherseite.\n',
  "of a slide in another script":
    '<!-- .slide: lang="ar" dir="rtl" -->\n## حاوية\n\nالحاويات معزولة في abgeschirmte Umgebung.\n',
  "of a component": "## It starts\n\n:::columns {lang=de}\nEin Laufzeitprogramm.\n\n::break\n\nBeginnt hier.\n:::\n",
  "of raw HTML": '## It starts\n\n<p lang="de">Ein <em>Laufzeitprogramm</em> beginnt.</p>\n',
  "of a paragraph": '## It starts\n\nEin Laufzeitprogramm beginnt. <!-- .element: lang="de" -->\n',
  "of an item": '## It starts\n\n- Ein Laufzeitprogramm <!-- .element: lang="de" -->\n- and then\n',
  "of some words": '## It starts\n\nWe say **Laufzeitprogramm** <!-- .element: lang="de" --> to it.\n',
  "that nobody knows": '## It starts\n\n<p lang="">Laufzeitprogramm</p>\n',
};

describe.concurrent("words in a language of their own", () => {
  it.each(Object.entries(places).map(([name, text]) => [name, checked({ "talk.md": text })] as const))(
    "%s are not looked up in that of the deck",
    async (_, found) => {
      expect((await found()).filter(({ code }) => code === "spelling")).toEqual([]);
    },
  );

  const around = Object.values(places).map((text) => text.replace(/\s*(?:<!--[^>]*-->|\{lang=de\}| lang="\w*")/g, ""));
  it.each(Object.keys(places).map((name, index) => [name, checked({ "talk.md": around[index] ?? "" })] as const))(
    "%s are, where nobody says so",
    async (_, found) => {
      expect((await found()).map(({ code }) => code)).toContain("spelling");
    },
  );

  const inside = checked({
    "talk.md":
      '## Anfang\n<!-- .slide: lang="de" -->\n\nEin Laufzeitprogramm.\n\n<p lang="en">It starts a <em>procces</em>.</p>\n\n<div lang="en-GB">A colour, <span lang="de">Laufzeitprogramm</span>, and a kernl.</div>\n',
  });
  const beside = checked({
    "talk.md": '## It starts\n\nA procces. <span lang="de">Laufzeitprogramm</span> and a kernl.\n',
  });
  it.each([
    ["inside of one in another language", inside, [6, 8]],
    ["around one in another language", beside, [3, 3]],
  ] as const)("what is said %s is looked up in its own", async (_, found, lines) => {
    const words = (await found()).filter(({ code }) => code === "spelling");
    expect(words.map(({ line }) => line)).toEqual(lines);
    expect(words.map(({ message }) => message)).toEqual([
      expect.stringContaining("“procces”"),
      expect.stringContaining("“kernl”"),
    ]);
  });
});

it("says once that a language has no dictionary", async () => {
  const slide = (title: string) => `<!-- .slide: lang="ar" -->\n## ${title}\n\nحاويات\n`;
  const { folder } = projectOf({ "talk.md": [slide("حاوية"), slide("نظام")].join("\n---\n\n") });
  const { out, err } = await quarterdeckHere(folder, ["check", "talk.md"]);
  expect(`${out}${err}`.match(/there is no dictionary for “ar”/g)).toHaveLength(1);
});
