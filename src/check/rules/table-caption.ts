import { plainWords } from "../hollow.js";
import type { Table } from "../measures.js";
import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Tables of which nothing says what they are about. */
export const tableCaption = defineRule({
  id: "table-caption",
  family: "accessibility",
  severity: "hint",
  habit: "whatever it says",
  summary:
    "Nothing on its slide says what a table compares: it has no caption and no text beside it, and its slide has no title, or the table has columns of figures of which neither the title nor their heads say what they count.",
  why: "A screen reader lists tables by their captions, and whoever opens the handout has no speaker to ask.",
  bad: "| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  good: "## Runtimes and their languages\n\n| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    const { headings, tables, contents } = own.measures;
    if (contents.some(({ kind }) => kind !== "table")) return;
    const isTitled = headings.length > 0 || subject.slide.title !== "";
    for (const table of tables) {
      if (table.caption !== "" || table.rows < 2 || (isTitled && !hasNamelessFigures(table, subject.slide.title)))
        continue;
      report({
        span: placeOfElement(subject, table.element),
        message: isTitled ? "nothing says what the figures of this table are" : "nothing says what this table compares",
        remedy: isTitled
          ? "say it, with the unit, in a caption, in a sentence, or in the heads of the columns"
          : "give the slide a title, or the table a caption",
        slide: subject,
      });
    }
  },
});

/** Whether columns have figures without a unit, such as those of two years, and no word says what is counted. */
function hasNamelessFigures({ bare, headers }: Table, title: string): boolean {
  const said = new Set(plainWords(title).split(" ").map(singular));
  const nameless = bare.filter((header) => !namesFigures.test(header));
  return (
    nameless.length > 1 &&
    !headers.some((header) => hasUnit.test(header)) &&
    !nameless.some((header) =>
      plainWords(header)
        .split(" ")
        .some((word) => said.has(singular(word))),
    )
  );
}

const singular = (word: string) => word.replace(/s$/, "");
const hasUnit = /[()%€$£/[\]]|\b(?:in|per|pro|par|[kMG]i?B|[mµn]?s|kg|km|cm|mm)\b/;
/** Heads that say what is counted or measured: plural forms, and the usual words. */
const namesFigures =
  /\p{L}s$|^(?:#|n|no\.?|nr\.?)$|count|number|total|sum|price|cost|size|time|speed|rate|score|age|weight|height|length|width|depth|mean|average|median|year|port|version|code|anzahl|zahl|summe|preis|kosten|größe|zeit|dauer|jahr|nombre|prix|durée/iu;
