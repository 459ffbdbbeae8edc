import { front, harmless, tooMuch } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const letters = `# A\n\n${"a".repeat(50)}x\n`;
const dashes = `# A\n\n${"-".repeat(50)}x\n`;
const rows = "a\n".repeat(5000);

const refused = (name: string, separator: string) =>
  tooMuch(`limits-expression-${name}`, front(`separator: '${separator}'`), "bad-expression");

export const cases: readonly HostileCase[] = [
  tooMuch("limits-separator-of-each-line", front("separator: '\\n'", rows), "too-many"),
  tooMuch("limits-separator-of-each-letter", front("separator: '.'", rows), "too-many"),
  tooMuch("limits-separator-of-everything", front("verticalSeparator: '[^]'", rows), "too-many"),
  tooMuch("limits-separator-of-nothing", front("separator: 'x*'", "a\n".repeat(20_000)), "too-long"),
  tooMuch(
    "limits-separator-in-code",
    front("separator: '^x$'", `\`\`\`\n${"x\n".repeat(5000)}\`\`\`\n\nx\n\n# B\n`),
    "too-many",
  ),
  tooMuch(
    "limits-notes-in-code",
    front("notesSeparator: '^x'", `\`\`\`\n${"x\n".repeat(5000)}\`\`\`\n\nxA\n`),
    "too-many",
  ),
  harmless("limits-separator-that-backtracks", front("separator: '^(-+)+$'", dashes)),
  harmless("limits-separator-that-backtracks-in-letters", front("separator: '^(a+)+$'", letters)),
  harmless("limits-separator-that-backtracks-in-choices", front("verticalSeparator: '^(a|a)*$'", letters)),
  harmless("limits-separator-that-backtracks-in-stars", front("separator: 'a*a*a*a*a*a*a*b'", letters)),
  harmless("limits-separator-that-reads-to-the-end", front("separator: 'a[^]*b|x'", letters)),
  harmless(
    "limits-two-separators-that-backtrack",
    front("separator: '^(a+)+$'\nverticalSeparator: '(a|x)*y'", `${"a".repeat(5000)}x\n`.repeat(3)),
  ),
  harmless("limits-notes-that-backtrack", front("notesSeparator: '^(a+)+$'", letters)),
  refused("with-a-lookahead", "^(?=(a+)+$)"),
  refused("with-a-lookbehind", "(?<=(a+)+)$"),
  refused("with-a-backreference", "(a*)\\1b"),
  refused("that-repeats-repeats", "((a{1,100}){1,100}){1,100}"),
  refused("that-is-long", "(a|b)?".repeat(1000)),
  refused("that-is-deep", `${"(".repeat(1000)}${")".repeat(1000)}`),
  ...["(a+)+.md", "*a*a*a*a*a*.md", "**/**/**/**/*.md"].map(
    (pattern, index): HostileCase => ({
      name: `limits-pattern-${index + 1}`,
      attacks: "limits",
      files: {
        "a.deck.yaml": `title: A\nsections: ["${pattern}x*"]\n`,
        "a.md": "# A\n",
        [`${"a".repeat(200)}.md`]: "# B\n",
      },
      input: "a.deck.yaml",
      says: { as: "error", codes: ["bad-expression"] },
    }),
  ),
];
