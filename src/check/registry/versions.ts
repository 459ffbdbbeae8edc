/** The first version in a text: at least two numbers with dots, or one behind a v. */
export function versionIn(text: string): number[] | undefined {
  const match = /(?<![\p{L}\p{N}.])v?(\d+(?:\.\d+)+)|(?<![\p{L}\p{N}.])v(\d+)(?![\d.])/u.exec(text);
  const digits = match?.[1] ?? match?.[2];
  return digits?.split(".").map(Number);
}

/** Below zero where `a` is older than `b`; 0 also where one of them is only less exact, as 1.5 beside 1.5.2. */
export function versionOrder(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
