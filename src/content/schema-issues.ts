import type * as v from "valibot";
import { didYouMean } from "../report/suggest.js";

/** A union hides the reason in the branch that matched furthest: the one whose mistake is deepest. */
export function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).map(deepest).sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  if (!inner?.path) return issue;
  const path = [...(issue.path ?? []), ...inner.path] as unknown as NonNullable<typeof issue.path>;
  return { ...inner, path };
}

/** What is wrong, in the schema's words where it has some. */
export function plainDetail(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith("Invalid")) return issue.message;
  return `expected ${issue.expected ?? "another value"}, found ${issue.received}`;
}

/** Of a word that is nearly one of a list, which valibot tells in quotation marks. */
export function nearValue({ type, input, expected }: v.BaseIssue<unknown>): string | undefined {
  if (type !== "picklist" || typeof input !== "string") return undefined;
  return didYouMean(
    input,
    [...(expected ?? "").matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word),
  );
}
