import { elementsIn, hasClass, type ParentNode } from "../html/dom.js";

/** Terminals on one slide are set in one size: that in which the one with the longest line, and the one with most rows, have room. */
export function setTerminalsTogether(root: ParentNode): void {
  const terminals = [...elementsIn(root)].filter((element) => hasClass(element, "c-terminal"));
  if (terminals.length < 2) return;
  const mostOf = (name: string) => Math.max(...terminals.map(({ attribs }) => sizeIn(attribs["style"] ?? "", name)));
  const most = `--most-columns:${mostOf("columns")};--most-rows:${mostOf("rows")}`;
  for (const { attribs } of terminals) attribs["style"] = [attribs["style"], most].filter(Boolean).join(";");
}

/** A size of a terminal's screen, as its template says it; 0 where a template of the project says none. */
const sizeIn = (style: string, name: string): number =>
  Number(new RegExp(`(?:^|;)--${name}:(\\d+)`).exec(style)?.[1] ?? 0);
