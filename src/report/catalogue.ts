import { collectionProblems } from "./collection-problems.js";
import { drawingProblems } from "./drawing-problems.js";
import { fileProblems } from "./file-problems.js";
import { formProblems } from "./form-problems.js";
import { limitProblems } from "./limit-problems.js";
import { recordingProblems } from "./recording-problems.js";
import { safetyProblems } from "./safety-problems.js";
import { stepProblems } from "./step-problems.js";
import { templateProblems } from "./template-problems.js";
import { variantProblems } from "./variant-problems.js";

interface ProblemRule {
  readonly severity: "error" | "warning";
  /** What is wrong; `{name}` is filled in. */
  readonly message: string;
  /** What would be right. */
  readonly remedy: string;
}

/** Every problem that a run can report. Each code has an example under `test/problems/`. */
export const catalogue = {
  "not-utf8": {
    severity: "error",
    message: "this file is not UTF-8: byte {offset} does not fit",
    remedy: "save the file as UTF-8",
  },
  "missing-input": {
    severity: "error",
    message: "there is no file or folder “{path}”",
    remedy: "give a Markdown file, a *.deck.yaml manifest, or a folder that holds manifests",
  },
  "no-decks": { severity: "error", message: "no deck to build in {path}: {detail}", remedy: "{hint}" },
  "unknown-footnote": {
    severity: "warning",
    message: "slides have no footnotes: “[^{name}]” is printed as it stands",
    remedy:
      "for a source, write a link [text](address) or cite a fact [@id]; else say it on the slide, as in <small>…</small>, or below Note:",
  },
  "bad-background": { severity: "error", message: "“{text}” {detail}", remedy: "{hint}" },
  "malformed-yaml": { severity: "error", message: "YAML: {detail}", remedy: "{hint}" },
  "unclosed-front-matter": {
    severity: "error",
    message: "the front matter that starts here has no closing ---",
    remedy: "close it with a line --- before the first slide",
  },
  "unknown-key": { severity: "error", message: "unknown key “{key}”", remedy: "known keys: {known}" },
  "ignored-settings": {
    severity: "warning",
    message: "settings of another tool have no effect here: {names}",
    remedy: "docs/coming-from-reveal.md says what takes their place",
  },
  "ignored-key": {
    severity: "warning",
    message: "{what} no effect here",
    remedy: "{hint}",
  },
  "wrong-value": { severity: "error", message: "“{key}”: {detail}", remedy: "{hint}" },
  "missing-section": {
    severity: "error",
    message: "the section “{path}” does not exist",
    remedy: "looked at: {tried}",
  },
  "empty-glob": {
    severity: "error",
    message: "no Markdown file matches “{path}”",
    remedy: "paths are relative to the folder slides/",
  },
  ...collectionProblems,
  ...drawingProblems,
  "missing-slide": {
    severity: "error",
    message: "{path} has no slide with the id “{id}”",
    remedy: "ids there: {known}",
  },
  "duplicate-id": {
    severity: "error",
    message: "the slide id “{id}” is used twice in this deck",
    remedy: "give one of the two another id",
  },
  "empty-deck": {
    severity: "error",
    message: "the deck “{name}” has no slides{detail}",
    remedy: "{hint}",
  },
  "missing-translation": {
    severity: "warning",
    message: "{path} has no version in “{lang}”; the original is used",
    remedy: "write {expected}",
  },
  "over-time": {
    severity: "error",
    message:
      "--minutes {minutes} cannot be reached: the slides that must stay need {planned} min (slides left out: {count})",
    remedy: "give --minutes {least} or more, or shorten slides that stay, or lower their priority to should or could",
  },
  "bad-rehearsal": {
    severity: "error",
    message: "this is no rehearsal: {detail}",
    remedy: "give a file that the speaker view has saved after a rehearsal, as it is",
  },
  "bad-baseline": {
    severity: "error",
    message: "this is no baseline: {detail}",
    remedy: "take the file as it was committed, or remove it and write it again with --write-baseline",
  },
  "bad-costs": {
    severity: "error",
    message: "these are no costs: {detail}",
    remedy: "take the file as it was written",
  },
  "bad-shard": { severity: "error", message: "{detail}", remedy: "put together the shards of one run" },
  "unclosed-fence": {
    severity: "error",
    message: "this code block is never closed{why}",
    remedy: "close it with a line {fence}",
  },
  "unclosed-comment": { severity: "error", message: "this comment is never closed", remedy: "close it with -->" },
  "unclosed-component": {
    severity: "error",
    message: "the component “{name}” is never closed on this slide",
    remedy: "close it with a line {fence}",
  },
  "stray-close": {
    severity: "error",
    message: "this closes a component, but none is open",
    remedy: "remove the line, or open a component above with {fence}name",
  },
  "setext-separator": {
    severity: "warning",
    message: "this --- makes a heading of the line above, not a new slide",
    remedy: "put a blank line before ---, or write the heading with ##",
  },
  "one-slide": {
    severity: "warning",
    message: "nothing divides this file, so that its {count} headings stand on one slide; the second one is here",
    remedy:
      "write “split: {split}” in the front matter or build with --split {split}, so that headings begin slides; " +
      "or put a line --- between the slides",
  },
  ...variantProblems,
  "bad-attributes": {
    severity: "error",
    message: "these attributes cannot be read: {detail}",
    remedy: 'write key="value", .class or #id, separated by spaces',
  },
  "mistyped-comment": {
    severity: "warning",
    message: "this is an ordinary comment and gives no attributes to {kind}",
    remedy: "write {right}",
  },
  "mistyped-attribute": {
    severity: "warning",
    message: "a slide knows no attribute “{key}”",
    remedy: "docs/dialect.md lists the attributes of a slide",
  },
  "mistyped-value": {
    severity: "warning",
    message: "“{key}” knows no “{value}”: it has no effect",
    remedy: "{hint}",
  },
  "unknown-attribute": {
    severity: "error",
    message: "the {kind} “{name}” has no attribute “{key}”",
    remedy: "it has: {known}",
  },
  "missing-attribute": {
    severity: "error",
    message: "the {kind} “{name}” needs the attribute “{key}”",
    remedy: "add {key}=…",
  },
  "wrong-attribute": { severity: "error", message: "“{key}” of the {kind} “{name}”: {detail}", remedy: "{hint}" },
  "missing-component": { severity: "error", message: "there is no component “{name}”", remedy: "known: {known}" },
  "missing-layout": { severity: "error", message: "there is no layout “{name}”", remedy: "known: {known}" },
  "unfit-content": { severity: "error", message: "the layout “{name}” {detail}", remedy: "{hint}" },
  "missing-theme": { severity: "error", message: "{asker}there is no theme “{name}”", remedy: "known: {known}" },
  "brand-contrast": {
    severity: "error",
    message: "“{key}”: {colour} has a contrast of {ratio}:1 with {other}, and needs {needed}:1 in the theme “{theme}”",
    remedy: "{hint}",
  },
  "unknown-token": { severity: "error", message: "nothing reads the token “{name}”", remedy: "known: {known}" },
  ...stepProblems,
  ...templateProblems,
  ...fileProblems,
  ...formProblems,
  "missing-icon": {
    severity: "warning",
    message: "the icon “{name}” is in no package of the project and shows as a frame",
    remedy: "run npm install {package} in the project: its drawings are read from there",
  },
  "nested-section": {
    severity: "warning",
    message: "this <section> is a part of its slide; reveal.js would make a slide of it, below this one",
    remedy: "write ---- with blank lines around it in the place of the tags, or <div> where it is meant as a part",
  },
  "hidden-section": { severity: "warning", message: "this hidden <section> is left out", remedy: "delete it" },
  "not-drawn": {
    severity: "warning",
    message: "{what} is drawn by a script that the deck does not have: it {shown}",
    remedy: "{hint}",
  },
  "missing-region": { severity: "error", message: "{path} has no region “{region}”", remedy: "regions there: {known}" },
  "bad-lines": {
    severity: "error",
    message: "lines “{lines}” are not in {path}, which has {count}",
    remedy: "write lines=10-20 with lines that the file has",
  },
  "missing-fact": { severity: "error", message: "there is no fact “{id}”", remedy: "facts are files in slides/facts/" },
  "bad-diagram": {
    severity: "error",
    message: "this {language} diagram cannot be drawn: {detail}",
    remedy: "correct the text of the diagram",
  },
  "bad-fact": { severity: "error", message: "{detail}", remedy: "{hint}" },
  "unknown-variable": {
    severity: "warning",
    message: "there is no variable “{name}”; the text stays as it is",
    remedy: "define it under vars: in the manifest or the front matter",
  },
  "duplicate-term": {
    severity: "error",
    message: "the glossary explains “{term}” twice",
    remedy: "keep one of the two",
  },
  ...recordingProblems,
  "bad-math": {
    severity: "error",
    message: "this formula cannot be read: {detail}",
    remedy: "write LaTeX as KaTeX knows it",
  },
  "missing-anchor": {
    severity: "error",
    message: "no slide has the id “{id}”",
    remedy: "link to a slide's id, for example #{known}",
  },
  "hidden-slide": {
    severity: "error",
    message: "the slide with the id “{id}” is hidden",
    remedy: 'leave the link out, or show the slide: without data-visibility="hidden" and draft',
  },
  ...safetyProblems,
  ...limitProblems,
  "live-print": {
    severity: "error",
    message: "“{name}” cannot be printed as it runs: {detail}",
    remedy: "let its scripts draw, and nothing else; or leave “print: live” out",
  },
} as const satisfies Record<string, ProblemRule>;

export type ProblemCode = keyof typeof catalogue;
