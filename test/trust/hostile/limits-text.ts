import { front, harmless, lines, slide, tooMuch, warned } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const many = (text: string, count: number) => slide(text.repeat(count));

/** Paragraphs of one token: whoever searches from each for what it might belong to reads them as often as they are long. */
const paragraphs: readonly HostileCase[] = (
  [
    ["underscores", "a_", 50_000],
    ["dollars", "$", 40_000],
    ["points", "a.", 50_000],
    ["hyphens", "a-", 40_000],
    ["ats", "a@", 30_000],
    ["brackets", "[", 50_000],
    ["pictures", "![", 30_000],
    ["links", "[a](", 30_000],
    ["opening-angles", "<", 50_000],
    ["open-tags", 'b <a c="', 20_000],
    ["open-instructions", "b<?", 30_000],
    ["backticks", "`a ", 30_000],
    ["tildes", "~~a", 30_000],
    ["strong-words", "**a ", 30_000],
    ["ampersands", "&", 50_000],
    ["backslashes", "\\", 50_000],
    ["braces", "{{a", 30_000],
    ["pipes", "|", 50_000],
    ["addresses", "http://a.", 20_000],
    ["spaces", `a${" ".repeat(1000)}b`, 100],
    ["lines", "a\n", 50_000],
  ] as const
).map(([name, text, count]) => tooMuch(`limits-paragraph-of-${name}`, many(text, count), "too-long"));

const nesting: readonly HostileCase[] = [
  tooMuch("limits-deep-components", many(":::a\n", 2500), "too-deep"),
  tooMuch("limits-deep-components-with-colons", slide(lines(400, (i) => `${":".repeat(i + 3)}columns`)), "too-deep"),
  tooMuch("limits-deep-quotes", many(">", 20_000), "too-deep"),
  tooMuch("limits-deep-quotes-with-spaces", many("> ", 20_000), "too-deep"),
  tooMuch("limits-deep-quotes-of-lists", slide(`${"> - ".repeat(3000)}a`), "too-deep"),
  tooMuch("limits-deep-lists", slide(lines(200, (i) => `${"  ".repeat(i)}- a`)), "too-deep"),
  tooMuch("limits-deep-numbers", many("1. ", 20_000), "too-deep"),
  tooMuch("limits-deep-alerts", slide(lines(200, (i) => `${"> ".repeat(i + 1)}[!NOTE]`)), "too-deep"),
  tooMuch("limits-deep-html", many("<div>", 20_000), "too-deep"),
  tooMuch("limits-deep-html-in-lines", many("<div>\n", 20_000), "too-deep"),
  tooMuch("limits-deep-html-in-text", slide(`a ${"<b>".repeat(20_000)}`), "too-deep"),
  tooMuch("limits-deep-html-with-other-ends", many("<a></b>", 20_000), "too-deep"),
  tooMuch("limits-deep-drawing", many("<svg>", 20_000), "too-deep"),
  tooMuch("limits-deep-list-of-html", many("<ul><li>", 10_000), "too-deep"),
  tooMuch("limits-deep-emphasis", slide(`${"**".repeat(2000)}a${"**".repeat(2000)}`), "too-deep"),
];

const numbers: readonly HostileCase[] = [
  tooMuch("limits-many-items", many("- a\n", 20_000), "too-many"),
  tooMuch("limits-many-rows", slide(`|a|b|\n|-|-|\n${"|a|b|\n".repeat(20_000)}`), "too-many"),
  tooMuch("limits-many-tags", slide(`<p>${"<i>a</i>".repeat(20_000)}</p>`), "too-many"),
  tooMuch("limits-many-formulas", many("$a$ ", 4000), "too-many"),
  tooMuch("limits-many-definitions", slide(lines(20_000, (i) => `[a${i}]: #b`)), "too-many"),
  tooMuch("limits-many-slides", { "deck.md": "# A\n\n---\n\n".repeat(30_000) }, "too-many"),
  tooMuch("limits-many-comments", many("<!-- a -->\n", 25_000), "too-many"),
  tooMuch("limits-many-leaf-components", many("::a\n", 25_000), "too-many"),
  tooMuch("limits-many-notes", many('<aside class="notes">a</aside>\n\n', 15_000), "too-many"),
  tooMuch("limits-many-headings", front("split: h2", "# A\n\n".repeat(30_000)), "too-many"),
];

