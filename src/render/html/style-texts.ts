import { Parser } from "htmlparser2";
import type { Html } from "./html.js";

/**
 * The texts of the style sheets that stand in a page, as a browser reads them. What stands in `noscript` is not for a
 * page that looks like one with scripts.
 */
export function styleTexts(html: Html): ReadonlySet<string> {
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
      // Browsers know one kind of line end.
      texts.add(text.replace(/\r\n?/g, "\n"));
      text = undefined;
    },
  });
  parser.end(upToLastSheet(html));
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
