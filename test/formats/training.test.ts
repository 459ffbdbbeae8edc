import { existsSync, readFileSync } from "node:fs";
import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { allText } from "../support/talk.js";

const setUp = projectMaker();
const slide = (title: string, minutes: number, more = "") =>
  `<!-- .slide: minutes="${minutes}" ${more} -->\n## ${title}\n\nA rind keeps a cheese.\n`;

const sections = {
  "slides/glossary.yaml": "terms:\n  - {term: rind, text: The outer layer of a cheese.}\n",
  "slides/hello.md": slide("Hello", 10),
  "slides/milk.md": `---\ntitle: Milk, and what is in it; a start – 始まり\n---\n${slide("Cows", 50)}`,
  "slides/pause.md": slide("Coffee", 15, 'layout="break"'),
  "slides/vault.md": `---\ntitle: The vault\n---\n${slide("Cellars", 60)}\n---\n\n<!-- .slide: layout="question" minutes="5" -->\n## Who turns the wheels?\n\nThe affineur, **twice a week**.\n`,
};
const manifest = (more: string) =>
  `title: A day of cheese\nsubtitle: From milk to rind\nglossary: glossary.yaml\nspeaker: {name: Ada Speaker}\n${more}sections:\n  - hello.md\n  - {title: Milk, sections: [milk.md, pause.md, milk.md]}\n  - {title: Vault, sections: [vault.md]}\n`;
const dated = "date: 2026-03-04\nevent: The dairy\nagenda: day from 22:30\n";

/** Builds the day with what its manifest says besides, in English where that says nothing else. */
async function build(more: string, args: readonly string[], besides: Readonly<Record<string, string>> = {}) {
  const { folder, file } = setUp({ ...sections, ...besides, "slides/decks/day.deck.yaml": manifest(more) });
  const run = await quarterdeckHere(folder, ["build", "--no-thumbnails", "-f", ...args]);
  return { ...run, dist: (name: string) => file(`dist/${name}`) };
}

let day: Awaited<ReturnType<typeof build>>;
beforeAll(async () => {
  day = await build(dated, ["plan,cards,certificate"]);
});

describe("the plan of a training", () => {
  it("is a sheet with the day by the clock: parts with their sections, breaks, and what goes on after them", async () => {
    const pdf = await openPdf(day.dist("day-plan.pdf"));
    expect(pdf.numPages).toBe(1);
    const text = await allText(day.dist("day-plan.pdf"));
    for (const said of ["A day of cheese", "4 March 2026", "22:30 – 1:40", "3 hr 10 min", "The dairy", "Coffee"])
      expect(text).toContain(said);
    expect(text).toMatch(/22:40 – 23:30\s+50 min\s+1\s+Milk/);
    expect(text).toMatch(/23:45 – 0:35\s+50 min\s+1\s+Milk \(continued\)/);
    expect(text).toContain("The vault");
  });

  it("is a calendar, too, which others can read: local times, over midnight, escaped and folded", () => {
    const text = readFileSync(day.dist("day-plan.ics"), "utf8");
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents("vevent")
      .map((each) => new ICAL.Event(each));
    expect(
      events.map(({ summary, startDate, endDate }) => [summary, startDate.toString(), endDate.toString()]),
    ).toEqual([
      ["Introduction", "2026-03-04T22:30:00", "2026-03-04T22:40:00"],
      ["1 Milk", "2026-03-04T22:40:00", "2026-03-04T23:30:00"],
      ["Coffee", "2026-03-04T23:30:00", "2026-03-04T23:45:00"],
      ["1 Milk (continued)", "2026-03-04T23:45:00", "2026-03-05T00:35:00"],
      ["2 Vault", "2026-03-05T00:35:00", "2026-03-05T01:40:00"],
    ]);
    expect(events[1]?.description).toBe("Milk, and what is in it; a start – 始まり");
    expect(events[0]?.location).toBe("The dairy");
    expect(events.every(({ startDate }) => startDate.zone.tzid === "floating")).toBe(true);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it("keeps the events it knew when another one comes, so that a calendar that is imported again has each once", async () => {
    const uids = (file: string) => [...readFileSync(file, "utf8").matchAll(/UID:(\S+)/g)].map(([, uid]) => uid);
    const longer = await build(dated, ["plan"], { "slides/hello.md": slide("Hello again", 25) });
    expect(uids(longer.dist("day-plan.ics")).slice(1)).toEqual(uids(day.dist("day-plan.ics")).slice(1));
  });

  it("says what a calendar needs where the deck does not say when it begins, and counts from the beginning", async () => {
    const { status, err, dist } = await build("", ["plan"], { "slides/vault.md": slide("Cellars", 25 * 60) });
    expect(status).toBe(0);
    expect(err).toContain("without a calendar, which needs `date: 2026-11-27` and `agenda: day from 9:00`");
    expect(existsSync(dist("day-plan.ics"))).toBe(false);
    const text = await allText(dist("day-plan.pdf"));
    for (const said of ["0:10 – 1:00", "2:05 – 27:05", "25 hr", "27 hr 5 min"]) expect(text).toContain(said);
    // Its head does not say again what stands below it.
    expect(text.split("A day of cheese").length).toBe(2);
  });
});

/** The texts of a file of cards on A4, with their size in points and whether they stand inside of the lines of a card. */
async function textsOnCards(file: string) {
  const pdf = await openPdf(file);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  return contents.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (!("str" in item) || item.width === 0) return [];
      const [, , , , x, y] = item.transform;
      // The number of the page.
      if (y < 55) return [];
      // Cards are 235 points wide and 174 high; the first one begins 62 points from the left and 768 from below.
      const column = (place: number) => Math.floor((place - 62) / 235.3);
      const down = (768 - y) % 174;
      const isInside = column(x) === column(x + item.width) && down > 6 && down < 170;
      return [{ text: item.str, size: Math.round(item.height * 10) / 10, isInside }];
    }),
  );
}