const scans: readonly HostileCase[] = [
  tooMuch("limits-open-comments", many("<!--\n", 20_000), "unclosed-comment"),
  tooMuch("limits-open-fences", many("```a\n", 20_001), "unclosed-fence"),
  tooMuch("limits-longer-fences", slide(lines(2000, (i) => `${"`".repeat(i + 3)}a`)), "unclosed-fence"),
  tooMuch("limits-steps", slide(`\`\`\`a [${"1-9999,".repeat(2000)}]\nb\n\`\`\``), "too-many"),
  tooMuch("limits-spaces-in-a-directive", slide(`::${" ".repeat(50_000)}a${" ".repeat(50_000)}b`), "too-long"),
  tooMuch("limits-fences-of-all-indents", slide(lines(3000, (i) => `${" ".repeat(i)}\`\`\`a`)), "unclosed-fence"),
  tooMuch("limits-fences-in-fences", slide("```a\n\n---\n\n``` b\n```\n".repeat(5000)), "unclosed-fence"),
  tooMuch("limits-open-fences-in-lists", many("- ```js only=a\n", 16_000), "too-many"),
  tooMuch("limits-fences-for-nobody", many("- ```js only\n", 16_000), "missing-condition"),
  tooMuch("limits-braces-for-nobody", many("a {only=b}\n\n", 5000), "unknown-condition"),
  tooMuch("limits-tags-for-nobody", many("<p only>a</p>\n\n", 1000), "missing-condition"),
  harmless("limits-paragraphs", slide(lines(9000, () => `${"word ".repeat(160)}\n`))),
  harmless("limits-open-notes", slide(`${'<aside class="notes" \n'.repeat(20_000)}`)),
  harmless("limits-formulas-without-end", many("$$ a\n\n", 5000)),
  harmless("limits-words-in-a-formula", slide(`$$${"a".repeat(10_000)} $b`)),
  harmless("limits-slide-comments", many('<!-- .slide: data-a="1" -->\n', 5000)),
  harmless("limits-element-comments", many('a <!-- .element: class="a" -->\n\n', 4000)),
  harmless("limits-dollars-in-lines", many("$$$\n\n", 4000)),
  {
    ...harmless("limits-style-of-spaces", slide(`<p style="a:url(${" ".repeat(3000)}">a</p>`)),
    saysSafe: { as: "warning", codes: ["left-out"] },
  },
];

/** Things to refuse, each at its own place: whoever looks through the whole slide for each of them takes minutes. */
const refused: readonly HostileCase[] = [
  ["limits-many-handlers", lines(8000, () => "<p onclick=x>a</p>")],
  ["limits-many-handlers-of-names", lines(8000, (i) => `<p on${i}=x>a</p>`)],
  ["limits-many-handlers-of-one-tag", `<p ${lines(20_000, (i) => `on${i}=x`)}>a</p>`],
  ["limits-many-handlers-behind-code", lines(2000, (i) => `\`on${i}\` <p on${i}=x>a</p>\n`)],
  ["limits-many-handlers-behind-comments", lines(4000, (i) => `<!-- on${i} --><p on${i}=x>a</p>`)],
  ["limits-many-handlers-in-quotes", lines(4000, (i) => `<p title="on${i}" on${i}="'">a</p>`)],
].map(([name = "", text = ""]) => ({
  ...harmless(name, slide(text)),
  says: { as: "warning", codes: ["removed-element"] },
}));

/** Tags that do not end, or late: whoever looks for their ends from each of their letters never comes to one. */
const tags: readonly HostileCase[] = [
  harmless("limits-open-tag-of-letters", slide(`<div>\n<${"a".repeat(150_000)}`)),
  harmless("limits-open-end-tag-of-letters", slide(`<div>\n</${"a".repeat(150_000)}`)),
  harmless("limits-open-tag-of-slashes", slide(`<div>\n<${"a/".repeat(75_000)}`)),
  harmless("limits-open-tag-of-signs", slide(`<div>\n<a b${"=".repeat(150_000)}`)),
  harmless("limits-open-tag-of-spaces", slide(`<div>\n<a b=${" ".repeat(150_000)}"`)),
  harmless("limits-tags-in-open-tags", slide(`<div>\n${"<aaaa".repeat(30_000)}`)),
  harmless("limits-open-values", slide(`<div>\n<a ${'b="'.repeat(50_000)}`)),
  harmless("limits-long-address", slide(`<div>\n<a href="https://a.example/${"a".repeat(150_000)}">b</a>\n</div>`)),
  harmless("limits-spaces-in-html", slide(`<div>a${" ".repeat(150_000)}b</div>`)),
  tooMuch("limits-deep-html-with-angles-in-values", many('<div title="<">', 2000), "too-deep"),
  tooMuch("limits-deep-html-with-ends-in-values", many('<div title="</div>">', 2000), "too-deep"),
  tooMuch("limits-deep-html-behind-angles", slide(`<p title="x > y">${"<div title='>'>".repeat(2000)}`), "too-deep"),
];

const messages: readonly HostileCase[] = [
  tooMuch("limits-messages-of-citations", many("[@a]\n\n", 5000), "missing-fact"),
  tooMuch("limits-messages-of-citations-in-a-line", many("[@a]", 25_000), "missing-fact", "too-long"),
  tooMuch("limits-messages-of-components", many(":::a\n:::\n", 5000), "missing-component"),
  warned("limits-messages-of-pictures", slide(lines(3000, (i) => `![](a${i}.png)\n`)), "missing-file"),
  tooMuch(
    "limits-messages-of-ids",
    { "deck.md": '<!-- .slide: id="a" -->\n\n# A\n\n---\n\n'.repeat(500) },
    "duplicate-id",
  ),
  tooMuch("limits-messages-of-long-names", slide(`:::${"a".repeat(15_000)}\n:::`), "missing-component"),
];

const formulas: readonly HostileCase[] = [
  tooMuch("limits-long-formula", slide(`$$\n${"a+".repeat(5000)}b\n$$`), "bad-math"),
  tooMuch("limits-deep-groups", slide(`$$\n${"{".repeat(2000)}a${"}".repeat(2000)}\n$$`), "bad-math"),
  tooMuch("limits-deep-fractions", slide(`$$\n${"\\frac{a}{".repeat(200)}b${"}".repeat(200)}\n$$`), "bad-math"),
  tooMuch("limits-deep-brackets", slide(`$$\n${"\\left(".repeat(200)}a${"\\right)".repeat(200)}\n$$`), "bad-math"),
  tooMuch("limits-formula-without-end", slide("$\\def\\a{\\a}\\a$"), "bad-math"),
  tooMuch(
    "limits-formula-that-grows",
    slide(
      `$${lines(6, (i) => `\\def\\${"abcdefg"[i + 1]}{${`\\${"abcdefg"[i]}`.repeat(10)}}`)}\\def\\a{aaaa}\\g$`.replaceAll(
        "\n",
        "",
      ),
    ),
    "bad-math",
  ),
];

export const cases: readonly HostileCase[] = [
  ...paragraphs,
  ...nesting,
  ...numbers,
  ...scans,
  ...tags,
  ...refused,
  ...messages,
  ...formulas,
];
