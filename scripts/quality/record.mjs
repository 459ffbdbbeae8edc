import { existsSync, readFileSync, writeFileSync } from "node:fs";

const file = "test/quality/measured.json";

/** What was measured last: `recall` and `precision`, each with its date. */
export const readMeasured = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

/** Keeps a part of what was measured for the documentation of the rules, and leaves the other as it is. */
export function record(part, measured) {
  writeFileSync(file, `${JSON.stringify({ ...readMeasured(), [part]: measured }, null, 2)}\n`);
}

/** A rule's counts in all collections of seeds together. */
function recallOf(recall, rule) {
  const halves = Object.entries(recall?.halves ?? {}).flatMap(([half, rules]) =>
    rules[rule] ? [{ half, ...rules[rule] }] : [],
  );
  const sum = (key) => halves.reduce((total, counts) => total + counts[key], 0);
  return { halves, seeded: sum("seeded"), found: sum("found"), atLine: sum("atLine") };
}

/** One sentence on how well a rule finds what it promises, and nothing else; undefined where nothing was measured. */
export function measuredOf({ recall, precision }, rule) {
  const { halves, seeded, found, atLine } = recallOf(recall, rule);
  const apart = halves.map((each) => `${each.half} ${each.found} of ${each.seeded}`).join(", ");
  const lines = atLine === found ? "" : `, ${atLine} at the line`;
  const finds = seeded > 0 ? `found ${found} of ${seeded} seeded mistakes (${apart})${lines}` : "no seeded mistake";
  const sample = precision?.rules[rule];
  const useful = sample ? `useful ${sample.useful} of ${sample.sampled} sampled findings` : "no sampled finding";
  return seeded > 0 || sample ? `Measured: ${finds}; ${useful}.` : undefined;
}

/** A row of a table for each rule: seeded, found, at the line, sampled, useful; and one for all of them. */
export function measuredTable(measured, rules) {
  const rowOf = (rule) => {
    const { seeded, found, atLine } = recallOf(measured.recall, rule);
    const { sampled = 0, useful = 0 } = measured.precision?.rules[rule] ?? {};
    return { rule, counts: [seeded, found, atLine, sampled, useful] };
  };
  const rows = rules.map(rowOf).filter(({ counts }) => counts.some((count) => count > 0));
  const all = [0, 1, 2, 3, 4].map((index) => rows.reduce((sum, { counts }) => sum + counts[index], 0));
  return [
    "| rule | seeded | found | at the line | sampled | useful |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map(({ rule, counts }) => `| ${rule} | ${cells(counts)} |`),
    `| all | ${cells(all)} |`,
  ];
}

/** What was not tried has no count. */
const cells = ([seeded, found, atLine, sampled, useful]) =>
  [
    ...(seeded === 0 ? ["–", "–", "–"] : [seeded, found, atLine]),
    ...(sampled === 0 ? ["–", "–"] : [sampled, useful]),
  ].join(" | ");
