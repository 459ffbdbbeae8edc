import { groupByProject } from "../../content/source-layout.js";
import { type Element, element } from "../../render/html/dom.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { sourceGroup } from "../../render/source-list.js";
import type { BookChapter } from "./chapters.js";
import { indexBody } from "./index-page.js";
import { answerOf, link, type SectionTools } from "./slide-section.js";

/** A page behind the chapters. */
export interface BackPage {
  readonly file: string;
  readonly title: string;
  /** Its kind by EPUB's vocabulary, which reading systems list. */
  readonly kind: string;
  readonly body: readonly Element[];
}

/** What stands behind the chapters: answers, fact sheets, glossary, sources, index; pages without content are none. */
export function backPages(chapters: readonly BookChapter[], tools: SectionTools): BackPage[] {
  const { rendered } = tools;
  const say = (key: string) => rendered.words.say(key);
  const answers = chapters.flatMap(({ slides }) => slides.flatMap((slide) => answerOf(slide, tools)));
  const pages = [
    { file: "answers.xhtml", title: say("paper.answers"), kind: "answers", body: answers },
    { file: "fact-sheets.xhtml", title: say("paper.fact-sheets"), kind: "appendix", body: factSheets(rendered) },
    { file: "glossary.xhtml", title: say("glossary"), kind: "glossary", body: glossary(rendered) },
    { file: "sources.xhtml", title: say("sources"), kind: "endnotes", body: sources(rendered) },
    { file: "index.xhtml", title: say("paper.index"), kind: "index", body: indexBody(chapters, rendered) },
  ];
  return pages.filter(({ body }) => body.length > 0);
}

const factSheets = ({ factSheets: sheets }: RenderedDeck): Element[] =>
  sheets().map(({ name, summary, rows }) =>
    element("section", {}, [
      element("h2", {}, [name]),
      ...(summary === "" ? [] : [element("p", {}, [summary])]),
      ...(rows.length === 0 ? [] : [termsOf(rows.map(({ label, value }) => [label, value]))]),
    ]),
  );

const glossary = ({ deck }: RenderedDeck): Element[] =>
  deck.terms.length === 0
    ? []
    : [
        termsOf(
          deck.terms.map(({ name, text }) => [name, text]),
          "glossary",
        ),
      ];

const termsOf = (terms: readonly (readonly [string, string])[], kind = "facts"): Element =>
  element(
    "dl",
    { class: kind },
    terms.flatMap(([term, text]) => [element("dt", {}, [term]), element("dd", {}, [text])]),
  );

function sources({ deck }: RenderedDeck): Element[] {
  return groupByProject(deck.citations)
    .map((group) => sourceGroup(group))
    .map(({ title, repository, revision, entries }) => {
      const place = [repository, revision && `@ ${revision}`].filter(Boolean).join(" ");
      return element("section", {}, [
        element("h2", {}, [place === "" ? title : `${title} · ${place}`]),
        ...entries.map(({ number, places }) => {
          const listed = places.flatMap(({ links }) => links);
          const shown = listed.flatMap(({ text, href }, index) => [
            index === 0 ? " " : ", ",
            URL.canParse(href) ? link(new URL(href).href, text) : text,
          ]);
          return element("p", { id: `source-${number}`, class: "source" }, [
            element("b", {}, [String(number)]),
            ...shown,
          ]);
        }),
      ]);
    });
}
