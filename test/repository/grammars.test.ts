import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { type Grammar, type GrammarName, loadGrammar } from "../../src/render/slide/languages.js";
import { createEngine } from "../../src/render/slide/scanner.js";
import { project, quarterdeck } from "../support/project.js";

const require = createRequire(import.meta.url);

/** Of these some hold others. */
const names = ["bash", "go", "html", "latex", "vue", "yaml"] as const satisfies readonly GrammarName[];

const packagedGrammars = (name: string): readonly Grammar[] =>
  require(`../../lib/program/parts/shikijs-langs-precompiled-${name === "bash" ? "shellscript" : name}.cjs`).grammars;

const lines = [
  'if n := 0x1F; n > 3 { fmt.Println("run", n) } // größer',
  "for f in $(ls -la ./*.txt); do echo \"$f.txt\" | grep -i 'x' && exit 1; done # end",
  '<p class="a" data-b=c>x &amp; y</p> <script>let a = 1;</script> <!-- no -->',
  "key: [a, 1.5e3, true, ~] # note",
  "- 'single' \"double\" <<: *anchor",
  "\\begin{equation}\\label{eq:1} $x^2_i$ % comment",
  '<template lang="pug" v-if="a > b">{{ name }}</template>',
  "func (s *T) Größe(ctx context.Context) (<-chan map[string][]int, error) { return nil }",
  "",
].map((line) => `${line}\n`);

/** Each expression of a grammar beside the name that stands in its place as it is packaged. */
function* pairs(original: unknown, packaged: unknown): Generator<[RegExp, string]> {
  if (original instanceof RegExp) yield [original, String(packaged)];
  else if (original !== null && typeof original === "object")
    for (const [key, value] of Object.entries(original)) yield* pairs(value, Object(packaged)[key]);
}

describe("a grammar as it is packaged", () => {
  it.each(names)("finds what the expressions of %s find", async (name) => {
    const [originals, packaged] = [await loadGrammar(name), packagedGrammars(name)];
    expect(packaged.map((grammar) => grammar.name)).toEqual(originals.map((grammar) => grammar.name));
    for (const [index, original] of originals.entries()) {
      const grammar = packaged[index];
      const engine = createEngine(grammar?.expressions ? [grammar.expressions()] : []);
      for (const [expression, named] of new Map(pairs(original, grammar))) {
        const searching = ([pattern, line]: readonly [RegExp | string, string], from: number) =>
          engine.createScanner([pattern]).findNextMatchSync(line, from, 0);
        const places = lines.flatMap((line) => [0, 7].map((from) => ({ line, from })));
        const found = (pattern: RegExp | string) => places.map(({ line, from }) => searching([pattern, line], from));
        expect(found(named), `${expression}`).toEqual(found(expression));
      }
    }
  });

  it("colours a language that holds others", async () => {
    const { folder, remove } = project({ "page.md": '# Page\n\n```html\n<p class="a">x</p>\n```\n' });
    const { status, err } = await quarterdeck(folder, ["build", "page.md", "--format", "html", "--no-cache"]);
    expect({ status, err }).toEqual({ status: 0, err: expect.not.stringContaining("error") });
    remove();
  });
});
