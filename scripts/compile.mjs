/** Compiles src/ to lib/: the command line program, and the deck's player with its style sheets. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

rmSync("lib", { recursive: true, force: true });
mkdirSync("lib", { recursive: true });

await Promise.all([
  build({
    entryPoints: {
      quarterdeck: "src/cli/main.ts",
      "spelling-worker": "src/inspect/spelling-worker.ts",
      "graphviz-worker": "src/drawing/graphviz-worker.ts",
    },
    outdir: "lib",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Bundled dependencies start faster than hundreds of small files; what is large or optional stays outside.
    external: [
      "@sparticuz/chromium",
      "@viz-js/viz",
      "axe-core",
      "cspell-lib",
      "fontkit",
      "katex",
      "puppeteer-core",
      "subset-font",
    ],
    mainFields: ["module", "main"],
    chunkNames: "chunks/[name]-[hash]",
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as bannerRequire } from "node:module"; const require = bannerRequire(import.meta.url);',
    },
    legalComments: "linked",
    // Less to read at every start; names stay, so that a stack trace says where it was.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "warning",
  }),
  build({
    entryPoints: {
      player: "src/player/main.ts",
      terminal: "src/player/terminal.ts",
      probe: "src/probe/main.ts",
      "drawing-page": "src/drawing/page/main.ts",
    },
    outdir: "lib",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  }),
  build({
    entryPoints: {
      "player-styles": "src/player/player.css",
      terminal: require.resolve("asciinema-player/dist/bundle/asciinema-player.css"),
    },
    outdir: "lib",
    minify: true,
    logLevel: "warning",
  }),
]);

/** The top-level rules of a style sheet. */
function* rulesOf(css) {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === "{") depth++;
    if (css[at] !== "}" || --depth > 0) continue;
    yield css.slice(start, at + 1);
    start = at + 1;
  }
}

// A deck that is written from right to left keeps its theme's fonts.
const rightToLeftFont = [/(?<=direction:rtl);font-family:sans-serif/g, ""];
const revealStyles = mended(readFileSync(require.resolve("reveal.js/reveal.css"), "utf8"), rightToLeftFont);
// Steps must show and hide whatever a theme says of an element, so their rules stand in the last layer.
const isStep = (rule) => /^[^@{]*\.fragment\b/.test(rule);
const isLayoutClass = (rule) => /^[^@{]*\.r-[a-z]+\b/.test(rule);
const rules = [...rulesOf(revealStyles)];
const inLayers = (rest) => `@layer library{${rest.join("\n")}}\n@layer top{${rules.filter(isStep).join("\n")}}`;
writeFileSync("lib/reveal.css", inLayers(rules.filter((rule) => !isStep(rule))));
// The print page has no script, but fragments and reveal's layout classes must look as they do in the deck.
writeFileSync("lib/reveal-print.css", inLayers(rules.filter((rule) => isLayoutClass(rule) && !isStep(rule))));

/** Somebody else's text with one place of it written otherwise; it must be there, and only once. */
function mended(text, [place, other]) {
  if ([...text.matchAll(place)].length !== 1) throw new Error(`a library has changed where it is mended: ${place}`);
  return text.replace(place, other);
}

// What mermaid loses where labels are text and not HTML: a lone > or <, which its pattern for words skips, and what
// Markdown makes of addresses, code and escapes.
const losses = [
  [/\.match\(\/<\[\^>\]\+>\|\[\^\\s<>\]\+\/g\)/g, String.raw`.match(/\S+/g)`],
  [
    /:(\w+)\.type==="html"&&(\w+\[\w+\])\.push\(\{content:\1\.text,type:"normal"\}\)/g,
    String.raw`:$1.text&&$2.push({content:$1.text.replace(/\n/g," "),type:"normal"})`,
  ],
];
// It is run only in the page that draws, never in a deck.
writeFileSync(
  "lib/mermaid.js",
  losses.reduce(mended, readFileSync(require.resolve("mermaid/dist/mermaid.min.js"), "utf8")),
);
writeFileSync("lib/mermaid.LICENSE.txt", noticesOf("mermaid"));

/** The licences of a package and of all that it is made of. */
function noticesOf(name) {
  const notices = new Map();
  const add = (wanted, from) => {
    const folder = folderOf(wanted, from);
    if (!folder || notices.has(folder)) return;
    const { version, license, dependencies = {} } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(path.join(folder, file), "utf8").trim() : "";
    notices.set(folder, `${wanted} ${version} (${license ?? "see its text"})\n\n${text}`);
    for (const dependency of Object.keys(dependencies).sort()) add(dependency, folder);
  };
  add(name, process.cwd());
  return `${[...notices.values()].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** Where Node finds a package from a folder. */
function folderOf(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, "node_modules", name);
    if (existsSync(path.join(found, "package.json"))) return found;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Files of these folders below the project, sorted by name. */
const filesIn = (...folders) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join("/"))
      .sort(),
  );

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
}

// What decides how a diagram is drawn. Versions of dependencies are pinned in package.json.
const drawing = [...filesIn("src/drawing"), "src/render/drawing/roles.ts", "lib/mermaid.js", "package.json"];
writeFileSync("lib/drawing-hash", hashOf(drawing));
// What decides what this package makes of a deck.
writeFileSync("lib/bundle-hash", hashOf([...filesIn("lib", "templates"), "package.json"]));
