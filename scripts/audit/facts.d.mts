export interface RegistryFact {
  readonly id: string;
  readonly claim: string;
  readonly source: unknown;
}

export function readFacts(folder: string): ReadonlyMap<string, RegistryFact>;
export function hashOf(fact: Pick<RegistryFact, "claim" | "source">): string;
