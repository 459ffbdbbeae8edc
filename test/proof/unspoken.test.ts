import { describe, expect, it } from "vitest";
import { checkTogether, loud } from "../support/check.js";

const checked = checkTogether();

const chart =
  "```chart\nkind: dots\nunit: ms\nentries:\n  - {label: runc, value: 35.7, role: runtime}\n  - {label: crun, value: 18.9, role: runtime}\n```\n";
const timeline =
  "```timeline\nentries:\n  - {date: 1979, label: chroot, role: kernel}\n  - {date: 2008-08-06, label: LXC, role: runtime}\n  - {date: 2018, label: gVisor, role: guest}\nlegend: {guest: its own kernel}\n```\n";

/** What is found, hints aside, in a deck of one slide in a theme of its own. */
function slideIn(theme: string, body: string, styles = "") {
  const found = checked({
    "slides/decks/talk.deck.yaml": "title: Talk\nsize: 16:9\ntheme: house\nsections: [all.md]\n",
    "slides/all.md": `<!-- .slide: id="one" -->\n## Numbers\n\n${body}`,
    "templates/themes/house/theme.yaml": `extends: quarterdeck-light\n${theme}`,
    "templates/themes/house/house.css": styles,
  });
  return async () => (await found()).filter(loud);
}

const styled = "styles: [house.css]\n";
const rulesIn = async (found: ReturnType<typeof slideIn>) => [...new Set((await found()).map(({ code }) => code))];

describe.concurrent("what screen readers pass over is measured where it can be seen", () => {
  const pale = [
    ["chart", chart, /“\d+”/],
    ["time line", timeline, /“\d{4}”/],
  ] as const;
  it.each(pale.map(([name, body, tick]) => [name, slideIn('tokens: {muted: "#c4cad0"}\n', body), tick] as const))(
    "ticks of a %s in too pale a colour",
    async (_, found, tick) => {
      const messages = (await found()).filter(({ code }) => code === "contrast").map(({ message }) => message);
      expect(messages).toContainEqual(expect.stringMatching(tick));
    },
  );

  const looks = [
    ["cut", "clipped", ".slide .c-chart .axis { overflow: hidden; height: 18px; }"],
    ["out of the slide", "overflow", ".slide .c-chart .axis .plot > span { top: 600px; }"],
    ["over a label", "overlap", ".slide .c-chart .axis .plot > span { top: -60px; inset-inline-start: -60px; }"],
    ["too small", "small-text", ".slide .c-chart .axis .plot > span { font-size: 12px; }"],
  ] as const;
  it.each(looks.map(([name, rule, styles]) => [name, rule, slideIn(styled, chart, styles)] as const))(
    "ticks that are %s",
    async (_, rule, found) => {
      expect(await rulesIn(found)).toContain(rule);
    },
  );

  const plain = slideIn("", chart + timeline);
  it("and nothing is found where they can be read", async () => {
    expect(await rulesIn(plain)).toEqual([]);
  });
});

describe.concurrent("what nobody has to read is not measured", () => {
  const pale = 'style="color:#e4e8ec"';
  const ornament = slideIn(
    "",
    `<p role="presentation" ${pale}>Ornament</p>\n\n<p aria-hidden="true" ${pale}>Words</p>\n`,
  );
  it("where its role says so", async () => {
    const found = (await ornament()).filter(({ code }) => code === "contrast");
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining("“Words”")]);
  });
});

describe.concurrent("the letters of formulas, for which MathML stands, are measured as one", () => {
  const pale = slideIn(styled, "$$\nE = mc^2\n$$\n", ".slide .katex { color: #e4e8ec; }");
  it("in too pale a colour", async () => {
    const found = (await pale()).filter(({ code }) => code === "contrast");
    expect(found).toMatchObject([{ message: expect.stringContaining("the formula “E = mc^2”") }]);
  });

  const sum = Array.from({ length: 60 }, (_, n) => `x_{${n}}`).join(" + ");
  const wide = slideIn("", `$$\n${sum}\n$$\n`);
  it("where they leave the slide", async () => {
    expect(await rulesIn(wide)).toContain("overflow");
  });

  const fine = slideIn(
    "",
    "A line with $\\frac{a}{b_2}$ and $x^{2^{10}}$, and one below it.\n\n$$\n\\sqrt{\\frac{1}{2}}\n$$\n",
  );
  it("and nothing is found where they stand in lines of text", async () => {
    expect(await rulesIn(fine)).toEqual([]);
  });
});

const words = Array.from({ length: 80 }, (_, n) => `word${n}`).join(" ");
const repeated = slideIn("", `${words}\n\n<p aria-hidden="true">${words}</p>\n`);
it("what is there for the eye alone does not count as words to be read", async () => {
  expect(await rulesIn(repeated)).not.toContain("too-many-words");
});
