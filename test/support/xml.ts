/** A tag, a comment or a declaration of XML, or anything else that begins with “<”. */
const piece = /<!--(?:(?!--)[\s\S])*-->|<[?!][^<>]*>|<\/?([a-zA-Z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|</g;

/**
 * What keeps a text from being well-formed XML, as a strict reader sees it: elements that are left open or closed in
 * another order, attributes that are there twice or without quotes, entities of HTML, ids that are there twice.
 */
export function faultsOfXml(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  for (const [whole, name, attributes = "", closing] of text.matchAll(piece)) {
    if (name === undefined) {
      if (whole === "<") faults.push("a “<” that begins nothing");
    } else if (whole.startsWith("</")) {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> where ${last ?? "nothing"} is open`);
    } else {
      if (closing === "") open.push(name);
      const names = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)];
      if (new Set(names.map(([, key]) => key)).size < names.length) faults.push(`an attribute twice: ${whole}`);
      const id = names.find(([, key]) => key === "id")?.[2];
      if (id !== undefined && ids.has(id)) faults.push(`the id ${id} twice`);
      if (id !== undefined) ids.add(id);
    }
  }
  const entities = text.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)\S{0,9}/g) ?? [];
  return [...faults, ...entities, ...open.map((name) => `<${name}> is left open`)];
}
