import type { DeckInfo } from "../../model/deck.js";
import { escapeXml } from "../../render/html/html.js";
import { objectText, type PdfFile, setObject } from "./file.js";

/** What tools read of a document without opening it. */
interface Facts {
  readonly info: DeckInfo;
  readonly date: Date;
  /** Whether it says of itself that it follows PDF/UA-1. */
  readonly isAccessible: boolean;
}

/** Writes what the document information says as XMP, too. ISO 32000-1, 14.3.2, and ISO 14289-1, clause 5. */
export function addMetadata(pdf: PdfFile, facts: Facts): void {
  const bytes = Buffer.from(packetOf(facts), "utf8");
  const number = pdf.next++;
  pdf.objects.set(number, { text: `<</Type /Metadata/Subtype /XML/Length ${bytes.length}>>`, stream: bytes });
  setObject(pdf, objectText(pdf, pdf.root).replace(/>>$/, `/Metadata ${number} 0 R>>`), pdf.root);
}

function packetOf({ info, date, isAccessible }: Facts): string {
  const when = `${date.toISOString().slice(0, 19)}Z`;
  const one = (name: string, text: string) => (text === "" ? [] : [`<${name}>${text}</${name}>`]);
  const list = (name: string, kind: "Seq" | "Bag", items: readonly string[]) => {
    const lines = items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join("");
    return one(name, lines && `<rdf:${kind}>${lines}</rdf:${kind}>`);
  };
  const inWords = (name: string, text: string) =>
    one(name, text && `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`);
  const properties = [
    ...inWords("dc:title", info.title),
    ...list("dc:creator", "Seq", [info.speaker.name].filter(Boolean)),
    ...inWords("dc:description", info.description),
    ...list("dc:subject", "Bag", info.keywords),
    ...list("dc:language", "Bag", [info.language]),
    ...one("pdf:Keywords", escapeXml(info.keywords.join(", "))),
    ...one("xmp:CreatorTool", "Quarterdeck"),
    ...one("xmp:CreateDate", when),
    ...one("xmp:ModifyDate", when),
    ...one("pdfuaid:part", isAccessible ? "1" : ""),
  ];
  const spaces = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${spaces.join(" ")}>
${properties.join("\n")}
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
