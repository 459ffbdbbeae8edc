import { appendFileSync } from "node:fs";

/** Whether the trials run in their long form (`npm run trust`); `npm test` runs a short one of them. */
export const isLong = process.env["QUARTERDECK_TRUST"] === "long";

/** What was tried of one class, for the table of `npm run trust`. */
interface Count {
  readonly class: string;
  readonly tried: number;
  readonly failed: number;
}

/** Adds a line to the table; several of one class are added up. */
export function count({ class: name, tried, failed }: Count): void {
  const file = process.env["QUARTERDECK_TRUST_REPORT"];
  if (file) appendFileSync(file, `${JSON.stringify({ class: name, tried, held: tried - failed, failed })}\n`);
}
