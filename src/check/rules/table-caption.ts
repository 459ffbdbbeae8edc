import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Tables of which nothing says what they are about. */
export const tableCaption = defineRule({
  id: "table-caption",
  family: "accessibility",
  severity: "hint",
  habit: "whatever it says",
  summary: "Nothing on its slide says what a table compares: there is no title, no caption, and no text beside it.",
  why: "A screen reader lists tables by their captions, and whoever opens the handout has no speaker to ask.",
  bad: "| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  good: "## Runtimes and their languages\n\n| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated || subject.slide.title !== "") return;
    const { headings, tables, contents } = own.measures;
    if (headings.length > 0 || contents.some(({ kind }) => kind !== "table")) return;
    for (const { element, caption, rows } of tables) {
      if (caption !== "" || rows < 2) continue;
      report({
        span: placeOfElement(subject, element),
        message: "nothing says what this table compares",
        remedy: "give the slide a title, or the table a caption",
        slide: subject,
      });
    }
  },
});
