/**
 * Names what makes things that are kept: the program, and the versions of what it asks how numbers and dates are written.
 * @param program names the version of the program and of what it draws with
 * @param versions those of Node and its parts
 */
export const makerOf = (program: string, versions: Readonly<Record<string, string | undefined>>): string =>
  [program, versions["icu"], versions["cldr"], versions["unicode"]].join(" ");