describe("cards", () => {
  it("have questions and terms on one side, and what is right behind them, in the other column", async () => {
    const pdf = await openPdf(day.dist("day-cards.pdf"));
    expect(pdf.numPages).toBe(2);
    const [front, back] = [await pageText(pdf, 1), await pageText(pdf, 2)];
    expect(front).toContain("Who turns the wheels?");
    expect(front).not.toContain("affineur");
    const place = async (page: number, text: string) => {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      const item = items.find((each) => "str" in each && each.str.includes(text));
      return item && "transform" in item ? item.transform.slice(4).map((value: number) => Math.round(value / 100)) : [];
    };
    expect(back).toContain("The affineur, twice a week.");
    const [[x, y], [behind, same]] = [await place(1, "Who turns"), await place(2, "The affineur")];
    // An A4 sheet is 595 points wide, and 5 hundreds of them are behind the other 1.
    expect(x ?? 0).toBeLessThan(3);
    expect(behind ?? 0).toBeGreaterThanOrEqual(3);
    expect(same).toBe(y);
  });

  it("have each fact that a slide cites, in the registry's words, with its source and when that was read", async () => {
    const facts =
      "id: rind\nname: The rind\nchecked: '2026-02-03'\nfacts:\n  - id: rind-dry\n    claim: A rind keeps a cheese from drying.\n    source: {repo: dairy/wheel, path: docs/rind.md, lines: 3-9, commit: 0123456789abcdef0123456789abcdef01234567}\n  - id: rind-salt\n    claim: Salt draws the water out of a rind before mould can drink it.\n    source: {repo: dairy/wheel}\n  - id: rind-age\n    claim: After a year nobody can tell a rind from its cloth.\n    source: {repo: dairy/wheel}\n";
    const { dist } = await build(dated, ["cards"], {
      "slides/facts/rind.yaml": facts,
      "slides/hello.md":
        slide("Why a rind", 10).replace("cheese.", "cheese. [@rind-dry]") +
        "\n---\n\n" +
        slide("Salt and age", 10).replace("cheese.", "cheese. [@rind-salt] [@rind-age]"),
    });
    const pdf = await openPdf(dist("day-cards.pdf"));
    const [front, back] = [await pageText(pdf, 1), await pageText(pdf, 2)];
    for (const said of ["Fact", "The rind", "Why a rind"]) expect(front).toContain(said);
    expect(front).not.toContain("drying");
    // Alone in what its front names, a fact needs no more; of two each has its first words.
    expect(front).not.toContain("A rind keeps …");
    for (const cue of ["Salt draws the water out …", "After a year nobody …"]) expect(front).toContain(cue);
    for (const said of ["A rind keeps a cheese from drying.", "wheel: docs/rind.md:3-9", "0123456", "3 February 2026"])
      expect(back).toContain(said);
  });

  it("show all of a long text within their lines of cutting, on as many cards as it needs and in 7 points or more", async () => {
    const words = Array.from({ length: 300 }, (_, index) => `word${index}`);
    const chinese = "牛乳から作られる食べ物で、".repeat(60);
    const choices = ["one", "two", "three"].map((name) => `  - "${`A choice called ${name}. `.repeat(7)}end-${name}"`);
    const quiz = `## ${"Which of these wheels is turned ".repeat(6)}today?\n\n\`\`\`quiz\nchoices:\n${choices.join("\n")}\nanswer: 3\n\`\`\`\n`;
    const { status, err, dist } = await build(dated, ["cards"], {
      "slides/glossary.yaml": `terms:\n  - {term: rind, text: "${words.join(" ")}"}\n  - {term: cheese, text: "${chinese}"}\n`,
      "slides/hello.md": quiz,
    });
    expect([err, status]).toEqual([expect.any(String), 0]);
    const texts = await textsOnCards(dist("day-cards.pdf"));
    const shown = new Set(texts.flatMap(({ text }) => text.split(" ")));
    expect([...words, "end-one", "end-three", "today?", "3/3"].filter((word) => !shown.has(word))).toEqual([]);
    expect(texts.filter(({ size, isInside }) => size < 7 || !isInside)).toEqual([]);
  });

  it("are none, with a word on it, where a deck has neither", async () => {
    const { status, err, dist } = await build("", ["cards,md"], {
      "slides/glossary.yaml": "terms: []\n",
      "slides/vault.md": slide("Cellars", 60),
    });
    expect([status, existsSync(dist("day-cards.pdf"))]).toEqual([0, false]);
    expect(err).toContain(
      "no cards: the deck uses no term of a glossary, asks no question with an answer, and cites no fact",
    );
  });
});

