import { type ProblemSink, problem } from "../../report/problem.js";
import { type SourceFile, spanOf } from "../../source/text.js";
import { type CssPlace, visitCss } from "../html/css.js";

/** As much of what is refused is shown. */
const longest = 80;

/** A style sheet of a project without what it would fetch: a deck is one file and makes no request. Each place is reported. */
export function ownSheet(file: SourceFile, problems: ProblemSink): string {
  const report = (url: string, { text, start }: CssPlace) => {
    const span = spanOf(file, start, start + text.length);
    problems.report(problem("refused-address", { element: "style", url }, { span }));
    return undefined;
  };
  return visitCss(file.text, {
    address: (url, place) => (isInside(url) ? url : report(url, place)),
    refuse: (place) => report(place.text.slice(0, longest), place),
  });
}

/** Whether a value of CSS names another file, or what it names cannot be known. */
export function namesFile(value: string): boolean {
  let found = false;
  visitCss(value, {
    address(url) {
      found ||= !isInside(url);
      return url;
    },
    refuse() {
      found = true;
    },
  });
  return found;
}

/** What an address brings along, and parts of the page itself. */
const isInside = (url: string) => /^(?:data:|#)/i.test(url);
