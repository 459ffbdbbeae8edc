import type { OptionRule } from "./option-rule.js";

/** The options of `build` alone, about what is printed and how. */
export const formatOptions = {
  "page-size": {
    type: "string",
    value: "NAME",
    help: "paper: A4 or Letter",
    commands: ["build"],
    formats: ["pdf", "handout", "notes", "book", "plan", "cards", "certificate"],
  },
  handout: {
    type: "string",
    value: "N",
    help: "slides on a sheet of the handout: 1, 2, 3, 4 or 6",
    commands: ["build"],
    formats: ["handout"],
  },
  beside: {
    type: "string",
    value: "WHAT",
    help: "beside the slides of a handout: lines, notes, sources or nothing",
    commands: ["build"],
    formats: ["handout"],
  },
  "md-files": {
    type: "string",
    value: "WHAT",
    help: "files of Markdown: one (the default), or section for a folder with a file for each section",
    commands: ["build"],
    formats: ["md"],
  },
  "two-up": {
    type: "boolean",
    help: "two pages of the script on a sheet (notes)",
    commands: ["build"],
    formats: ["notes"],
  },
  paper: {
    type: "boolean",
    help: "slides in the colours that they have on paper (pdf)",
    commands: ["build"],
    formats: ["pdf"],
  },
  attendees: {
    type: "string",
    value: "FILE",
    help: "who gets a certificate: one name on each line, or the column name of a .csv",
    commands: ["build"],
    formats: ["certificate"],
  },
  watermark: { type: "string", value: "TEXT", help: "set across every page and picture", commands: ["build"] },
  "pdf-notes": {
    type: "boolean",
    help: "speaker notes as annotations of the PDF",
    commands: ["build"],
    formats: ["pdf"],
  },
  "edit-links": {
    type: "string",
    value: "URL",
    help: "links from slides to their sources; the URL has places {file}, {line} and {commit}",
    commands: ["build"],
    here: true,
  },
} as const satisfies Record<string, OptionRule>;
