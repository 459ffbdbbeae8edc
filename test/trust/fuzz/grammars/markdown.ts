import fc from "fast-check";
import { html } from "./html.js";
import { mutated, text } from "./text.js";
import { frontMatter } from "./yaml.js";

const word = text;

interface Inline {
  readonly inline: string;
  readonly one: string;
}

/** What stands within a line. */
const inline = fc.letrec<Inline>((tie: fc.LetrecTypedTie<Inline>) => ({
  inline: fc.array(tie("one"), { maxLength: 4 }).map((parts) => parts.join(" ")),
  one: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { weight: 4, arbitrary: word },
    fc.constantFrom(
      "`code`",
      "``a`b``",
      "$a^2$",
      "$$x$$",
      "$\\frac{1}{",
      "{{title}}",
      "{{x.y}}",
      "{{",
      "[@a; @b]",
      "[@a](x)",
      "[b][@a]",
      "$$ a\nb $$",
      '<aside class="notes">',
      "</aside>",
      "[@",
      "[^1]",
    ),
    fc.constantFrom(
      "https://example.org",
      "<https://a.b>",
      "a@b.c",
      "&amp;",
      "&nope;",
      "\\*",
      "  \n",
      "[ref]",
      "[ref][x]",
    ),
    fc.constantFrom(
      '<!-- .element: class="fragment" -->',
      "<!-- .element: -->",
      "<!--",
      "-->",
      "{.class #id key=value}",
    ),
    fc
      .tuple(fc.constantFrom("**", "*", "_", "__", "~~", "***"), tie("one"))
      .map(([mark, inner]) => `${mark}${inner}${mark}`),
    fc
      .tuple(
        fc.constantFrom("", "!"),
        tie("one"),
        fc.constantFrom("x", "#a", "#/a", "/x.png", "<a b>", 'u "t"', "javascript:x", "../x", ""),
      )
      .map(([bang, inner, to]) => `${bang}[${inner}](${to})`),
    html,
  ),
})).inline;

const language = fc.constantFrom(
  "",
  "js",
  "go [1|2-3]",
  "js [1,3-5|9]",
  "sh {1-2|3}",
  "dot",
  "mermaid",
  "constructor",
  "ts title=a",
  "x file=a.js lines=1-2",
  "[3: 1|2]",
  "diff .class #id",
  "go [|]",
  "{",
);
const names = [
  "callout",
  "columns",
  "break",
  "card",
  "terminal",
  "stack",
  "fact",
  "nope",
  "constructor",
  "timeline",
  "compare",
  "quote",
  "__proto__",
  "a-b",
];
const attributes = fc.constantFrom(
  "",
  "{}",
  "{kind=tip}",
  '{a="b c" .x #y}',
  "{a=}",
  "{",
  "{=}",
  "{a='}",
  '{"}',
  "{data=x.yaml here=a}",
  "{cast=a.cast#m}",
  "{.a .b #c d=1 d=2}",
);
const slideComment = fc.constantFrom(
  '<!-- .slide: id="a" -->',
  '<!-- .slide: layout="two-columns" minutes="2" -->',
  '<!-- .slide: data-background-color="#123" class="dense" style="a:url(x)" -->',
  "<!-- .slide: -->",
  "<!-- .slide: layout=constructor priority=must only=pdf -->",
  '<!-- .slide: layout="image" data-background-image="x.png" data-background-iframe="//h" onclick="x" -->',
  "<!-- .slide id=b",
);

interface Block {
  readonly blocks: string;
  readonly block: string;
}

const leaf = fc.oneof(
  { weight: 3, arbitrary: inline },
  fc.tuple(fc.constantFrom("#", "##", "###", "#######"), inline).map(([marks, title]) => `${marks} ${title}`),
  fc.tuple(inline, fc.constantFrom("---", "===", "--")).map(([title, line]) => `${title}\n${line}`),
  fc
    .tuple(fc.constantFrom("```", "````", "~~~"), language, text, fc.constantFrom("", "x"))
    .map(([fence, tag, code, missing]) => `${fence}${tag}\n${code}\n${missing === "" ? fence : ""}`),
  fc
    .array(fc.array(inline, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((rows) => `| a | b |\n| --- | :-: |\n${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}`),
  fc.tuple(fc.constantFrom(...names), attributes).map(([name, own]) => `::${name}${own}`),
  fc.constantFrom(
    "---",
    "--",
    "----",
    "***",
    "Note:",
    "Notes: x",
    "::break",
    ":::",
    "::::",
    "> [!TIP]\n> x",
    "[ref]: x 'y'",
    "$$\nx\n$$",
    "$$\n\\begin{a}\n$$",
    "<hr>",
    "    code",
    "* * *",
    "- [ ] x\n- [x] y",
  ),
  slideComment,
  html,
);

const blocks = fc.letrec<Block>((tie: fc.LetrecTypedTie<Block>) => ({
  blocks: fc
    .tuple(fc.array(tie("block"), { minLength: 1, maxLength: 4 }), fc.constantFrom("\n\n", "\n\n", "\n", "\n\n---\n\n"))
    .map(([list, between]) => list.join(between)),
  block: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    { weight: 5, arbitrary: leaf },
    fc.tuple(fc.constantFrom("- ", "1. ", "> ", "  - ", "10) ", "\t"), tie("blocks")).map(([mark, inner]) =>
      inner
        .split("\n")
        .map((line, index) => (index === 0 || mark === "> " ? mark : "  ") + line)
        .join("\n"),
    ),
    fc
      .tuple(
        fc.constantFrom(":::", "::::", ":::::"),
        fc.constantFrom(...names),
        attributes,
        tie("blocks"),
        fc.constantFrom("closed", "closed", "open"),
      )
      .map(([colons, name, own, inner, end]) => `${colons}${name}${own}\n${inner}\n${end === "closed" ? colons : ""}`),
  ),
})).blocks;

const tokens = [
  "---\n",
  "\n\n",
  "```",
  ":::",
  "::",
  "<!--",
  "-->",
  "|",
  "$$",
  "$",
  "[",
  "](",
  "`",
  "\t",
  "> ",
  "- ",
  "{{",
  "}}",
  "[@a]",
  "\0",
  "\r",
];

/** A deck as Markdown, with front matter now and then. */
export const markdown = mutated(
  fc
    .tuple(fc.oneof({ weight: 4, arbitrary: fc.constant("") }, frontMatter), blocks)
    .map(([front, body]) => front + body),
  tokens,
);
