import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standardDeadlines } from "../../../src/browser/deadlines.js";
import { asHtml } from "../../../src/render/html/html.js";
import { styleTexts } from "../../../src/render/html/style-texts.js";
import { deckPolicy, printPolicy } from "../../../src/render/page/policy.js";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const directives = (policy: string) =>
  new Map(policy.split("; ").map((directive): [string, string] => [directive.split(" ")[0] ?? "", directive]));

describe("the policy of a page for the printer", () => {
  it("allows the style sheets that stand in it, and no script", () => {
    const policy = directives(printPolicy(asHtml("<style>p{top:0}</style><p>x</p><STYLE>a > b{}</STYLE>")));
    expect(policy.get("style-src-elem")).toBe(`style-src-elem ${hashOf("p{top:0}")} ${hashOf("a > b{}")}`);
    expect(policy.get("script-src")).toBe("script-src 'none'");
    expect(policy.get("default-src")).toBe("default-src 'none'");
  });

  it("allows none where none stands", () => {
    expect(directives(printPolicy(asHtml("<p>x</p>"))).get("style-src-elem")).toBe("style-src-elem 'none'");
  });
});

describe("the style sheets of a page", () => {
  it.each([
    ["with one kind of line end", "<style>a\r\nb\rc</style>", ["a\nb\nc"]],
    ["in HTML without character references", "<style>a &gt; b</style>", ["a &gt; b"]],
    ["in SVG with them", "<svg><style>a &gt; b</style></svg>", ["a > b"]],
    ["but not those for readers without scripts", "<noscript><style>a</style></noscript><style>b</style>", ["b"]],
    ["but not those in other texts", "<title><style>a</style></title><textarea><style>b</style></textarea>", []],
    ["and not what stands behind them", "<style>a</style><p>style</p><pre>b</pre>", ["a"]],
    ["also one that nothing closes", "<style>a</style><p>x</p><STYLE>b", ["a", "b"]],
    ["also one that something odd closes", "<style>a</style", ["a</style"]],
    ["each once", "<style>a</style><style>a</style>", ["a"]],
  ])("are read %s", (_, html, texts) => {
    expect([...styleTexts(asHtml(html))]).toEqual(texts);
  });

  it("are the same where a part of them is known", () => {
    const known = asHtml("a > b{top:0}\r\n& p{left:0}");
    const html = asHtml(
      `<title>x</title><style>@page{}\n${known}\nend{}</style><p>y</p><svg><style>c &gt; d</style></svg>`,
    );
    expect(styleTexts(html, known)).toEqual(styleTexts(html));
    expect(styleTexts(html, known).size).toBe(2);
    expect(styleTexts(html, asHtml("not in it"))).toEqual(styleTexts(html));
  });
});

it("the policy of a deck knows its scripts by their hashes", () => {
  const policy = directives(deckPolicy(["alert(1)"], { sources: ["'wasm-unsafe-eval'"], connect: "'none'" }));
  expect(policy.get("script-src")).toBe(`script-src ${hashOf("alert(1)")} 'wasm-unsafe-eval'`);
});

it("the documentation says how long the browser may take", () => {
  const { start, open, print, live, pictures, measure, paint, draw, end } = standardDeadlines;
  const table = readFileSync("docs/safety.md", "utf8").matchAll(/^\| [^|]+ \| (\d+) \|/gm);
  expect(measure).toBe(pictures);
  expect([...table].map(([, seconds]) => Number(seconds) * 1000)).toEqual([
    start,
    open,
    print,
    live,
    pictures,
    paint,
    draw,
    end,
  ]);
});
