import fc from "fast-check";
import type { Target } from "./targets.js";

/** An input that did not hold, as small as it could be made. */
export interface Finding {
  readonly target: string;
  readonly seed: number;
  /** Leads fast-check to the smallest input. */
  readonly path: string;
  readonly message: string;
  readonly input: string;
}

export interface Tried {
  readonly tried: number;
  readonly findings: readonly Finding[];
}

/** Making an input smaller takes as long as trying hundreds: after these, findings stay as they are. */
const mostShrunk = 3;

/** So many inputs are made of one seed. */
const batch = 500;

/**
 * Tries inputs until there are so many; batch after batch, each of a seed of its own. A batch ends at what it finds.
 * @param before is called before each input
 */
export async function tryInputs(
  target: Target,
  { seed, count }: { readonly seed: number; readonly count: number },
  before: (seed: number) => void = () => undefined,
): Promise<Tried> {
  const findings: Finding[] = [];
  let tried = 0;
  for (let index = 0; tried < count; index++) {
    const own = seed + index;
    const property = fc.asyncProperty(target.inputs as fc.Arbitrary<string | Uint8Array>, async (input) => {
      before(own);
      await target.check(input);
    });
    const options = { seed: own, numRuns: Math.min(batch, count - tried), endOnFailure: findings.length >= mostShrunk };
    const found = await fc.check(property, options);
    tried += Math.max(1, found.numRuns);
    if (!found.failed) continue;
    findings.push({
      target: target.name,
      seed: own,
      path: found.counterexamplePath ?? "",
      message: messageOf(found.errorInstance),
      input: inputText(found.counterexample?.[0]),
    });
  }
  return { tried, findings };
}

const messageOf = (cause: unknown) =>
  cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 300)} ${originOf(cause)}` : String(cause);

/** Where an error was thrown; an error of ours says enough. */
const originOf = ({ name, stack = "" }: Error) => (name === "Error" ? "" : (/\n\s+at (.*)/.exec(stack)?.[1] ?? ""));

const inputText = (input: unknown) =>
  typeof input === "string"
    ? JSON.stringify(input)
    : input instanceof Uint8Array
      ? `${input.length} bytes`
      : String(input);
