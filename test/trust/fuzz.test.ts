import { appendFileSync, rmSync } from "node:fs";
import os from "node:os";
import { describe, expect, it } from "vitest";
import { type Finding, tryInputs } from "./fuzz/run.js";
import { targets } from "./fuzz/targets.js";
import { compileWorker, tryChunk } from "./fuzz/watch.js";
import { count, isLong } from "./report.js";

/** The seed from which all others count on. */
const firstSeed = 20261126;

/** How many inputs `npm run trust` tries; less for whoever works on the fuzzer. */
const total = Number(process.env["QUARTERDECK_TRUST_INPUTS"] ?? 1_000_000);

/** How many the everyday tests try of each target. */
const few = (name: string) => (/whole|screens/.test(name) ? 30 : name === "PDF" ? 60 : 400);

const shown = ({ target, seed, path, message, input }: Finding) =>
  `${target}, seed ${seed}, path ${path}: ${message}\n  ${input}`;

describe("any input", () => {
  if (isLong) it("is read, or refused with a place, and printed as it is read", tryMany);
  else
    for (const target of targets)
      it(`of the kind ${target.name} is read, or refused with a place`, async () => {
        const { findings } = await tryInputs(target, { seed: firstSeed, count: few(target.name) });
        expect(findings.map(shown)).toEqual([]);
      });
});

async function tryMany(): Promise<void> {
  const worker = await compileWorker();
  const chunks = targets.flatMap((target, kind) => {
    const amount = Math.ceil((total * target.share) / 1000);
    return Array.from({ length: Math.ceil(amount / target.chunk) }, (_, index) => ({
      target,
      seed: firstSeed + kind * 10_000_000 + index * target.chunk,
      count: Math.min(target.chunk, amount - index * target.chunk),
    }));
  });
  const findings: Finding[] = [];
  const sums = new Map(targets.map(({ name }) => [name, { tried: 0, failed: 0, seconds: 0 }]));
  const work = async () => {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
      const result = await tryChunk(worker, chunk);
      const sum = sums.get(chunk.target.name);
      if (!sum) continue;
      sum.tried += result.tried;
      sum.failed += result.findings.length;
      sum.seconds += result.seconds;
      findings.push(...result.findings);
      for (const finding of result.findings) console.log(shown(finding));
      const list = process.env["QUARTERDECK_TRUST_FINDINGS"];
      if (list) for (const finding of result.findings) appendFileSync(list, `${JSON.stringify(finding)}\n`);
    }
  };
  try {
    await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  } finally {
    rmSync(worker, { force: true });
  }
  for (const [name, { tried, failed, seconds }] of sums) {
    count({ class: `fuzz: ${name}`, tried, failed });
    console.log(`${name}: ${tried} inputs from seed ${firstSeed}, ${Math.round(tried / seconds)} a second and core`);
  }
  expect(findings.map(shown)).toEqual([]);
}
