import { afterEach, describe, expect, it, vi } from "vitest";
import { createHighlighter } from "../../../src/render/slide/highlight.js";

const highlight = async (text: string, language: string, ...others: { text: string; language: string }[]) =>
  (await createHighlighter([{ text, language }, ...others], new Map())).lines(text, language);

const manual = "# Start\n\n```go\nfunc main() { return }\n```\n\n{{ name }}";

describe("highlighting", () => {
  afterEach(() => vi.restoreAllMocks());

  it("colours code of another language that stands in a piece", async () => {
    expect(await highlight(manual, "markdown")).toContain(
      '<span class="tk-keyword">func </span><span class="tk-function">main</span>() { <span class="tk-keyword">return</span> }',
    );
  });

  it("does not depend on the other languages of the deck", async () => {
    const others = ["go", "nix", "vue", "css"].map((language) => ({ text: "a { b: 1 }", language }));
    expect(await highlight(manual, "markdown", ...others)).toEqual(await highlight(manual, "markdown"));
    const latex = "\\begin{minted}{go}\nfunc main() {}\n\\end{minted}";
    expect(await highlight(latex, "latex", ...others)).toEqual(await highlight(latex, "latex"));
  });

  it("does not depend on the clock", async () => {
    const code = `const list = [${"1, ".repeat(120)}]; // numbers\n`.repeat(20);
    const quick = await highlight(code, "javascript");
    let now = 0;
    vi.spyOn(Date, "now").mockImplementation(() => {
      now += 1000;
      return now;
    });
    expect(await highlight(code, "javascript")).toEqual(quick);
  });

  it("leaves lines of 500 characters and more without colours, and the others with theirs", async () => {
    const lines = await highlight(`return 1;\n${"return 1;".repeat(56)}\nreturn 1;`, "javascript");
    expect(lines).toEqual([expect.stringContaining("tk-keyword"), "return 1;".repeat(56), lines[0]]);
  });

  it("leaves a piece that is too large without colours", async () => {
    const code = `${"a".repeat(400)}\n`.repeat(16);
    expect((await highlight(code, "terraform")).join("\n")).toBe(code);
  });

  it("knows no language by a name that every object has", async () => {
    for (const language of ["constructor", "__proto__", "toString"])
      expect(await highlight("a < b", language)).toEqual(["a &lt; b"]);
  });
});
