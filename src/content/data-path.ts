/** The value at a dotted path in data that was read from a file; undefined where there is none. */
export const valueAt = (data: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((found, key) => (typeof found === "object" && found ? Reflect.get(found, key) : undefined), data);
