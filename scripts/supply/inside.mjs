/** What packages hold of others that are no packages of npm: programs that were compiled into a file of theirs. */
import { readFileSync } from "node:fs";

export const inside = {
  "@viz-js/viz": (place) => [
    { name: "Graphviz", version: graphvizIn(place), licence: "EPL-2.0" },
    { name: "Expat", licence: "MIT" },
  ],
  "@sparticuz/chromium": (place) => [{ name: "Chromium", version: versionOf(place), licence: "BSD-3-Clause" }],
  "asciinema-player": () => [{ name: "avt", licence: "Apache-2.0" }],
  "jetbrains-mono": () => [{ name: "JetBrains Mono", licence: "OFL-1.1" }],
  harfbuzzjs: () => [{ name: "HarfBuzz", licence: "MIT-Modern-Variant" }],
  wawoff2: () => [
    { name: "woff2", licence: "MIT" },
    { name: "Brotli", licence: "MIT" },
  ],
};

const graphvizIn = (place) =>
  /graphvizVersion = "([\d.]+)"/.exec(readFileSync(`${place}/lib/metadata.js`, "utf8"))?.[1];

/** The package has the version of the Chromium in it; where it cannot run, it is not installed. */
const versionOf = (place) => JSON.parse(readFileSync("package-lock.json", "utf8")).packages[place].version;
