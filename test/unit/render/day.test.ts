import { describe, expect, it } from "vitest";
import { readSection } from "../../../src/content/section.js";
import type { Column, Part, Slide } from "../../../src/model/deck.js";
import { createContents, type Place, placesIn } from "../../../src/render/contents.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";
import { render as renderInput } from "../../support/render.js";

const agendaSlide = '<!-- .slide: layout="agenda" minutes="5" -->\n## Where we are\n';
const timed = readSection(sourceFile("deck.md", agendaSlide), {
  readCode: () => undefined,
  problems: new ProblemList(),
}).columns[0]?.[0] as Slide;

const slide = (minutes: number, more = "") => `<!-- .slide: minutes="${minutes}" ${more} -->\n## A slide\n`;
const files = {
  "slides/hello.md": slide(10),
  "slides/milk.md": slide(50),
  "slides/pause.md": slide(30, 'layout="break"'),
  "slides/more.md": slide(60),
  "slides/vault.md": `<!-- .slide: layout="agenda" -->\n## Where we are\n\n---\n\n${slide(50)}`,
  "slides/silent.md": "## A slide\n",
};
const deck = (agenda: string, last = "vault") => ({
  ...files,
  "slides/decks/day.deck.yaml": `title: A day\nagenda: ${agenda}\nsections:\n  - hello.md\n  - {title: Milk, sections: [milk.md, pause.md, more.md]}\n  - {title: Vault, sections: [${last}.md]}\n`,
});
const render = (made: Readonly<Record<string, string>>) => renderInput(made, { input: "slides/decks/day.deck.yaml" });

/** The stretches of each bar: kind, share, what is written on it. */
const bars = (html: string) =>
  [...html.matchAll(/<div class="day"[^>]*>(.*?)<\/div>/gs)].map(([, inside = ""]) =>
    [...inside.matchAll(/<span class="([\w ]+)" style="--share:([\d.]+)">(.*?)<\/span>/gs)].map(
      ([, kind, share, text = ""]) =>
        [kind, share, text.replace(/<[^>]+>/g, " ").trim()].filter(Boolean).join(" ").replace(/\s+/g, " "),
    ),
  );

describe("the agenda of a day", () => {
  it("draws parts and breaks in their order, as long as they take, with clock times", async () => {
    const { live, problems } = await render(deck("day from 9:00"));
    expect(problems).toEqual([]);
    expect(bars(live)[0]).toEqual(["rest 5", "part 25 1 9:10", "break 15 10:00", "part 30", "part 25 2 11:30"]);
    expect(live).toContain('<span class="time">9:10 · 110 min</span>');
    expect(live).toContain('<span class="inside">Break 10:00 · 30 min</span>');
    expect(live).toContain('<i class="end">12:20</i>');
  });

  it("names one clock time for a part that begins with a break, on the bar and in the list", async () => {
    const { live, problems } = await render({
      ...files,
      "slides/decks/day.deck.yaml":
        "title: A day\nagenda: day from 23:30\nsections:\n  - {title: Milk, sections: [milk.md]}\n  - {title: Vault, sections: [pause.md, more.md]}\n",
    });
    expect(problems).toEqual([]);
    expect(bars(live)[0]).toEqual(["part 35.7 1 23:30", "break 21.4 0:20", "part 42.9 2 0:50"]);
    expect(live).toContain('<span class="time">0:50 · 60 min</span>');
    expect(live).toContain('<span class="inside">Break 0:20 · 30 min</span>');
  });

  it("is worked out once, however many agendas there are", () => {
    let asked = 0;
    const part = (title: string): Part => ({
      title,
      code: "",
      scene: undefined,
      sections: [{ file: "", title, columns: Array.from({ length: 20 }, (): Column => [timed]) }],
    });
    const parts = [part("Milk"), part("Vault")];
    const isBreak = () => {
      asked++;
      return false;
    };
    const asideIn = (layout: string) => (layout === "agenda" && isBreak() ? "break" : undefined);
    const { agenda } = createContents(parts, {
      title: "A day",
      size: { width: 1280, height: 720 },
      widthOf: () => 1,
      say: (key) => key,
      day: { start: undefined },
      asideIn,
    });
    const [first, ...others] = placesIn(parts);
    const count = (place: Place | undefined) => {
      const before = asked;
      if (place) agenda(place);
      return asked - before;
    };
    expect(count(first)).toBeGreaterThan(0);
    expect(others.map(count)).toEqual(others.map(() => 0));
  });

  it("has no clock where nobody says when it begins", async () => {
    const { live } = await render(deck("day"));
    expect(bars(live)[0]).toEqual(["rest 5", "part 25 1", "break 15", "part 30", "part 25 2"]);
    expect(live).toContain('<span class="inside">Break · 30 min</span>');
  });

  it("lights the part in which it stands", async () => {
    const { live } = await render(deck("day"));
    expect(bars(live)[0]?.filter((each) => each.includes("here"))).toEqual([]);
    expect(bars(live)[1]?.filter((each) => each.includes("here"))).toEqual(["part here 25 2"]);
  });

  it("is a list where a part has no minutes, and says so", async () => {
    const { live, problems } = await render(deck("day", "silent"));
    expect(bars(live)).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("“Vault” has none")]);
  });

  it("is a list where a deck does not ask for a day", async () => {
    const { live } = await render(deck("true"));
    expect(bars(live)).toEqual([]);
    expect(live).toContain('class="parts"');
  });

  it.each(["day from 25:00", "dya"])("refuses %s", async (written) => {
    const { problems } = await render(deck(`"${written}"`));
    expect(problems.map(({ remedy, message }) => `${message} ${remedy}`)).toEqual([
      expect.stringContaining("day from 9:00"),
    ]);
  });
});
