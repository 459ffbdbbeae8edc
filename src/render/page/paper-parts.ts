import { type ChildNode, type Element, element, elementsOf, isTag, parseHtml } from "../html/dom.js";
import { asHtml, type Html } from "../html/html.js";
import { printNodes } from "../html/print.js";
import { hidden, placeHolders } from "./unseen.js";

/** As many elements are printed in one go; Chromium's time for a page grows with the whole document. */
const inOneGo = 5000;

/** Parts of a PDF are told apart by a letter each. */
const mostParts = 24;

/** Where a template says that a sheet begins, so that a part may begin there. */
const beginsSheet = "data-sheet";

/** The names of the files to which a part may refer. */
type Names = Iterable<string>;

/** A piece of a document that is printed as a document of its own. */
export interface PaperPart {
  readonly body: Html;
  /** Files that it shows behind something: a browser asks for them only when it lays them out. */
  readonly behind: readonly string[];
}

/**
 * A document as the parts in which it is printed: one, or several of about the same length where it is long and its
 * template says where sheets begin. How many depends on the document alone, so that every machine makes the same bytes.
 */
export function paperParts(body: Html, files: Names): readonly PaperPart[] {
  const top = parseHtml(body).children;
  const count = elementsOf(top).length;
  const main = top.find((node): node is Element => isTag(node) && node.name === "main");
  if (count <= inOneGo || !main) return [{ body, behind: behindIn(top, files) }];
  const groups = inGroups(main.children);
  if (groups.length === 1) return [{ body, behind: behindIn(top, files) }];
  const at = top.indexOf(main);
  const pieces = groups.map((group, index) => {
    const before = index === 0 ? top.slice(0, at) : [];
    const after = index === groups.length - 1 ? top.slice(at + 1) : [];
    return pieceOf([...before, element("main", main.attribs, group), ...after]);
  });
  const held = new Set(pieces.flatMap(({ ids }) => [...ids]));
  // A link to what the document does not hold, such as the slides with the sources, must not lead to nowhere.
  const linked = new Set(pieces.flatMap(({ targets }) => targets).filter((id) => held.has(id)));
  return pieces.map((piece) => ({
    body: asHtml(anchorsOf(piece, linked) + printNodes(piece.nodes)),
    behind: behindIn(piece.nodes, files),
  }));
}

/** What a part holds, its ids, and those to which it links. */
interface Piece {
  readonly nodes: readonly ChildNode[];
  readonly ids: ReadonlySet<string>;
  readonly targets: readonly string[];
}

function inGroups(nodes: readonly ChildNode[]): readonly (readonly ChildNode[])[] {
  const sheets: { nodes: ChildNode[]; length: number }[] = [{ nodes: [], length: 0 }];
  for (const node of nodes) {
    if (isTag(node) && beginsSheet in node.attribs) sheets.push({ nodes: [], length: 0 });
    const open = sheets.at(-1);
    open?.nodes.push(node);
    if (open) open.length += elementsOf([node]).length;
  }
  const all = sheets.reduce((sum, { length }) => sum + length, 0);
  const share = all / Math.min(mostParts, Math.max(1, Math.round(all / inOneGo)));
  const parts: ChildNode[][] = [[]];
  let before = 0;
  for (const sheet of sheets) {
    // What is nearer to its share with the sheet than without has it.
    if (before + sheet.length / 2 > share * parts.length && parts.at(-1)?.some(isTag)) parts.push([]);
    parts.at(-1)?.push(...sheet.nodes);
    before += sheet.length;
  }
  return parts;
}

function pieceOf(nodes: readonly ChildNode[]): Piece {
  const elements = elementsOf(nodes);
  const links = elements.flatMap(({ name, attribs }) => (name === "a" ? (attribs["href"] ?? []) : []));
  return {
    nodes,
    ids: new Set(elements.flatMap(({ attribs }) => attribs["id"] ?? [])),
    targets: links.filter((href) => href.length > 1 && href.startsWith("#")).map((href) => href.slice(1)),
  };
}

/** Places for what stands in other parts, and links to what these link to: Chromium names no place without one. */
function anchorsOf({ ids, targets }: Piece, linked: ReadonlySet<string>): Html {
  const own = new Set(targets.filter((id) => linked.has(id)));
  const distant = placeHolders([...own].filter((id) => !ids.has(id)));
  const wanted = [...linked].filter((id) => ids.has(id) && !own.has(id));
  const links = wanted.map((id) => element("a", { href: `#${id}` }));
  return hidden([...distant, ...links]);
}

/** Files that are named in a style, but not those that a browser asks for anyway. */
function behindIn(nodes: readonly ChildNode[], files: Names): readonly string[] {
  const styles = elementsOf(nodes).flatMap(({ attribs }) => attribs["style"] ?? []);
  const named = styles.filter((style) => style.includes("url("));
  return [...files].filter((name) => named.some((style) => style.includes(name)));
}
