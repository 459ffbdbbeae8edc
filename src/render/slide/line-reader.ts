import type { Grammar } from "@shikijs/primitive";

type Stack = ReturnType<Grammar["tokenizeLine2"]>["ruleStack"];

/** A part of a line with one role; `color` is the role's name. */
export interface Token {
  readonly content: string;
  readonly color?: string;
}

/** The tokens of each line of a piece of code. */
export type LineReader = (code: string) => readonly (readonly Token[])[];

interface ReadLine {
  readonly tokens: readonly Token[];
  readonly next: State;
}

/** What a grammar knows at the end of a line, with the lines that it has read from there. */
interface State {
  /** Nothing before the first line. */
  readonly stack: Stack | null;
  readonly lines: Map<string, ReadLine>;
}

/**
 * Reads code line by line. Pieces of one deck resemble each other, and a line that follows on the same state is the same
 * again, so each is read once.
 * @param how.colors the names of roles, by the numbers that tokens have
 * @param how.longest lines of this length and more stay without roles
 */
export function createLineReader(
  grammar: Grammar,
  how: { readonly colors: readonly string[]; readonly longest: number },
): LineReader {
  const states = new Map<string, State>();
  const known = new Map<Stack, State>();
  const stateOf = (stack: Stack): State => {
    const key = keyOf(stack);
    const state = states.get(key) ?? { stack, lines: new Map() };
    states.set(key, state);
    known.set(stack, state);
    return state;
  };
  const read = (line: string, { stack }: State): ReadLine => {
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, stack, 0);
    return { tokens: tokensOf(line, tokens, how.colors), next: known.get(ruleStack) ?? stateOf(ruleStack) };
  };
  const start: State = { stack: null, lines: new Map() };
  return (code) => {
    let state = start;
    return code.split(/\r?\n/).map((line) => {
      if (line === "") return [];
      if (line.length >= how.longest) return [{ content: line }];
      const done = state.lines.get(line) ?? read(line, state);
      state.lines.set(line, done);
      state = done.next;
      return done.tokens;
    });
  };
}

/** Where the number of a colour stands in what a token is. */
const foreground = { offset: 15, mask: 0x1ff };

/** @param encoded two numbers for each token: where it begins, and what it is */
function tokensOf(line: string, encoded: Uint32Array, colors: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < encoded.length; at += 2) {
    const content = line.substring(encoded[at] ?? 0, encoded[at + 2] ?? line.length);
    const color = colors[((encoded[at + 1] ?? 0) >>> foreground.offset) & foreground.mask];
    if (content !== "") tokens.push(color === undefined ? { content } : { content, color });
  }
  return tokens;
}

/** What a state has beside what it says as a text. */
interface Level {
  readonly parent: Level | null;
  readonly beginRuleCapturedEOL: boolean;
  readonly endRule: string | null;
}

/** All of a state that decides how the next line is read. */
function keyOf(stack: Stack): string {
  const ends: unknown[] = [];
  for (let each: Level | null = stack as Stack & Level; each; each = each.parent)
    ends.push(each.beginRuleCapturedEOL, each.endRule);
  return `${stack} ${JSON.stringify(ends)}`;
}
