/**
 * What can be told of a regular expression without running it. Most expressions of a grammar match nothing in most lines, and to
 * compile one takes V8 a tenth of a millisecond; to look for a word takes nothing.
 */

/** More words than this take longer to look for than they save. */
const mostWords = 64;

const escapes = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|c[A-Za-z]|\d+|.)/suy;
const opening = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy;

const isPlain = (escaped) => /^\\[^\p{L}\p{N}]$/u.test(escaped);

/** Reads an expression of the flag v, as far as words go. */
class Reader {
  #source;
  #at = 0;

  constructor(source) {
    this.#source = source;
  }

  /** Words of which every match of these alternatives has one in its line; undefined if there are none. */
  alternatives() {
    const found = [this.#sequence()];
    while (this.#takes("|")) found.push(this.#sequence());
    return found.includes(undefined) ? undefined : fewEnough([...new Set(found.flat())]);
  }

  get isAtEnd() {
    return this.#at >= this.#source.length;
  }

  #takes(text) {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern) {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#source) ?? [];
    if (found) this.#at += found.length;
    return found;
  }

  #sequence() {
    const candidates = [];
    let word = "";
    const endWord = () => {
      if (word !== "") candidates.push([word]);
      word = "";
    };
    while (!this.isAtEnd && !"|)".includes(this.#source[this.#at])) {
      const { text, words } = this.#term();
      const times = this.#match(quantifier);
      if (text !== undefined && times === undefined) {
        word += text;
        continue;
      }
      endWord();
      const isOptional = times !== undefined && /^(?:[*?]|\{0)/.test(times);
      const needed = text === undefined ? words : [text];
      if (needed && !isOptional) candidates.push(needed);
    }
    endWord();
    return candidates.toSorted((a, b) => rank(b) - rank(a))[0];
  }

  /** A letter that stands for itself, or what else there is, with the words that it needs. */
  #term() {
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at));
    if (char === "(") return this.#group();
    if (char === "[") return { words: this.#set() };
    if (char === "\\") {
      const escaped = this.#match(escapes);
      return isPlain(escaped) ? { text: escaped.slice(1) } : {};
    }
    this.#at += char.length;
    return ".^$".includes(char) ? {} : { text: char };
  }

  #group() {
    const open = this.#match(opening);
    if (open === "(" && this.#source[this.#at] === "?") throw new Error(`a group of another kind in ${this.#source}`);
    const words = this.alternatives();
    if (!this.#takes(")")) throw new Error(`a group does not end in ${this.#source}`);
    return open.endsWith("!") ? {} : { words };
  }

  /** The letters of a set that names nothing else. */
  #set() {
    this.#at++;
    const letters = [];
    let isSimple = !this.#takes("^");
    while (!this.#takes("]")) {
      if (this.#source[this.#at] === "[") {
        const inner = this.#set();
        if (inner) letters.push(...inner);
        else isSimple = false;
        continue;
      }
      const { text } = this.#letter();
      if (text === undefined) isSimple = false;
      else letters.push(text);
    }
    return isSimple ? fewEnough(letters) : undefined;
  }

  /** A letter in a set; a minus, or what is said twice, takes away from it or joins it in ways that are not followed. */
  #letter() {
    if (this.#source[this.#at] === "\\") {
      const escaped = this.#match(escapes);
      return isPlain(escaped) ? { text: escaped.slice(1) } : {};
    }
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at));
    this.#at += char.length;
    return "-&".includes(char) ? {} : { text: char };
  }
}

const fewEnough = (words) => (words.length > 0 && words.length <= mostWords ? words : undefined);

/** Few and long words are rare in a line; a space is not. */
const rank = (words) => Math.min(...words.map((word) => (word.trim() === "" ? 0 : word.length))) - words.length / 8;

/**
 * The words of which a line has at least one wherever the expression matches in it.
 * @returns undefined if there are none, or too many
 */
export function neededWords({ source, flags }) {
  if (/[iu]/.test(flags)) return undefined;
  const reader = new Reader(source);
  const words = reader.alternatives();
  if (!reader.isAtEnd) throw new Error(`not understood: ${source}`);
  return words;
}

/** The text that an expression stands for if it stands for one only, without groups. */
export function onlyText({ source, flags }) {
  if (flags !== "dgv" || !/^(?:[^\\^$.*+?()[\]{}|]|\\[^\p{L}\p{N}])+$/su.test(source)) return undefined;
  return source.replace(/\\(.)/gsu, "$1");
}
