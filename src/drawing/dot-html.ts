/** An attribute of a tag in an HTML-like label. */
interface LabelAttribute {
  /** The tag's name in lower case. */
  readonly tag: string;
  /** In lower case, as Graphviz reads it. */
  readonly name: string;
  /** As it is written, between its quotation marks. */
  readonly value: string;
  /** Where the value stands in the label. */
  readonly start: number;
}

/** A tag that opens, and where it stands in the label. */
interface LabelTag {
  readonly name: string;
  readonly start: number;
}

export interface LabelParts {
  readonly tags: readonly LabelTag[];
  readonly attributes: readonly LabelAttribute[];
}

const tagName = /[A-Za-z][\w:.-]*/y;
const attribute = /\s*([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** Finds the tags of an HTML-like label and their attributes. What is no XML is left to Graphviz, which refuses it. */
export function readLabel(html: string): LabelParts {
  const tags: LabelTag[] = [];
  const attributes: LabelAttribute[] = [];
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at)) {
    const skipped = endOfSection(html, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    at++;
    tagName.lastIndex = at;
    const name = tagName.exec(html)?.[0].toLowerCase();
    if (name === undefined) continue;
    tags.push({ name, start: at });
    at += name.length;
    attribute.lastIndex = at;
    for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
      const value = found[2] ?? found[3] ?? "";
      at = attribute.lastIndex;
      attributes.push({ tag: name, name: (found[1] ?? "").toLowerCase(), value, start: at - 1 - value.length });
    }
  }
  return { tags, attributes };
}

const sections = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
] as const;

/** Where a comment or a CDATA section ends that begins here. */
function endOfSection(html: string, at: number): number | undefined {
  for (const [open, close] of sections) {
    if (!html.startsWith(open, at)) continue;
    const end = html.indexOf(close, at + open.length);
    return end === -1 ? html.length : end + close.length;
  }
  return undefined;
}
