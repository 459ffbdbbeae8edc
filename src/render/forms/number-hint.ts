/** A number with a unit or with other signs than YAML reads, in the pieces that a hint needs. */
interface Meant {
  /** How the number is written, and another one where its only comma may divide thousands. */
  readonly numbers: readonly string[];
  readonly unit: string;
}

/** The number that is meant by a text; undefined where it is none. */
function meantBy(text: string): Meant | undefined {
  const [, sign = "", digits, unit = ""] = /^([+\-−]?)(\d[\d.,'’_\s]*?)\s*([^\d\s.,].*)?$/u.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const minus = sign === "" || sign === "+" ? "" : "-";
  const numbers = numbersOf(digits.replace(/['’_\s]/gu, "")).map((number) => `${minus}${number}`);
  return numbers.every((number) => Number.isFinite(Number(number))) ? { numbers, unit } : undefined;
}

function numbersOf(digits: string): readonly string[] {
  const [comma, dot] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  if (comma === -1) return [digits];
  if (dot > comma || digits.indexOf(",") !== comma) return [digits.replaceAll(",", "")];
  const decimal = digits.replaceAll(".", "").replace(",", ".");
  return dot === -1 && /^\d{1,3},\d{3}$/.test(digits) ? [decimal, digits.replace(",", "")] : [decimal];
}

/**
 * What to write instead of a text where a number belongs; undefined where none is meant.
 * @param unitOf what to write for a unit, if there is a key for it
 */
export function numberHint(key: string, text: string, unitOf: (unit: string) => string): string | undefined {
  const meant = meantBy(text);
  if (!meant) return undefined;
  const numbers = meant.numbers.map((number) => `${key}: ${number}`).join(" or ");
  return `write ${numbers}${meant.unit === "" ? "" : unitOf(meant.unit)}`;
}
