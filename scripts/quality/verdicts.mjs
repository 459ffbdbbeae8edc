const words = ["useful", "useless", "false"];

/** What a reader wrote: the verdict by number. @throws Error for a line that is none */
function readVerdicts(text) {
  const verdicts = new Map();
  for (const line of text.split("\n").filter((written) => written.trim() !== "")) {
    const [, number, word] = /^\s*(\d+)[.:)]?\s+(\w+)/.exec(line) ?? [];
    if (!words.includes(word)) throw new Error(`this is no verdict: ${line}`);
    verdicts.set(Number(number), word);
  }
  return verdicts;
}

/** What was drawn, each with the verdicts of the readers. @throws Error where one is missing */
export function judgedBy(drawn, texts) {
  const readers = texts.map(readVerdicts);
  return drawn.map(({ number, code }) => ({
    code,
    verdicts: readers.map((reader) => {
      const verdict = reader.get(number);
      if (!verdict) throw new Error(`${number} has no verdict`);
      return verdict;
    }),
  }));
}

const isUseful = ({ verdicts }) => verdicts.every((verdict) => verdict === "useful");
const rulesOf = (judged) => [...new Set(judged.map(({ code }) => code))].toSorted();

/** How many findings of each rule were drawn, and how many of them every reader found useful. */
export const precisionOf = (judged) =>
  Object.fromEntries(
    rulesOf(judged).map((rule) => {
      const own = judged.filter(({ code }) => code === rule);
      return [rule, { sampled: own.length, useful: own.filter(isUseful).length }];
    }),
  );

/** Rows of a table: for each rule what each reader and all found useful. */
export function precisionRows(judged) {
  const readers = judged[0]?.verdicts.map((_, index) => index) ?? [];
  const row = (name, own) => {
    const each = readers.map((reader) =>
      words.map((word) => own.filter(({ verdicts }) => verdicts[reader] === word).length).join(" / "),
    );
    return `| ${name} | ${own.length} | ${each.join(" | ")} | ${own.filter(isUseful).length} |`;
  };
  const agreed = judged.filter(({ verdicts }) => new Set(verdicts).size === 1).length;
  return [
    `| rule | sampled | ${readers.map((reader) => `reader ${reader + 1}: ${words.join(" / ")}`).join(" | ")} | useful to all |`,
    `| --- | --- | ${readers.map(() => "---").join(" | ")} | --- |`,
    ...rulesOf(judged).map((rule) =>
      row(
        rule,
        judged.filter(({ code }) => code === rule),
      ),
    ),
    row("all", judged),
    "",
    `${agreed} of ${judged.length} verdicts agree`,
  ];
}
