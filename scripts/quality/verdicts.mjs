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

/** Rows of a table: for each rule what each reader and both found useful. @throws Error where a verdict is missing */
export function precisionRows(drawn, texts) {
  const readers = texts.map(readVerdicts);
  const judged = drawn.map(({ number, code }) => ({
    code,
    verdicts: readers.map((reader) => {
      const verdict = reader.get(number);
      if (!verdict) throw new Error(`${number} has no verdict`);
      return verdict;
    }),
  }));
  const row = (name, own) => {
    const each = readers.map((_, reader) =>
      words.map((word) => own.filter(({ verdicts }) => verdicts[reader] === word).length).join(" / "),
    );
    const both = own.filter(({ verdicts }) => verdicts.every((verdict) => verdict === "useful")).length;
    return `| ${name} | ${own.length} | ${each.join(" | ")} | ${both} |`;
  };
  const rules = [...new Set(judged.map(({ code }) => code))].toSorted();
  const agreed = judged.filter(({ verdicts }) => new Set(verdicts).size === 1).length;
  return [
    `| rule | sampled | ${readers.map((_, reader) => `reader ${reader + 1}: ${words.join(" / ")}`).join(" | ")} | useful to both |`,
    `| --- | --- | ${readers.map(() => "---").join(" | ")} | --- |`,
    ...rules.map((rule) =>
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
