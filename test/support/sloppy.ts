import { chanceOf } from "./chance.js";

/** What authors write, with much that can be fixed and more that only looks so. */
const pieces = [
  "It it starts the the the process on github.\n",
  "- Typescript and\n- the\n- the github of `the the code`\n",
  "#### A level too deep\n\nUnder it.\n",
  '```md\n## Start the the thing\n\n<!-- .slide: class="a" -->\n```\n',
  "> quoted quoted words of kubernetes\n> and and more\n",
  '<!-- .slide: class="b" -->\n',
  "<!-- a comment about\nthe the github -->\n",
  "| a a | github |\n|---|---|\n| the the | typescript |\n",
  "It is open-source software, and opensource, open source.\n",
  "A [link link](https://github.com/github/github) and <b>the the</b> *the* the.\n",
  "    indented the the code\n",
  "Ein Wort Wort, Straße straße, é é.\n",
  "Note:\nSay the the words words of github.\n",
] as const;

const titles = ["Start the the thing", "Github github", "The thing", "", "the the", "# in in it"] as const;
const lineEnds = ["\n", "\r\n", "\r"] as const;

/** A deck that depends on the seed alone. */
export function sloppyDeck(seed: number): string {
  const chance = chanceOf(seed);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];
  const slides = Array.from({ length: 5 }, () => {
    const title = pick(titles);
    const body = Array.from({ length: 1 + Math.floor(chance() * 4) }, () => pick(pieces));
    const heading = title === "" ? [] : [`## ${title}\n`];
    return (chance() < 0.3 ? [...body.slice(0, 1), ...heading, ...body.slice(1)] : [...heading, ...body]).join("\n");
  });
  const text = slides.join(chance() < 0.2 ? "\n\n" : "\n---\n\n");
  return (chance() < 0.2 ? "\uFEFF" : "") + text.replaceAll("\n", pick(lineEnds));
}
