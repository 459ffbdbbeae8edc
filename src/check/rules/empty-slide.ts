import { showsBackground } from "../form.js";
import { startOf } from "../place.js";
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
    report({
      span: startOf(subject),
      message: "this slide shows nothing",
      remedy: 'remove it, or say that it is meant so: <!-- .slide: data-background-color="#000" -->',
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
