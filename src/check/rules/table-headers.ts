import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Tables whose columns have no names. */
export const tableHeaders = defineRule({
  id: "table-headers",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary: "A table has no header cells, or empty ones.",
  why: "A screen reader says the header before each cell; without one a table is a list of words.",
  bad: "## Runtimes\n\n|  |  |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  good: "## Runtimes\n\n| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    for (const { element, headers, rows, columns } of own?.measures.tables ?? []) {
      if (rows < 2 || columns < 2) continue;
      // The corner above row headers may be empty.
      const empty = headers.slice(1).filter((header) => header === "").length;
      if (headers.length > 0 && empty === 0) continue;
      report({
        span: placeOfElement(subject, element),
        message: headers.length === 0 ? "this table has no header cells" : "this table has columns without a name",
        remedy: "name each column in the first row: | Runtime | Language |",
        slide: subject,
      });
    }
  },
});
