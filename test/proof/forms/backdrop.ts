import { describe, expect, it } from "vitest";
import { checkTogether } from "../../support/check.js";

const checked = checkTogether();

const ground = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path fill="${colour}" d="M0 0h1600v900H0z"/></svg>`;

/** Everything that has a colour of its own, on a picture. */
const words =
  "## What a box says of itself\n\n- It has a number, `CRANE 1` and [a place](https://example.com)\n\n> [!NOTE]\n> Nobody opens it on the way.\n";
const looks = ["quarterdeck", "quarterdeck-light", "contrast", "paper-first", "plain", "black", "white"];
const colours = { black: "#000", white: "#fff", grey: "#808080" };

const deck = (theme: string, colour: string, text: string) => ({
  "talk.md": `---\ntheme: ${theme}\n---\n\n${text}`,
  "ground.svg": ground(colour),
});
const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe.concurrent("words on a picture can be read", () => {
  const cases = looks.flatMap((theme) =>
    Object.entries(colours).map(
      ([name, colour]) =>
        [`${theme} on ${name}`, checked(deck(theme, colour, `![bg: A quay](ground.svg)\n\n${words}`))] as const,
    ),
  );
  it.each(cases)("in %s", async (_, found) => {
    expect(codesOf(await found()).filter((code) => /contrast|overflow|overlap|clipped/.test(code))).toEqual([]);
  });
});

describe.concurrent("words of covers and openers on a picture can be read", () => {
  const cases = looks.flatMap((theme) =>
    ["title", "part", "statement", "end"].map((layout) => {
      const slide = `<!-- .slide: layout="${layout}" -->\n![bg: A quay](ground.svg)\n\n# The quay\n\nNobody opens it.\n`;
      const colour = /light|plain|paper|white/.test(theme) && !/part|end/.test(layout) ? "#000" : "#fff";
      return [`${layout} in ${theme}`, checked(deck(theme, colour, slide))] as const;
    }),
  );
  it.each(cases)("%s", async (_, found) => {
    expect(codesOf(await found()).filter((code) => /contrast|overflow|overlap|clipped/.test(code))).toEqual([]);
  });
});

describe.concurrent("the check sees a picture behind words", () => {
  const pale = checked(
    deck(
      "quarterdeck",
      "#fff",
      "![bg: A quay](ground.svg)\n\n<style>.slide::after{display:none}</style>\n\n## Pale\n\nWords\n",
    ),
  );
  const silent = checked(deck("quarterdeck", "#000", "![bg: photo](ground.svg)\n\n## A title\n"));
  const decoration = checked(deck("quarterdeck", "#000", "![bg](ground.svg)\n\n## A title\n"));

  it("where nothing keeps them apart", async () => {
    expect(codesOf(await pale())).toContain("contrast");
  });

  it("and its text", async () => {
    const own = (await silent()).filter(({ code }) => code === "alternative-text");
    expect(own.map(({ message }) => message)).toEqual([expect.stringContaining("“photo” says nothing")]);
    expect(codesOf(await decoration())).not.toContain("alternative-text");
  });
});
