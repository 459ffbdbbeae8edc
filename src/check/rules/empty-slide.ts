import { tagsIn } from "../../content/html-depth.js";
import { htmlComments } from "../../content/scan.js";
import { showsBackground } from "../form.js";
import { sourceOf, startOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideSubject } from "../subject.js";

/** Slides on which there is nothing. */
export const emptySlide = defineRule({
  id: "empty-slide",
  family: "layout",
  severity: "warning",
  habit: "whatever it says",
  summary: "A slide shows nothing: no text, no picture, no background.",
  why: "The room looks at an empty wall and wonders whether something failed to load; often two separators follow each other.",
  bad: "## The runtime starts a process\n\nIt then leaves.\n\n---\n\nNote:\nSay what comes next.\n",
  good: "## The runtime starts a process\n\nIt then leaves.\n\nNote:\nSay what comes next.\n",
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated || showsSomething(subject)) return;
    const held = heldIn(subject);
    report({
      span: startOf(subject),
      message: `this slide shows nothing${held ? `: ${held.said}` : ""}`,
      remedy: `${held?.remedy ?? "remove it"}, or say that it is meant so: <!-- .slide: data-background-color="#000" -->`,
      slide: subject,
    });
  },
});

function showsSomething({ slide, views: [own] }: SlideSubject): boolean {
  if (!own || slide.backdrop || showsBackground(slide, "a colour, too")) return true;
  const { texts, pictures, contents } = own.measures;
  const isRead = texts.some(({ furniture, decorative }) => !furniture && !decorative);
  return isRead || contents.length > 0 || pictures.length > 0;
}

/** What stands on a slide without being shown, such as the mark of another tool that is to put something there. */
function heldIn(subject: SlideSubject): { readonly said: string; readonly remedy: string } | undefined {
  const { file, start, end } = sourceOf(subject);
  const text = file.text.slice(start, end);
  for (const comment of htmlComments(text)) {
    const inside = text.slice(comment.start + 4, comment.end - 3).trim();
    if (inside === "" || /^(?:\.slide|\.element|check-disable)/.test(inside)) continue;
    const [line = ""] = inside.split("\n");
    const said = `“<!-- ${line.slice(0, 40)}${line.length > 40 || line !== inside ? " …" : ""} -->” is a comment here`;
    return { said, remedy: "write what is to stand there, remove the slide" };
  }
  const [tag] = tagsIn(text);
  // As it is written: components of other tools have capitals.
  const name = tag?.text.slice(1, 1 + tag.name.length) ?? "";
  return /[A-Z.-]/.test(name) || filled.has(name)
    ? { said: `<${name}> shows nothing here`, remedy: "write what it shows there, remove the slide" }
    : undefined;
}

/** Elements that show nothing until a script fills them. */
const filled = new Set(["div", "span", "section"]);
