import { Parser } from "htmlparser2";
import { asHtml, type Html } from "./html.js";

/**
 * The texts of the style sheets that stand in a page, as a browser reads them. What stands in `noscript` is not for a
 * page that looks like one with scripts.
 * @param known a part of a style sheet of the page that ends no element and begins none: it need not be read to find out where
 * the sheet ends, and is most of the page
 */
export const styleTexts = (html: Html, known: Html = asHtml("")): ReadonlySet<string> => textsAround(html, known);

function textsAround(text: string, known: string): ReadonlySet<string> {
  if (known === "" || text.includes(placeOfKnown)) return textsIn(text);
  const shorter = textsIn(text.replace(known, () => placeOfKnown));
  return new Set([...shorter].map((sheet) => sheet.replace(placeOfKnown, () => withLineFeeds(known))));
}

/** A character that hardly any page holds: to look for it takes no time. */
const placeOfKnown = "\u0001";

/** Browsers know one kind of line end. */
const withLineFeeds = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

function textsIn(page: string): ReadonlySet<string> {
  const texts = new Set<string>();
  let text: string | undefined;
  let noscripts = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (name === "noscript") noscripts++;
      if (name === "style" && noscripts === 0) text = "";
    },
    ontext(piece) {
      if (text !== undefined) text += piece;
    },
    onclosetag(name) {
      if (name === "noscript") noscripts--;
      if (name !== "style" || text === undefined) return;
      texts.add(withLineFeeds(text));
      text = undefined;
    },
  });
  parser.end(upToLastSheet(page));
  return texts;
}

/** Slides come behind the style sheets, as a rule, and take long to read. */
function upToLastSheet(text: string): string {
  let end = 0;
  for (const { 0: tag, index } of text.matchAll(/<\/?style/gi)) {
    const close = tag.startsWith("</") ? text.indexOf(">", index) : -1;
    // A sheet that nothing closes is one all the same.
    end = close === -1 ? text.length : close + 1;
  }
  return text.slice(0, end);
}
