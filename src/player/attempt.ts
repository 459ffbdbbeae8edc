/**
 * What an action gives, or nothing where the browser refuses it: some do not let files remember anything, and all
 * have a bound.
 */
export function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
