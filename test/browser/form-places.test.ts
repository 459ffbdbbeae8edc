import { expect, it } from "vitest";
import { some } from "../support/breadth.js";
import { decksInBrowser } from "../support/decks-in-browser.js";

/** Forms whose marks stand below or above what they measure, with dates and numbers that have a mark. */
const forms = {
  timeline: "entries: [{date: 1980, label: a}, {date: 2000, label: b}, {date: 2020, label: c}]",
  chart: "reference: {value: 50, text: half}\nentries: [{label: a, value: 50}, {label: b, value: 100}]",
  lifetimes: "moments: [one, two, three, four]\nparties: [{name: a, from: two}, {name: b, from: three}]",
};
/** Every layout that an author gives a form, with what else its slide must hold. */
const layouts = {
  default: "## A\n\nFORM",
  statement: "# A\n\nFORM",
  quote: "> A\n\nFORM",
  image: "## A\n\n![a](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n\nFORM",
  code: "## A\n\n```sh\na\n```\n\nFORM",
  break: "# A\n\nFORM",
  card: "## A\n\nFORM\n\n::break\n\nb",
  comparison: "## A\n\nFORM\n\n::break\n\nb",
  "before-after": "## A\n\nFORM\n\n::break\n\nb",
  "two-columns": "## A\n\nFORM\n\n::break\n\nb",
  exercise: "## A\n\nFORM",
  question: "# A\n\nFORM",
  recap: "## A\n\nFORM",
  end: "# A\n\nFORM",
  part: "# A\n\nFORM",
};

const slides = Object.entries(layouts).flatMap(([layout, body]) =>
  Object.entries(forms).map(
    ([form, data]) =>
      `<!-- .slide: layout="${layout}" id="${layout}-${form}" -->\n${body.replace("FORM", `\`\`\`${form}\n${data}\n\`\`\``)}\n`,
  ),
);
/** The mark at its end has less room on the axis than it is wide. */
const dated =
  '<!-- .slide: id="dated" -->\n## A\n\n```timeline\nfrom: 2013-01\nto: 2014-01\nentries: [{date: 2013-02, label: a}, {date: 2013-12, label: b}]\n```\n';
const open = decksInBrowser({
  "slides/all.md": [...slides, dated].join("\n---\n\n"),
  "slides/decks/forms.deck.yaml": "title: F\nsections: [all.md]\n",
});

/** Of each form: the elements that measure, with the side that does; their marks; and what the mark of each says. */
const measured = {
  timeline: [".entry > .dot", "middle", ".tick", "middle", ["1980", "2000", "2020"]],
  chart: [".row .line", "left", ".mark .plot > span", "left", ["half: 50"]],
  lifetimes: [".bar", "left", ".moment", "middle", ["two", "three"]],
} as const;

it.each(some(Object.keys(layouts), 3))(
  "marks of forms stand where what they measure stands, in the layout %s",
  async (layout) => {
    const page = await open("forms");
    for (const [form, [values, side, marks, markSide, texts]] of Object.entries(measured)) {
      const placesOf = (selector: string, of: "left" | "middle") =>
        page.evaluate(
          ({ id, all, at }) => {
            const section = document.getElementById(id);
            if (!section) throw new Error(`there is no slide ${id}`);
            const { h, v } = window.Reveal.getIndices(section);
            window.Reveal.slide(h, v ?? 0);
            return [...section.querySelectorAll<HTMLElement>(all)].map((each) => {
              const { left, right } = each.getBoundingClientRect();
              return {
                text: (each.textContent ?? "").replace(/\s+/g, " ").trim(),
                place: at === "left" ? left : (left + right) / 2,
              };
            });
          },
          { id: `${layout}-${form}`, all: selector, at: of },
        );
      const [shown, marked] = [await placesOf(values, side), await placesOf(marks, markSide)];
      const [width = 0] = await page.$$eval(`#${layout}-${form} .c-${form}`, (all) =>
        all.map((each) => each.getBoundingClientRect().width),
      );
      expect(width).toBeGreaterThan(450);
      const named = texts.flatMap((text, index) => {
        const mark = marked.find((each) => each.text === text);
        return mark ? [{ index, mark: mark.place, value: shown[index]?.place ?? -1 }] : [];
      });
      // A narrow axis has fewer marks.
      expect(named.length).toBeGreaterThan(0);
      for (const { index, mark, value } of named)
        expect({ form, index, isOff: Math.abs(mark - value) > 2 }).toEqual({ form, index, isOff: false });
    }
    await page.close();
  },
);

it("dates on the axis of a time line stay on one line", async () => {
  const page = await open("forms#/dated");
  const marks = await page.$$eval("#dated .tick", (all) =>
    all.map((each) => ({ text: each.textContent, height: each.getBoundingClientRect().height })),
  );
  expect(marks.at(-1)?.text).toMatch(/^201[34]-\d\d$/);
  expect(new Set(marks.map(({ height }) => height)).size).toBe(1);
  await page.close();
});
