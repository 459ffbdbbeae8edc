import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const part = (name: string, minutes: number) => `<!-- .slide: minutes="${minutes}" -->\n## ${name}\n`;
const files = {
  "talk.deck.yaml":
    "title: T\nsections:\n  - {title: One, sections: [a.md]}\n  - {title: Two, sections: [b.md, pause.md, c.md]}\n",
  "a.md": part("A", 30),
  "b.md": part("B", 20),
  "pause.md": '<!-- .slide: layout="break" minutes="10" -->\n# Pause\n',
  "c.md": part("C", 30),
};

it("a break says its minutes, which a script counts down, and how much of each part is done", async () => {
  const { live, problems } = await render(files, { input: "talk.deck.yaml" });
  expect(problems).toEqual([]);
  expect(live).toContain('data-countdown="10">10 min<');
  const bars = [...live.matchAll(/--share:([\d.]+);--done:([\d.]+)%"( class="here")?/g)].map(([, ...found]) => found);
  expect(bars).toEqual([
    ["33.3", "100", undefined],
    ["66.7", "33.3", ' class="here"'],
  ]);
});

it("an exercise shows its minutes in the same way, and none where it has none", async () => {
  const exercise = (attributes: string) =>
    render({ "talk.md": `<!-- .slide: layout="exercise"${attributes} -->\n## Draw it\n\n1. Alone\n2. In pairs\n` });
  const { live, problems } = await exercise(' minutes="15"');
  expect(problems).toEqual([]);
  expect(live).toContain('data-countdown="15">15 min<');
  expect((await exercise("")).live).not.toContain("data-countdown=");
});
