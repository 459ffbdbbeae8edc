import { expect, it } from "vitest";
import { decksInBrowser } from "../support/decks-in-browser.js";

const quiz = "```quiz\nchoices: [a, b]\nanswer: 1\nexplanation: So it says [@small].\n```";
const open = decksInBrowser({
  "slides/all.md": [
    `<!-- .slide: id="quiz" -->\n## A\n\n${quiz}\n`,
    '<!-- .slide: id="question" layout="question" -->\n# A\n\nIt is b [@small].\n',
  ].join("\n---\n\n"),
  "slides/decks/asked.deck.yaml": "title: A\nsections: [all.md]\n",
  "slides/facts/redis.yaml": "id: redis\nfacts: [{id: small, claim: It is small., source: {title: The manual}}]\n",
});

it.each(["quiz", "question"])(
  "the foot of a slide names sources with the answer, and not before it: %s",
  async (id) => {
    const page = await open(`asked#/${id}`);
    const seen = () =>
      page.$eval(`#${id} .foot .sources`, (sources) => [
        sources.textContent?.trim(),
        sources.checkVisibility({ visibilityProperty: true }),
      ]);
    expect(await seen()).toEqual(["The manual", false]);
    await page.evaluate(() => window.Reveal.next());
    expect(await seen()).toEqual(["The manual", true]);
    await page.close();
  },
);
