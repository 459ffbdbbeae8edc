import { describe, expect, it } from "vitest";
import { checkTogether, spoken } from "../support/check.js";

const checked = checkTogether();

describe.concurrent("text that its box places", () => {
  const day = checked({
    "slides/decks/day.deck.yaml":
      "title: A day\nagenda: day from 9:00\nsections:\n  - {title: Milk, sections: [milk.md]}\n  - {title: Vault, sections: [vault.md]}\n",
    "slides/milk.md":
      '<!-- .slide: minutes="20" -->\n## The milk is fresh\n\nIt is.\n\n---\n\n<!-- .slide: layout="break" minutes="10" -->\n## Pause\n',
    "slides/vault.md": '<!-- .slide: minutes="30" -->\n## The vault is shut\n\nIt is.\n',
  });
  it("may stand beside it, as the clock times of an agenda", async () => {
    expect(spoken(await day())).toEqual([]);
  });

  const box = (inside: string, style = "") =>
    `## A box\n\n<div style="position:relative;width:400px;height:60px;border:2px solid;${style}">${inside}</div>\n`;
  const leaving = [
    ["in the flow", box('<p style="margin-top:90px">Below the box</p>')],
    ["moved from its place in the flow", box('<p style="position:relative;top:90px">Below the box</p>')],
    ["placed across its edge", box('<span style="position:absolute;left:0;bottom:-22px">Across the edge</span>')],
    ["placed out of the body", box('<span style="position:absolute;left:0;bottom:90px">Above</span>')],
    [
      "placed out of a box around it",
      `<div style="border:2px solid">\n\n${box('<span style="position:absolute;left:0;top:90px">Below both</span>')}</div>\n`,
    ],
  ] as const;
  it.each(leaving.map(([how, slide]) => [how, checked({ "talk.md": slide })] as const))(
    "must be in the box where it is %s",
    async (_, found) => {
      expect((await found()).map(({ code }) => code)).toContain("overflow");
    },
  );
});
