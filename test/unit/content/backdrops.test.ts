import { describe, expect, it } from "vitest";
import { readSection } from "../../../src/content/section.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

function read(text: string) {
  const problems = new ProblemList();
  const section = readSection(sourceFile("deck.md", text), { readCode: () => undefined, problems });
  const slide = section.columns[0]?.[0];
  if (!slide) throw new Error("no slide");
  return { slide, said: problems.all.map(({ message, span }) => [message, span?.start]) };
}

const tokensOf = ({ body }: ReturnType<typeof read>["slide"]) =>
  body.flatMap((block) => ("tokens" in block ? block.tokens : []));

const backdropOf = (brackets: string) => read(`# T\n\n![${brackets}](quay.jpg)\n`).slide.backdrop;

describe("a picture behind a slide", () => {
  const written = [
    ["bg", { side: undefined, pictures: [{ address: "quay.jpg", alt: "", fit: "cover" }] }],
    ["bg: A quay: dawn", { side: undefined, pictures: [{ alt: "A quay: dawn" }] }],
    ["bg contain", { pictures: [{ fit: "contain", alt: "" }] }],
    ["bg fit: A quay", { pictures: [{ fit: "contain", alt: "A quay" }] }],
    ["bg left", { side: "left", share: 50 }],
    ["bg right:33.5%: 5 boxes", { side: "right", share: 33.5, pictures: [{ alt: "5 boxes" }] }],
    ["bg end: A quay", { side: "end", share: 50, pictures: [{ alt: "A quay" }] }],
    ["bg contain start:10%", { side: "start", share: 10, pictures: [{ fit: "contain" }] }],
  ] as const;
  it.each(written)("![%s]", (brackets, backdrop) => {
    expect(backdropOf(brackets)).toMatchObject(backdrop);
  });

  it("is none where the word only begins so", () => {
    expect(backdropOf("bgp routes")).toBeUndefined();
    expect(backdropOf("bg-colour")).toBeUndefined();
    expect(read("# T\n\n`![bg](quay.jpg)`\n").slide.backdrop).toBeUndefined();
  });

  it("leaves the rest of its paragraph, and nothing of a paragraph of its own", () => {
    const { slide } = read("![bg](a.jpg)\n\n# Title\n\n![bg](b.jpg) and words\n");
    expect(slide.title).toBe("Title");
    expect(slide.backdrop?.pictures.map(({ address }) => address)).toEqual(["a.jpg", "b.jpg"]);
    expect(JSON.stringify(slide.body.map((block) => "tokens" in block && block.tokens.map(({ type }) => type)))).toBe(
      '[["heading","paragraph"]]',
    );
  });

  it("leaves no paragraph of comments, and names one that gives attributes to nothing", () => {
    const written = '![bg](a.jpg) <!-- .element: class="fragment" --> <!-- a remark -->\n';
    const { slide, said } = read(`${written}\n# T\n`);
    expect(tokensOf(slide).map(({ type }) => type)).toEqual(["heading"]);
    expect(said).toEqual([[expect.stringContaining("speaks of no element"), written.indexOf("<!--")]]);
    for (const space of [" ", "\n"]) {
      const print = read(`# T\n\n![bg](a.jpg)${space}<!-- .element: only="print" -->\n`);
      expect(print.said).toEqual([]);
      expect(tokensOf(print.slide).map(({ type }) => type)).toEqual(["heading"]);
    }
  });

  const comment = '<!-- .element: class="x" -->';
  const spoken = [
    ["on the next line", `![bg](a.jpg)\n${comment}\n`, ["heading"]],
    ["below, behind a remark", `![bg](a.jpg)\n<!-- a remark -->\n\n${comment}\n`, ["heading", "html"]],
    ["before words", `![bg](a.jpg) ${comment} words\n`, ["heading", "paragraph"]],
    ["behind words", `words ![bg](a.jpg) <!-- a remark --> ${comment}\n`, ["heading", "paragraph"]],
  ] as const;
  it.each(spoken)("takes its attributes with it, and names them: %s", (_, written, types) => {
    const text = `# T ${comment}\n\n${written}`;
    const { slide, said } = read(text);
    expect(said).toEqual([[expect.stringContaining("speaks of no element"), text.lastIndexOf("<!--")]]);
    const tokens = tokensOf(slide);
    expect(tokens.map(({ type }) => type)).toEqual(types);
    expect(JSON.stringify(tokens.slice(1).map((token) => ("tokens" in token ? token.tokens : token)))).not.toContain(
      ".element",
    );
  });

  const others = [
    ["of the paragraph of a picture", `![bg](a.jpg) words ${comment}\n`],
    ["below that", `words ![bg](a.jpg)\n${comment}\n`],
    ["of an element below a picture", `![bg](a.jpg)\n\nwords ${comment}\n`],
    ["of HTML below a picture", `![bg](a.jpg)\n\n<p>words</p>${comment}\n`],
  ] as const;
  it.each(others)("leaves attributes %s alone", (_, written) => {
    const { slide, said } = read(`# T\n\n${written}`);
    expect(said).toEqual([]);
    expect(JSON.stringify(tokensOf(slide))).toContain(".element");
  });

  it("is named where it says what it cannot be", () => {
    expect(read("# T\n\n![bg blur left:95%](q.jpg)\n").said).toEqual([
      ["“blur” is nothing that a picture behind a slide can be", 10],
      ["“left:95%” names no share of the slide", 15],
    ]);
    expect(read("# T\n\n![bg left](q.jpg) ![bg right](r.jpg)\n").said).toEqual([
      [expect.stringContaining("another side"), 23],
    ]);
  });

  it("is named where it is within something else, and stays there", () => {
    const { slide, said } = read("# T\n\n- item ![bg](q.jpg)\n");
    expect(said).toEqual([[expect.stringContaining("fills no slide"), 12]]);
    expect(slide.backdrop).toBeUndefined();
  });
});