describe("certificates", () => {
  it("have a line for the name where nobody is named, on one sheet across", async () => {
    const pdf = await openPdf(day.dist("day-certificate.pdf"));
    expect([pdf.numPages, (await pdf.getPage(1)).view.slice(2).map(Math.round)]).toEqual([1, [842, 595]]);
    const text = await pageText(pdf, 1);
    for (const said of [
      "Certificate of attendance",
      "A day of cheese",
      "4 March 2026",
      "3 hr 10 min",
      "Milk",
      "Vault",
      "Ada Speaker",
    ])
      expect(text).toContain(said);
  });

  it("are one for each name of a file, whatever stands in it, in the deck's language", async () => {
    const long = "Maximiliane Friederike von Hohenlohe-Schillingsfürst-Waldenburg-Breidbach-Bürresheim";
    const names = `\uFEFFE-Mail;Name\na@example.org;"Ada <b>"\nb@example.org;${long}\n\n`;
    const { folder, file } = setUp({
      ...sections,
      "names.csv": names,
      "slides/decks/day.deck.yaml": manifest(`lang: de\n${dated}`),
    });
    const args = ["build", "--no-thumbnails", "-f", "certificate", "--attendees", "names.csv"];
    expect((await quarterdeckHere(folder, args)).status).toBe(0);
    const pdf = await openPdf(file("dist/day-certificate.pdf"));
    expect(pdf.numPages).toBe(2);
    expect(await pageText(pdf, 1)).toContain("Ada <b>");
    expect(await pageText(pdf, 2)).toContain(long);
    expect(await pageText(pdf, 1)).toContain("Teilnahmebescheinigung");
  });
});
