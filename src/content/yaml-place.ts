import { type Document, isMap, isNode, isPair, isScalar, type Node } from "yaml";
import { type Span, spanEnd } from "../source/text.js";

/** The keys and indices that lead to a value, such as `["speaker", "name"]`. */
export type Path = readonly (string | number)[];

/** Stands for the key itself rather than its value in a path for `spanAt`. */
export const keyItself = "\u0000key";

/** The span of a value by its path, or of its key; that of the nearest value around it when it is absent. */
export function nodeSpan(document: Document, { file, start, end }: Span, path: Path): Span {
  const wantsKey = path.at(-1) === keyItself;
  const clean = wantsKey ? path.slice(0, -1) : path;
  const node = wantsKey ? keyNode(document, clean) : findNode(document, clean);
  const range = node?.range;
  if (!range) return { file, start, end: Math.min(end, start + 1) };
  return { file, start: start + range[0], end: spanEnd({ file, start }, range[0], range[1]) };
}

function findNode(document: Document, path: Path): Node | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const found: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(found)) return found;
  }
  return undefined;
}

function keyNode(document: Document, path: Path): Node | undefined {
  const parent = path.length === 1 ? document.contents : findNode(document, path.slice(0, -1));
  if (!isMap(parent)) return findNode(document, path);
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  return pair && isNode(pair.key) ? pair.key : findNode(document, path);
}
