import { dictionaryText, entriesOf, referred } from "./dictionary.js";
import { objectText, type PdfFile, streamText } from "./file.js";

/** What is painted, and the fonts, images and so on that it names, by their kind and name. */
export interface Painting {
  readonly text: string;
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What the dictionary of the page or form says. */
  readonly entries: ReadonlyMap<string, string>;
}

/** How paint covers what is below it. */
interface State {
  readonly isOpaque: boolean;
  readonly isMasked: boolean;
}

/** Operators that tell how a form is painted; Skia writes each at the end of a line. ISO 32000-1, 8.4.4 and 8.10. */
const steps = /^(?:(q|Q)|\/(\S+) gs|\/(\S+) Do)$/gm;

/**
 * What a page or form paints, with the forms on it put into their places. Chromium paints what is clipped to round
 * corners apart, as a group of its own, and readers do not look for the text of a page in there. A group that covers
 * what is below it looks the same without being one; others stay.
 */
export function flatten(pdf: PdfFile, number: number): Painting {
  const entries = entriesOf(objectText(pdf, number));
  const resources = resourcesOf(entries.get("Resources"));
  const content = streamText(pdf, referred(entries.get("Contents")) ?? number);
  if (!resources.has("XObject")) return { text: content, resources, entries };
  const saved: State[] = [];
  let now: State = { isOpaque: true, isMasked: false };
  const text = content.replace(
    steps,
    (whole, step: string | undefined, state: string | undefined, name: string | undefined) => {
      if (step === "q") saved.push(now);
      else if (step === "Q") now = saved.pop() ?? now;
      else if (state !== undefined) now = stateAfter(now, textOf(pdf, resources.get("ExtGState")?.get(state)));
      else if (now.isOpaque && !now.isMasked) return inPlace(pdf, resources, name ?? "") ?? whole;
      return whole;
    },
  );
  return { text, resources, entries };
}

/** The content of a form in its box; undefined where it must stay a form. Its resources come to those around it. */
function inPlace(pdf: PdfFile, around: Map<string, Map<string, string>>, name: string): string | undefined {
  const number = referred(around.get("XObject")?.get(name));
  const dictionary = number === undefined ? "" : objectText(pdf, number);
  const box = /\/BBox \[([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+)\]/.exec(dictionary);
  if (number === undefined || !box || !dictionary.includes("/Subtype /Form") || dictionary.includes("/Matrix"))
    return undefined;
  const form = flatten(pdf, number);
  const states = [...(form.resources.get("ExtGState")?.values() ?? [])].map((state) => textOf(pdf, state));
  if (!states.every(isNormal) || !addAll(around, form.resources)) return undefined;
  const [left, bottom, right, top] = box.slice(1).map(Number) as [number, number, number, number];
  return `q\n${left} ${bottom} ${right - left} ${top - bottom} re\nW n\n${form.text.trim()}\nQ`;
}

/** Adds names to others; false, and nothing is added, where one of them means something else already. */
function addAll(
  around: Map<string, Map<string, string>>,
  added: ReadonlyMap<string, ReadonlyMap<string, string>>,
): boolean {
  const all = [...added].flatMap(([kind, names]) => [...names].map(([name, value]) => ({ kind, name, value })));
  if (all.some(({ kind, name, value }) => (around.get(kind)?.get(name) ?? value) !== value)) return false;
  for (const { kind, name, value } of all) {
    const names = around.get(kind) ?? new Map<string, string>();
    names.set(name, value);
    around.set(kind, names);
  }
  return true;
}

const textOf = (pdf: PdfFile, value: string | undefined) => objectText(pdf, referred(value) ?? 0);

/** Whether a graphics state mixes paint with what is below it as paint does. ISO 32000-1, 11.3.5. */
const isNormal = (state: string) => /\/BM \/(?!Normal\b)/.exec(state) === null;

/** A mask stays until it is taken off: most states say nothing of it. ISO 32000-1, 8.4.5. */
function stateAfter({ isOpaque, isMasked }: State, state: string): State {
  return {
    isOpaque: /\/(?:ca|BM) /.test(state) ? /\/ca 1\s/.test(state) && isNormal(state) : isOpaque,
    isMasked: state.includes("/SMask") ? !state.includes("/SMask /None") : isMasked,
  };
}

/** The dictionary of resources by kinds; the list of procedure sets, which nobody needs any more, is left out. */
function resourcesOf(value: string | undefined): Map<string, Map<string, string>> {
  const kinds = [...entriesOf(value ?? "<<>>")].filter(([, names]) => names.startsWith("<<"));
  return new Map(kinds.map(([kind, names]) => [kind, entriesOf(names)]));
}

export function resourcesText(resources: Painting["resources"]): string {
  return dictionaryText(new Map([...resources].map(([kind, names]) => [kind, dictionaryText(names)])));
}
