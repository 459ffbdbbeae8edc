import { type Element, element } from "../../render/html/dom.js";
import { plainText } from "../../render/html/plain-text.js";
import { picturedWords, proseOf } from "../../render/page/paper-text.js";
import { seenText } from "../../render/page/passages.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { bookIndex, type IndexedTerm, indexTerms } from "../formats/book-index.js";
import type { BookChapter } from "./chapters.js";
import { link } from "./slide-section.js";

/** The index: the entries of the printed book, with numbers of slides that lead to their sections, where books have pages. */
export function indexBody(chapters: readonly BookChapter[], { deck, words }: RenderedDeck): Element[] {
  const texts = chapters.flatMap(({ title: chapter, slides }) =>
    slides.map(({ href, title, label, rendered: { tree } }) => {
      const text = `${picturedWords(tree)} ${plainText(seenText(proseOf(tree)))}`;
      return { id: href, title, chapter, text, page: label };
    }),
  );
  return bookIndex(texts, indexTerms(deck), words.language).map(({ letter, entries }) =>
    element("section", { "epub:type": "index-group" }, [
      element("h2", {}, [letter]),
      element(
        "ul",
        { class: "index", "epub:type": "index-entry-list" },
        entries.map((entry) => entryOf(entry, words)),
      ),
    ]),
  );
}

function entryOf({ term, places, see, related, subs }: IndexedTerm, words: RenderedDeck["words"]): Element {
  const links = inLine(
    places.map(({ id, label, isMain }) => (isMain ? element("b", {}, [link(id, label)]) : link(id, label))),
  );
  return element("li", { "epub:type": "index-entry" }, [
    element("span", { "epub:type": "index-term" }, [term]),
    ...(see === "" ? [] : [`, ${words.say("paper.see", { term: see })}`]),
    ...links,
    ...(related === "" ? [] : [`; ${words.say("paper.see-also", { terms: related })}`]),
    ...(subs.length === 0
      ? []
      : [
          element(
            "ul",
            { class: "index" },
            subs.map((sub) =>
              element("li", {}, [sub.term, ...inLine(sub.places.map(({ id, page }) => link(id, page)))]),
            ),
          ),
        ]),
  ]);
}

/** Numbers in a row, as they stand behind a term. */
const inLine = (links: readonly Element[]) => links.flatMap((one, index) => [index === 0 ? " " : ", ", one]);
