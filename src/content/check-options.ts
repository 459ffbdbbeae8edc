import type { Block, ComponentBlock } from "../model/deck.js";
import type { Amount } from "../model/design.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { type Span, spanOf } from "../source/text.js";
import { firstLine } from "./check-attributes.js";
import { replaceComments } from "./scan.js";

type Token = Extract<Block, { kind: "prose" }>["tokens"][number];
type List = Extract<Token, { type: "list" }>;

/** A piece of Markdown with its place. */
interface Placed {
  readonly token: Token;
  readonly span: Span;
}

/** What does not fit, as it goes on after the component's name. */
interface Misfit {
  readonly detail: string;
  readonly hint: string;
  readonly span: Span;
}

/** Checks that a component holds a list with so many options, each of them one text, and nothing else. */
export function checkOptions(component: ComponentBlock, amount: Amount, problems: ProblemSink): void {
  const misfit = misfitOf(component, amount);
  if (!misfit) return;
  const { detail, hint, span } = misfit;
  problems.report(problem("unfit-options", { name: component.name, detail, hint }, { span: firstLine(span) }));
}

function misfitOf({ children, span }: ComponentBlock, { least, most }: Amount): Misfit | undefined {
  const pieces = children.flatMap(piecesOf);
  const lists = pieces.filter(({ token }) => token?.type === "list");
  const [list, second] = lists;
  const other = pieces.find(({ token }) => token?.type !== "list");
  if (other) return { detail: "holds something else than its options", hint: hintFor(other), span: other.span };
  if (second) {
    const hint = "write the options as one list, with one kind of mark before all of them";
    return { detail: "holds two lists", hint, span: second.span };
  }
  const many = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  const hint = `write ${many} of them, each on a line that begins with “- ”`;
  if (!list) return { detail: "has no options", hint, span };
  const items = itemsOf(list);
  const extra = items[most];
  const counted = `has ${items.length === 1 ? "1 option" : `${items.length} options`}`;
  if (extra) return { detail: counted, hint: `write ${many} of them`, span: extra.span };
  if (items.length < least) return { detail: counted, hint, span: list.span };
  return items.flatMap(misfitOfItem)[0];
}

const hintFor = ({ token }: Pick<Partial<Placed>, "token">): string =>
  token && /^(?:paragraph|heading)$/.test(token.type)
    ? 'what is asked stands in the braces behind its name, {question="…"}; other text stands above or below it'
    : "write it above or below";

/** The blocks of Markdown in a block, with their places; anything else is one piece without a token. */
function piecesOf(block: Block): readonly (Pick<Placed, "span"> & { readonly token?: Token })[] {
  if (block.kind !== "prose") return [{ span: block.span }];
  return placed(block.tokens, block.span).filter(({ token }) => !isNothing(token));
}

/** What a reader does not see: empty lines, addresses of links, and comments. */
const isNothing = ({ type, raw }: Token): boolean =>
  /^(?:space|def)$/.test(type) || (type === "html" && replaceComments(raw, () => "").trim() === "");

/** Tokens with their places within a span; between them may stand what is in none, such as empty lines. */
function placed(tokens: readonly Token[], { file, start, end }: Span): Placed[] {
  const text = file.text.slice(start, end);
  let at = 0;
  return tokens.map((token) => {
    const written = token.raw.trim();
    const from = Math.max(at, text.indexOf(written, at));
    at = Math.min(text.length, from + written.length);
    return { token, span: spanOf(file, start + from, start + at) };
  });
}

const itemsOf = ({ token, span }: { readonly token?: Token; readonly span: Span }): Placed[] =>
  token ? placed((token as List).items, span) : [];

function misfitOfItem({ token, span }: Placed): Misfit[] {
  const item = token as List["items"][number];
  if (item.task)
    return [{ detail: "has an option with a box", hint: "leave out the box: none of the options is marked", span }];
  const blocks = item.tokens.filter((each) => !isNothing(each));
  if (blocks.length === 0) return [{ detail: "has an empty option", hint: "write it, or leave out its mark", span }];
  const isText = blocks.length === 1 && /^(?:text|paragraph)$/.test(blocks[0]?.type ?? "");
  return isText
    ? []
    : [{ detail: "has an option that is more than one text", hint: "write it in one paragraph", span }];
}
