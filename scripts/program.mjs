/**
 * Bundles what runs in Node: dependencies too, because one start-up then reads few files instead of hundreds. All is
 * CommonJS, because that is what V8 gives back as it had compiled it in an earlier run (see src/boot).
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { packedGrammars } from "./languages.mjs";
import { dictionaries } from "./supply/dictionaries.mjs";
import { embedded } from "./supply/embedded.mjs";
import { leftOut } from "./supply/left-out.mjs";

const forNode = {
  format: "cjs",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  // For Node it offers a hundred small modules only, which take ten times as long to start as the same in one.
  alias: { yaml: path.resolve("node_modules/yaml/browser/index.js") },
  outExtension: { ".js": ".cjs" },
  legalComments: "linked",
  // Less to read at every start; names stay, so that a stack trace says where it was.
  minifyWhitespace: true,
  minifySyntax: true,
  // What is imported later comes from a file of its own, or from the same: neither is a module to Node.
  supported: { "dynamic-import": false },
};

const folder = "lib/program";

/** The file for a package that is read only when it is needed, such as one language of code. */
const partOf = (name) => `parts/${name.replace(/^@/, "").replaceAll("/", "-")}`;

/** Puts packages that are imported later into files of their own, and says which those are. */
const partsOf = (found) => ({
  name: "parts",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      if (kind !== "dynamic-import" || name.startsWith("node:")) return undefined;
      found.add(name);
      return { path: `./${partOf(name)}.cjs`, external: true };
    });
  },
});

const languages = /[\\/]@shikijs[\\/]langs-precompiled[\\/]/;

/** Languages that hold others ask for their files, so that each is there once. */
const languagesApart = (parts) => ({
  name: "languages-apart",
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path: file, importer }) => {
      const name = `@shikijs/langs-precompiled/${path.basename(file, path.extname(file))}`;
      if (!languages.test(importer) || !parts.has(name)) return undefined;
      return { path: `./${path.basename(partOf(name))}.cjs`, external: true };
    });
  },
});

/** What leads a run imports what the thread that works does; it runs nothing of it. */
const notInLead = {
  name: "not-in-lead",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path: file, kind, importer }) =>
      kind === "dynamic-import" && !importer.endsWith("lead.ts") ? { path: file, namespace: "not-in-lead" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "not-in-lead" }, () => ({ contents: "" }));
  },
};

/**
 * Builds the command line program.
 * @returns esbuild's results
 */
export async function buildProgram(general) {
  const common = { ...general, ...forNode };
  const address = { "import.meta.url": "programUrl", "import.meta.dirname": "__dirname" };
  const loaded = { ...common, outdir: folder, define: address, loader: { ".wasm": "binary" } };
  // What Node starts has to find out where it is.
  const started = { ...common, outdir: "lib", outExtension: {}, define: address };
  const ownAddress = 'const programUrl = require("node:url").pathToFileURL(__filename).href;';
  // As the loader would put around it: to put it there at each start copies three megabytes.
  const whole = {
    banner: { js: "(function(exports,require,module,__filename,__dirname,programUrl){" },
    footer: { js: "})" },
  };
  const parts = new Set();
  const built = await Promise.all([
    build({
      ...loaded,
      ...whole,
      entryPoints: { program: "src/cli/program.ts" },
      plugins: [partsOf(parts), leftOut, embedded],
    }),
    build({ ...loaded, entryPoints: { lead: "src/cli/lead.ts" }, plugins: [notInLead] }),
    build({ ...loaded, entryPoints: { keep: "src/boot/keep.ts" } }),
    build({
      ...started,
      entryPoints: { quarterdeck: "src/boot/main.ts" },
      banner: { js: `#!/usr/bin/env node\n${ownAddress}` },
    }),
    build({
      ...started,
      entryPoints: { "graphviz-worker": "src/drawing/graphviz-worker.ts" },
      banner: { js: ownAddress },
      // Graphviz is used as it is, in a package of its own.
      external: ["@viz-js/viz"],
    }),
    // Read only for text that is not kept, fonts that are added, expressions that are given, templates of projects and versions
    // of collections, and then at once: whoever asks does not wait.
    build({
      ...common,
      entryPoints: { fontkit: "fontkit", handlebars: "handlebars", marked: "marked", re2js: "re2js", semver: "semver" },
      outdir: "lib",
    }),
  ]);
  const apart = await build({
    ...loaded,
    entryPoints: Object.fromEntries([...parts].sort().map((name) => [partOf(name), name])),
    plugins: [languagesApart(parts), packedGrammars, leftOut, embedded],
  });
  // The package's other scripts are modules.
  writeFileSync("lib/package.json", '{"type":"commonjs"}\n');
  return [...built, apart];
}

/** Builds the thread that looks up words, which is in a package of its own. */
export function buildSpelling(general, outdir) {
  // What modules do not have and libraries ask for. `require` is made when one first does: it costs a tenth of a start.
  const require =
    'import { createRequire as bannerRequire } from "node:module"; let bannerMade; const require = (name) => (bannerMade ??= bannerRequire(import.meta.url))(name); const __dirname = import.meta.dirname;';
  return build({
    ...general,
    ...forNode,
    format: "esm",
    outExtension: {},
    supported: {},
    entryPoints: ["src/inspect/spelling-worker.ts"],
    outdir,
    banner: { js: require },
    plugins: [dictionaries],
  });
}

/** Builds what knows BullMQ and Redis, which is in a package of its own. */
export function buildQueue(general, outdir) {
  return build({
    ...general,
    ...forNode,
    entryPoints: { board: "src/queue-package/open.ts" },
    outdir,
    alias: {
      // Without the look for a compiled part, which speeds up what is never read here.
      msgpackr: path.resolve("node_modules/msgpackr/index.js"),
    },
    // BullMQ tries them for other databases than ours.
    external: ["pg", "@valkey/valkey-glide"],
  });
}
