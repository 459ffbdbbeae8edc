/** What of an expression no linear engine can run, and where it stands in it, from 0. */
export interface Refusal {
  readonly construct: string;
  readonly at: number;
}

/** The characters of JavaScript's `\s`, as ranges of a class. */
const space = "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
const noSpace =
  "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}" +
  "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
const anything = "[\\x{0}-\\x{10ffff}]";
const nothing = "[^\\x{0}-\\x{10ffff}]";

/** Classes of characters behind a backslash, as they stand between brackets. */
const classes: Readonly<Record<string, string>> = { d: "\\d", D: "\\D", w: "\\w", W: "\\W", s: space, S: noSpace };
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, "0": 0 };

const lookarounds: readonly (readonly [start: string, name: string])[] = [
  ["(?=", "a lookahead"],
  ["(?!", "a negative lookahead"],
  ["(?<=", "a lookbehind"],
  ["(?<!", "a negative lookbehind"],
];

/** Repeats more often make expressions too large for the engine. */
const mostRepeats = 1000;

function literal(code: number): string {
  const character = String.fromCodePoint(code);
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${code.toString(16)}}`;
}

/**
 * Writes an expression that JavaScript can read, without its flag `u`, in the syntax of RE2. A character outside of the
 * first plane counts as one.
 */
export function inRe2Syntax(source: string): string | Refusal {
  return new Translation(source).run();
}

class Translation {
  readonly #source: string;
  #at = 0;
  #out = "";

  constructor(source: string) {
    this.#source = source;
  }

  run(): string | Refusal {
    while (this.#at < this.#source.length) {
      const start = this.#at;
      const refused = this.#piece();
      if (refused !== undefined) return { construct: refused, at: start };
    }
    return this.#out;
  }

  /** Reads one piece; returns what it is if no linear engine can run it. */
  #piece(): string | undefined {
    const rest = this.#source.slice(this.#at, this.#at + 4);
    const [next = ""] = rest;
    if (next === "\\") return this.#escape();
    if (next === "[") return this.#class();
    if (next === "(") return this.#group(rest);
    if (next === "{") return this.#repeat();
    this.#at += next.length;
    if (next === ".") this.#out += "[^\\n\\r\\x{2028}\\x{2029}]";
    else if ("^$|)*+?".includes(next)) this.#out += next;
    else this.#out += literal(this.#codePoint(next));
    return undefined;
  }

  /** The code point that begins with a character that was just read; its second half is read, too. */
  #codePoint(first: string): number {
    const code = this.#source.codePointAt(this.#at - first.length) ?? 0;
    if (code > 0xffff) this.#at++;
    return code;
  }

  #group(rest: string): string | undefined {
    const found = lookarounds.find(([start]) => rest.startsWith(start));
    if (found) return `${found[1]} ${found[0]}…)`;
    const opening = /^\((?:\?:|\?<[^>]*>)?/.exec(this.#source.slice(this.#at, this.#at + 80))?.[0] ?? "(";
    this.#at += opening.length;
    this.#out += opening.replace("?<", "?P<");
    return undefined;
  }

  #repeat(): string | undefined {
    const match = /^\{(\d+)(?:,(\d*))?\}/.exec(this.#source.slice(this.#at, this.#at + 40));
    this.#at += match?.[0].length ?? 1;
    this.#out += match?.[0] ?? "\\{";
    const most = Math.max(Number(match?.[1] ?? 0), Number(match?.[2] ?? 0));
    return most > mostRepeats ? `a repeat of more than ${mostRepeats} times` : undefined;
  }

  #escape(): string | undefined {
    const next = this.#source[this.#at + 1] ?? "";
    if (/[bB]/.test(next)) {
      this.#at += 2;
      this.#out += `\\${next}`;
      return undefined;
    }
    if (/[1-9]/.test(next) || (next === "k" && this.#source.includes("(?<"))) return `a backreference \\${next}`;
    const known = classes[next];
    if (known !== undefined) {
      this.#at += 2;
      this.#out += `[${known}]`;
      return undefined;
    }
    this.#out += literal(this.#escapedCharacter());
    return undefined;
  }

  /** Reads an escape that stands for one character. */
  #escapedCharacter(): number {
    const written = this.#source.slice(this.#at, this.#at + 6);
    const [hex] = /^\\x[0-9a-f]{2}|^\\u[0-9a-f]{4}/i.exec(written) ?? [];
    const [control] = /^\\c[a-z]/i.exec(written) ?? [];
    const whole = hex ?? control ?? written.slice(0, 2);
    this.#at += whole.length;
    if (hex) return Number.parseInt(hex.slice(2), 16);
    if (control) return control.charCodeAt(2) % 32;
    const own = whole[1] ?? "\\";
    return controls[own] ?? this.#codePoint(own);
  }

  #class(): undefined {
    const isNegated = this.#source[this.#at + 1] === "^";
    this.#at += isNegated ? 2 : 1;
    const parts: ClassPart[] = [];
    while (this.#at < this.#source.length && this.#source[this.#at] !== "]") parts.push(this.#classPart());
    this.#at++;
    if (parts.length === 0) this.#out += isNegated ? anything : nothing;
    else this.#out += `[${isNegated ? "^" : ""}${printParts(parts)}]`;
  }

  #classPart(): ClassPart {
    const next = this.#source[this.#at] ?? "";
    if (next !== "\\") {
      this.#at++;
      return next === "-" ? "dash" : this.#codePoint(next);
    }
    const after = this.#source[this.#at + 1] ?? "";
    const set = classes[after];
    if (set === undefined && after !== "b") return this.#escapedCharacter();
    this.#at += 2;
    return set === undefined ? 8 : { set };
  }
}

/** What stands between brackets: a character by its code, a class, or a dash that may make a range. */
type ClassPart = number | "dash" | { readonly set: string };

/** A dash between two characters makes a range; anywhere else it stands for itself. */
function printParts(parts: readonly ClassPart[]): string {
  let printed = "";
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const last = parts[index + 2];
    const from = part === "dash" ? dash : part;
    const to = last === "dash" ? dash : last;
    if (typeof from === "number" && parts[index + 1] === "dash" && typeof to === "number") {
      printed += `${literal(from)}-${literal(to)}`;
      index += 2;
    } else if (typeof from === "number") printed += literal(from);
    else printed += from?.set ?? "";
  }
  return printed;
}

const dash = 45;
