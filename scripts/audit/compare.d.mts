import type { Statement } from "./statements.d.mts";

export interface Audited extends Statement {
  readonly facts?: readonly { readonly id: string; readonly hash: string }[];
}

export function compare<T extends Audited>(
  audited: readonly T[],
  statements: readonly Statement[],
  hash: (id: string) => string | undefined,
): { readonly standing: readonly T[]; readonly changed: readonly (T & { readonly why: string })[] };
