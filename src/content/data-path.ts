/** The value at a dotted path in data that was read from a file; undefined where there is none. */
export const valueAt = (data: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((found, key) => {
    // What every object inherits was written by nobody.
    const isThere = typeof found === "object" && found && Object.hasOwn(found, key);
    return isThere ? Reflect.get(found, key) : undefined;
  }, data);
