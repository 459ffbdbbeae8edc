import { readFileSync } from "node:fs";
import { mended } from "./mended.mjs";

/** subset-font reads HarfBuzz from the folder of a package; in the bundle its bytes stand where they are needed. */
const reading = /await readFile\(require\.resolve\('(harfbuzzjs\/[\w/.-]+\.wasm)'\)\)/g;

/** An esbuild plugin that bundles HarfBuzz with what runs it. */
export const embedded = {
  name: "embedded",
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/]subset-font[\\/]index\.js$/ }, ({ path }) => ({
      contents: mended(readFileSync(path, "utf8"), [reading, "require('$1')"]),
      loader: "js",
    }));
  },
};
