import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Tables for paper, not for a screen. */
export const denseTable = defineRule({
  id: "dense-table",
  family: "legibility",
  severity: "warning",
  summary: "A table has more rows, columns or cells than can be taken in from a screen.",
  why: "A table is looked up, not listened to. On a slide it should show the one comparison that is being made.",
  bad: `## Everything, compared\n\n| a | b | c | d |\n| --- | --- | --- | --- |\n${"| one | two | three | four |\n".repeat(13)}`,
  good: "## What is compared\n\n| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n",
  options: {
    rows: { default: 11, help: "rows, the header not included" },
    columns: { default: 7, help: "columns" },
    cells: { default: 60, help: "cells" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    for (const { element, bodyRows: rows, columns } of own.measures.tables) {
      const fault =
        rows > options.rows
          ? `${rows} rows; at most ${options.rows}`
          : columns > options.columns
            ? `${columns} columns; at most ${options.columns}`
            : rows * columns > options.cells
              ? `${rows * columns} cells; at most ${options.cells}`
              : undefined;
      if (!fault) continue;
      report({
        span: placeOfElement(subject, element),
        message: `this table has ${fault} can be taken in from a screen`,
        remedy: "leave out what is not compared, or split the table",
        slide: subject,
        surplus: {
          axis: rows > options.rows ? "down" : "across",
          said: `a table has ${fault.replace(";", ", and")} can be taken in`,
        },
      });
    }
  },
});
