/** Which licences may be in what we hand on. */

/** They ask for a notice at most. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MIT-Modern-Variant",
  // Fonts.
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Licences that ask for the source of a changed file: these we hand on as they are, in files of their own. */
const unchanged = { "axe-core": "MPL-2.0", Graphviz: "EPL-2.0" };

/**
 * Why packages may not be handed on.
 * @param {import("./packages.mjs").Supplied[]} packages
 * @returns one sentence for each that may not
 */
export function licenceProblems(packages) {
  return packages.flatMap((each) =>
    [each, ...each.inside].flatMap(({ name, licence }) => {
      if (isPermissive(licence)) return [];
      if (unchanged[name] === licence && each.how === "installed") return [];
      const where = name === each.name ? name : `${name} in ${each.name}`;
      if (unchanged[name] === licence) return [`${where} (${licence}) must stay in a file of its own, and is bundled`];
      return [
        `${where} has the licence “${licence || "none"}”, which is not in the list of scripts/supply/licences.mjs`,
      ];
    }),
  );
}

/** Whether an SPDX expression leaves a choice of permissive licences. */
function isPermissive(expression) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const choice = () => {
    let holds = all();
    while (words[at] === "OR") {
      at++;
      holds = all() || holds;
    }
    return holds;
  };
  const all = () => {
    let holds = one();
    while (words[at] === "AND") {
      at++;
      holds = one() && holds;
    }
    return holds;
  };
  const one = () => {
    const word = words[at++];
    if (word !== "(") return permissive.has(word);
    const holds = choice();
    return words[at++] === ")" && holds;
  };
  const holds = choice();
  return holds && at === words.length;
}
