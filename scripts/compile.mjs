/** Compiles src/ to lib/: the command line program, and the deck's player with its style sheets. */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { prepareDictionaries } from "./dictionaries.mjs";
import { writePackaged } from "./packaged.mjs";
import { charactersOfFonts, widthsOfFonts } from "./packaged-fonts.mjs";
import { buildProgram, buildQueue, buildSpelling } from "./program.mjs";
import { writeAsAscii } from "./supply/ascii.mjs";
import { mended } from "./supply/mended.mjs";
import { describeSupply } from "./supply/supply.mjs";
import { wordChoices } from "./word-choices.mjs";

const require = createRequire(import.meta.url);

const checkPackage = "packages/check";
const queuePackage = "packages/queue";
for (const folder of ["lib", `${checkPackage}/lib`, `${queuePackage}/lib`]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** The same for whatever is compiled. */
const general = {
  bundle: true,
  metafile: true,
  // Names of files go into hashes: they must not tell where node_modules really is.
  preserveSymlinks: true,
  logLevel: "warning",
};

const [program, spelling, queue, ...forBrowsers] = await Promise.all([
  buildProgram(general),
  buildSpelling(general, `${checkPackage}/lib`),
  buildQueue(general, `${queuePackage}/lib`),
  build({
    ...general,
    entryPoints: {
      player: "src/player/main.ts",
      terminal: "src/player/terminal.ts",
      live: "src/live/main.ts",
      decks: "src/live/decks.ts",
      waiting: "src/live/waiting.ts",
      audience: "src/guest/audience.ts",
      remote: "src/guest/remote.ts",
      join: "src/guest/join.ts",
      probe: "src/probe/main.ts",
      "drawing-page": "src/drawing/page/main.ts",
    },
    outdir: "lib",
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
  }),
  build({
    ...general,
    entryPoints: { "player-styles": "src/player/player.css" },
    outdir: "lib",
    minify: true,
  }),
  build({
    ...general,
    entryPoints: { terminal: require.resolve("asciinema-player/dist/bundle/asciinema-player.css") },
    outdir: "lib",
    bundle: false,
    minify: true,
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

const folderOf = (file) => path.dirname(require.resolve(file));
cpSync(folderOf("reveal.js/theme/black.css"), "lib/reveal-themes", { recursive: true });
mkdirSync("lib/katex/fonts", { recursive: true });
const katex = folderOf("katex/dist/katex.min.css");
const usedOfKatex = ["katex.min.css", ...readdirSync(`${katex}/fonts`).map((name) => `fonts/${name}`)];
for (const file of usedOfKatex.filter((name) => /[.](css|woff2)$/.test(name)))
  cpSync(path.join(katex, file), path.join("lib/katex", file));

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

// Slides are set by the widths of these fonts, and checked for what they can draw: read here, so that no build waits for it.
const packagedFonts = filesIn("templates/themes").filter((file) => file.endsWith(".woff2"));
writeFileSync("lib/font-widths.json", JSON.stringify(await widthsOfFonts(packagedFonts)));
writeFileSync("lib/font-characters.json", JSON.stringify(await charactersOfFonts(packagedFonts)));

await writePackaged(filesIn("templates"));
writeAsAscii(filesIn("lib/program").filter((file) => file.endsWith(".cjs")));

// Words that are better not said: of retext-equality, where that is installed.
const choices = await wordChoices();
if (choices) writeFileSync(`${checkPackage}/lib/word-choices.json`, JSON.stringify(choices.list));

// What cspell makes of the dictionaries that come with the package.
const dictionaries = Object.keys(JSON.parse(readFileSync(`${checkPackage}/package.json`, "utf8")).dependencies).filter(
  (name) => name.startsWith("@cspell/"),
);
await prepareDictionaries(dictionaries, `${checkPackage}/lib/dictionaries`);

// What decides how a diagram is drawn. Versions of dependencies are pinned in package.json.
const shared = ["src/render/drawing/roles.ts", "src/render/fonts/face.ts", "src/render/fonts/widths.ts"];
const drawing = [...filesIn("src/drawing"), ...shared, "lib/mermaid.js", "package.json"];
writeFileSync("lib/drawing-hash", hashOf(drawing));
// What decides what this package makes of a deck.
writeFileSync("lib/bundle-hash", hashOf([...filesIn("lib", "templates"), "package.json"]));

// The themes' fonts were cut out of theirs by scripts/fonts.
const families = readdirSync("node_modules/@fontsource-variable").sort();
const fontsOf = [...families.map((family) => `@fontsource-variable/${family}`), "jetbrains-mono"];
const refused = [
  ...describeSupply(".", {
    builds: [...program, ...forBrowsers],
    copied: ["katex", "reveal.js", ...fontsOf],
    prebuilt: ["asciinema-player", "mermaid"],
  }),
  ...describeSupply(checkPackage, {
    builds: [spelling],
    copied: [...(choices ? [choices.from] : []), ...dictionaries],
    prebuilt: [],
  }),
  ...describeSupply(queuePackage, { builds: [queue], copied: [], prebuilt: [] }),
];
for (const problem of refused) console.error(problem);
process.exitCode = refused.length > 0 ? 1 : 0;
