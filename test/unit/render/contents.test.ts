import { describe, expect, it } from "vitest";
import { longestPiece } from "../../../src/render/contents-room.js";
import { render as renderInput } from "../../support/render.js";

const section = (title: string, ...slides: readonly string[]) =>
  `---\ntitle: ${title}\n---\n\n${slides.join("\n\n---\n\n")}\n`;
const manifest = (parts: Readonly<Record<string, readonly string[]>>, more = "") =>
  `title: A day\n${more}sections:\n${Object.entries(parts)
    .map(([title, files]) => `  - title: ${title}\n    sections: [${files.map((name) => `${name}.md`).join(", ")}]\n`)
    .join("")}`;

const sections = {
  "slides/first.md": section("Namespaces", "## One"),
  "slides/pause.md": section("Breaks", '<!-- .slide: tags="break" -->\n## Fifteen minutes'),
  "slides/recap.md": section("In short", '<!-- .slide: layout="recap" -->\n## In short: one thing\n\n- It'),
  "slides/drill.md": section("Exercises", '<!-- .slide: tags="exercise" kicker="Your turn" -->\n## Draw it'),
  "slides/second.md": section("Control groups", "## Two", '<!-- .slide: tags="recap" -->\n## Again'),
  "slides/again.md": section("Namespaces", "## Three"),
};
const day = {
  ...sections,
  "slides/decks/day.deck.yaml": manifest({
    Kernel: ["first", "pause", "recap", "drill", "second", "again"],
    Rest: ["first"],
  }),
};

const render = (files: Readonly<Record<string, string>>) => renderInput(files, { input: "slides/decks/day.deck.yaml" });

const kickers = (html: string) =>
  [...html.matchAll(/<p class="kicker">(.*?)<\/p>/g)].map(([, inside = ""]) => inside.replace(/<[^>]+>/g, ""));
const listed = (html: string) =>
  [...html.matchAll(/<li><span>([\d.]+)<\/span><a [^>]*>(.*?)<\/a>/g)].map(([, number, title]) => `${number} ${title}`);

describe("the numbers of sections", () => {
  it("count what lists of contents name, and stand above slides of nothing else", async () => {
    const { live, problems } = await render(day);
    expect(problems).toEqual([]);
    expect(listed(live)).toEqual(["1.1 Namespaces", "1.2 Control groups", "2.1 Namespaces"]);
    expect(kickers(live)).toEqual([
      "A day",
      "Part 1",
      "1.1 Namespaces",
      "Break",
      "Recap",
      "Your turn",
      "1.2 Control groups",
      "Recap",
      "1.1 Namespaces",
      "Part 2",
      "2.1 Namespaces",
    ]);
  });

  it("leave recaps and breaks the words of the deck's language", async () => {
    const { live } = await render({
      ...sections,
      "slides/decks/day.deck.yaml": manifest({ Kern: ["pause", "recap"], Rest: ["first"] }, "lang: de\n"),
    });
    expect(kickers(live).slice(2, 4)).toEqual(["Pause", "Rückblick"]);
  });

  it("leave the room of the line above a title on slides that have none, and give lists the title of the deck", async () => {
    const bare = "## A slide\n\n---\n\n## Another\n";
    const kept = '<p class="kicker" aria-hidden="true">&nbsp;</p>';
    const files = {
      ...sections,
      "slides/bare.md": bare,
      "slides/decks/day.deck.yaml": manifest({ Kernel: ["first", "bare"], Rest: ["pause"] }),
    };
    const { live } = await render(files);
    expect(live.split(kept)).toHaveLength(3);
    expect(kickers(live)[0]).toBe("A day");
    const alone = await renderInput({ "talk.md": bare }, { input: "talk.md" });
    expect(alone.live).not.toContain('class="kicker"');
  });

  it("pass over slides whose layout says that they are a break, whatever its name is", async () => {
    const { live } = await render({
      "slides/first.md": sections["slides/first.md"],
      "slides/pause.md": section("Coffee", '<!-- .slide: layout="coffee" -->\n## Fifteen minutes'),
      "slides/decks/day.deck.yaml": manifest({ Kernel: ["pause", "first"], Rest: ["first"] }),
      "templates/layouts/coffee.hbs":
        '{{!-- aside: break --}}\n<div class="slide"><p class="kicker">{{slide.kicker.text}}</p>{{slide.heading}}</div>\n',
    });
    expect(kickers(live).slice(2, 4)).toEqual(["Break", "1.1 Namespaces"]);
    expect(listed(live)).toEqual(["1.1 Namespaces", "2.1 Namespaces"]);
  });
});

describe("lists of contents", () => {
  const many = (count: number, title = "Section") => {
    const names = Array.from({ length: count }, (_, index) => `s${index + 1}`);
    const files = names.map((name, index) => [`slides/${name}.md`, section(`${title} ${index + 1}`, "## A")]);
    return {
      ...Object.fromEntries(files),
      "slides/first.md": section("Namespaces", '<!-- .slide: minutes="10" -->\n## One'),
      "slides/decks/day.deck.yaml": manifest({ Kernel: names, Rest: ["first"] }),
    };
  };
  const settings = async (count: number, title?: string) => {
    const { live } = await render(many(count, title));
    return {
      list: /<ul class="contents (\w+)" style="--columns:(\d)">/.exec(live)?.slice(1).join(" "),
      sections: listed(live).filter((each) => each.startsWith("1.")).length,
    };
  };

  it.each([
    [6, "large 2"],
    [20, "medium 2"],
    [30, "medium 3"],
  ])("of %i sections name all of them on the opener, in %s columns", async (count, list) => {
    expect(await settings(count)).toEqual({ list, sections: count });
  });

  it("leave the title of their part the lines that it takes in wide letters", async () => {
    const listBelow = async (title: string) => {
      const { live } = await render({
        ...many(14),
        "slides/decks/day.deck.yaml": manifest({ [title]: Array.from({ length: 14 }, (_, index) => `s${index + 1}`) }),
      });
      return /<ul class="contents (\w+)"/.exec(live)?.[1];
    };
    expect(await listBelow("fifteen letters")).toBe("large");
    expect(await listBelow("隔離とカーネルの境界を理解する")).toBe("medium");
  });

  it("name none on the opener where not all have room", async () => {
    expect((await settings(90)).sections).toBe(0);
    expect((await settings(30, "A long name of a section that needs two lines")).sections).toBe(0);
  });

  it("name all sections on the agenda, or none and show when each part is", async () => {
    const inside = (html: string) => /<span class="inside">(.*?)<\/span>/.exec(html)?.[1];
    expect(inside((await render(day)).live)).toBe("Namespaces · Control groups");
    const { live } = await render(many(200));
    expect(inside(live)).toBeUndefined();
    expect(live).not.toContain("more");
  });
});

describe("the longest piece of a title", () => {
  const width = (text: string) => text.length;

  it.each([
    ["Vom Prozess zum Kern", 7],
    ["firecracker-containerd", 12],
    ["-5 x-86", 2],
    ["Isolations\u00admechanismen", 11],
    ["容器运行时", 1],
    ["การแยก", 3],
    ["", 0],
  ])("of “%s” ends where a line may end", (title, longest) => {
    expect(longestPiece(title, width)).toBe(longest);
  });

  it("is found in a title of very many words", () => {
    expect(longestPiece(`${"a ".repeat(200_000)}bcd`, width)).toBe(3);
  });
});
