declare const brand: unique symbol;

/** Text that is HTML already; everything else is escaped before it goes into a page. */
export type Html = string & { readonly [brand]: "Html" };

/** Marks text as HTML. Only where the text was made from escaped or checked pieces. */
export function asHtml(text: string): Html {
  return text as Html;
}

/** HTML in the hands of a template: `{{x}}` prints it as it is, where it escapes everything else. */
export class TemplateHtml {
  readonly html: Html;
  /** What stands for it in an attribute; undefined: the text that it shows. */
  readonly attribute: Html | undefined;

  constructor(html: Html, attribute?: Html) {
    this.html = html;
    this.attribute = attribute;
  }

  /** What Handlebars prints. */
  toHTML(): string {
    return this.html;
  }

  /** The HTML as text, for helpers that look at it. */
  toString(): string {
    return this.html;
  }
}

/** HTML as a template gets it; "" where there is none, so that `{{#if}}` can tell. */
export const forTemplate = (html: Html): TemplateHtml | "" => (html === "" ? "" : new TemplateHtml(html));

const replacements: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): Html {
  return asHtml(text.replace(/[&<>"]/g, (character) => replacements[character] ?? character));
}

/** Characters that XML 1.0 has no place for, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const noCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text as it stands in XML, in an attribute, too. */
export const escapeXml = (text: string): string => escapeHtml(text.replace(noCharacter, ""));

/** Attributes as they stand in a tag, each with a space before it; an empty value prints the bare name. */
export function printAttributes(attributes: Readonly<Record<string, string | undefined>>): Html {
  let printed = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    printed += value === "" && name !== "alt" ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return asHtml(printed);
}

/** A script that may stand in a `<script>` element: it cannot end it. */
export function scriptText(script: string): Html {
  return asHtml(script.replace(/<(?=\/script|!--)/gi, "<\\"));
}

/** JSON that may stand in a `<script>` element. */
export function scriptJson(value: unknown): Html {
  return asHtml(JSON.stringify(value).replaceAll("<", "\\u003c"));
}
