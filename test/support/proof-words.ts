/** The words behind the name of a proof, as `scripts/proof.mjs` hands them on. */
export const proofWords = (): readonly string[] => JSON.parse(process.env["QUARTERDECK_PROOF"] ?? "[]") as string[];
