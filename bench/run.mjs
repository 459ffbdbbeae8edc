/**
 * Times whole processes and prints a table: HTML and PDF builds and checks of 20, 100 and 500 slides and builds of a
 * batch of 20 decks × 30 slides, handouts, pictures and all formats of the built-in decks, beside the floor (see floor.mjs),
 * the goals beside what is reached (`--only G`), PDFs with and without a look at their pages, builds of the built-in decks of which nothing has changed, what each form costs over a list, per slide (`--only P`), and
 * diagrams that nobody has drawn before (`--only C`, see cold.mjs). In all other rows the files of the build before are gone,
 * so that they are made again, of the slides that are kept; rows that say so are without a cache. Ratios within a run hold; seconds depend on the machine.
 *
 *   npm run bench -- [--runs 3] [--other "marp" --other-command "npx marp --pdf {in} -o {out}"]
 *
 * `{in}` is a Markdown file in Marp's dialect, `{out}` the PDF to write; `--other-html` and `--other-batch` take
 * commands for HTML and for the batch (`{in}` is then a folder, `{out}` another).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { findBrowser } from "./browser.mjs";
import { coldRows } from "./cold.mjs";
import { writeDeck } from "./corpus.mjs";
import { formRows } from "./forms.mjs";
import { goalRows } from "./goals.mjs";
import { time } from "./time.mjs";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    other: { type: "string", default: "other" },
    "other-command": { type: "string" },
    "other-html": { type: "string" },
    "other-batch": { type: "string" },
    only: { type: "string" },
  },
});
const runs = Number(options.runs);
const program = path.resolve("lib/quarterdeck.js");
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Removes what a build of ours has written: what still stands is not made again. */
function removeOutput(args) {
  const at = args.indexOf("-o");
  if (at !== -1 && args.includes("build")) rmSync(args[at + 1], { recursive: true, force: true });
}

/**
 * Runs the contenders in turn, so that a slow minute of the machine meets all of them.
 * @param measureMemory of the first one, or of "each"
 */
async function compare(contenders, measureMemory, rounds = runs) {
  const seconds = contenders.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, [name, command, ...args]] of contenders.entries()) {
      if (name !== "unchanged") removeOutput(args);
      const result = await time(command, args, { folder });
      if (round >= 0) seconds[index].push(result.seconds);
    }
  }
  const medians = seconds.map(median);
  const peaks = [];
  for (const [, command, ...args] of measureMemory === "each"
    ? contenders
    : contenders.slice(0, measureMemory ? 1 : 0)) {
    removeOutput(args);
    peaks.push((await time(command, args, { folder, measureMemory: true })).peak);
  }
  return { medians, peak: peaks[0] ?? 0, peaks };
}

const other = (template, input, output) =>
  template ? [["other", "sh", "-c", template.replaceAll("{in}", input).replaceAll("{out}", output)]] : [];

/** Compiles a script of this folder that uses the source of the compiler. */
async function compileScript(name) {
  const script = path.resolve("lib", `bench-${name}.js`);
  const require =
    'import { createRequire as bannerRequire } from "node:module"; const require = bannerRequire(import.meta.url);';
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile: script,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["@sparticuz/chromium", "puppeteer-core", "katex", "sanitize-html"],
    mainFields: ["module", "main"],
    banner: { js: require },
  });
  return script;
}

/** The print page of a deck, as the floor prints it. */
async function printPage(input, name) {
  const page = path.join(folder, `${name}.print.html`);
  const script = await compileScript("print-page");
  await time(process.execPath, [script, input, page], { folder });
  rmSync(script);
  return page;
}

/** Seconds for HTML of a whole deck, and after a change of one slide, in the same process. */
async function living(input) {
  const script = await compileScript("living");
  const out = execFileSync(process.execPath, [script, input, String(runs * 5)], { encoding: "utf8" });
  rmSync(script);
  const { cold, warm } = JSON.parse(out);
  return [warm / 1000, cold / 1000];
}

const rows = [];
const number = (value) => (value === undefined ? "" : value.toFixed(2));
function report(what, [ours, ...others], names, extra = "") {
  const ratios = others.map(
    (value, index) => `${names[index]} ${number(value)} s (ours / it: ${number(ours / value)})`,
  );
  const row = `| ${what} | ${number(ours)} s | ${ratios.join(", ")} | ${extra} |`;
  rows.push(row);
  console.log(row);
}

const browser = await findBrowser(program);
mkdirSync(path.join(folder, "out"), { recursive: true });
console.log(`Node ${process.version}, ${os.cpus().length} cores, ${browser}, median of ${runs} runs after a warm-up\n`);
console.log("| what | Quarterdeck | beside it | |\n| --- | --- | --- | --- |");
for (const [name, count] of [
  ["S", 20],
  ["M", 100],
  ["L", 500],
]) {
  if (options.only && !options.only.includes(name)) continue;
  writeDeck(folder, name, count);
  const input = path.join(folder, "reveal", `${name}.md`);
  const marp = path.join(folder, "marp", `${name}.md`);
  const out = path.join(folder, "ours");
  const theirs = path.join(folder, "out");
  const ours = (format) => ["ours", process.execPath, program, "build", input, "-f", format, "-o", out, "--quiet"];
  const html = await compare(
    [ours("html"), ...other(options["other-html"], marp, path.join(theirs, "other.html"))],
    false,
  );
  report(
    `HTML, ${count} slides`,
    html.medians,
    [options.other],
    `${Math.round(statSync(path.join(out, `${name}.html`)).size / 1000)} kB`,
  );
  const cold = await compare([[...ours("html"), "--no-cache"]], false);
  report(`HTML, ${count} slides, cold`, cold.medians, []);
  report(`HTML, one changed slide of ${count}, same process`, await living(input), ["cold"]);
  const page = await printPage(input, name);
  const floor = [
    "floor",
    process.execPath,
    path.resolve("bench/floor.mjs"),
    browser,
    page,
    path.join(theirs, "floor.pdf"),
  ];
  const pdf = await compare(
    [ours("pdf"), floor, ...other(options["other-command"], marp, path.join(theirs, "other.pdf"))],
    true,
  );
  const files = ["floor.pdf", "other.pdf"].filter((file) => readdirSync(theirs).includes(file));
  const bytes = [path.join(out, `${name}.pdf`), ...files.map((file) => path.join(theirs, file))].map(
    (file) => `${path.basename(file)} ${Math.round(statSync(file).size / count)} B/slide`,
  );
  report(
    `PDF, ${count} slides`,
    pdf.medians,
    ["floor", options.other],
    `${bytes.join(", ")}; peak ${Math.round(pdf.peak / 1e6)} MB`,
  );
  const looked = await compare([ours("pdf"), [...ours("pdf"), "--no-review"]], false);
  report(`PDF with a look at its pages, ${count} slides`, looked.medians, ["without"]);
  const check = ["check", process.execPath, program, "check", input, "--quiet"];
  const checks = await compare([check, [...check, "--no-cache"], ours("pdf"), ours("html")], true);
  const [warm, first, besidePdf, besideHtml] = checks.medians;
  report(
    `check, ${count} slides`,
    [warm, besidePdf, besideHtml],
    ["PDF", "HTML"],
    `peak ${Math.round(checks.peak / 1e6)} MB`,
  );
  report(`check, ${count} slides, cold`, [first], []);
  if (name !== "M") continue;
  for (const format of ["handout", "png"]) {
    const result = await compare([ours(format), ours("pdf")], true);
    report(`${format}, ${count} slides`, result.medians, ["PDF"], `peak ${Math.round(result.peak / 1e6)} MB`);
  }
}
if (!options.only || options.only.includes("B")) {
  const batch = path.join(folder, "batch");
  for (let deck = 0; deck < 20; deck++) writeDeck(batch, `b${String(deck).padStart(2, "0")}`, 30);
  const inputs = readdirSync(path.join(batch, "reveal"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join(batch, "reveal", file));
  const out = path.join(folder, "batch-out");
  const ours = ["ours", process.execPath, program, "build", ...inputs, "-f", "pdf", "-o", out, "--quiet"];
  const result = await compare(
    [ours, ...other(options["other-batch"], path.join(batch, "marp"), path.join(folder, "batch-other"))],
    true,
  );
  report("PDF, 20 decks × 30 slides", result.medians, [options.other], `peak ${Math.round(result.peak / 1e6)} MB`);
}
if (!options.only || options.only.includes("F")) {
  const out = path.join(folder, "formats-out");
  const project = path.resolve(".");
  const ours = (deck, format) => [
    ...["ours", process.execPath, program, "build", path.join(project, "slides/decks", `${deck}.deck.yaml`)],
    ...["-f", format, "-o", out, "--quiet"],
  ];
  const all = "html,pdf,handout,notes,book,png,md,json,epub";
  for (const deck of ["overview", "course"]) {
    const together = await compare([ours(deck, all), ours(deck, "pdf")], true);
    report(`all formats of ${deck}`, together.medians, ["PDF"], `peak ${Math.round(together.peak / 1e6)} MB`);
  }
  const book = await compare([ours("course", "book"), ours("course", "pdf")], true);
  report("book of course", book.medians, ["PDF"], `peak ${Math.round(book.peak / 1e6)} MB`);
}
if (!options.only || options.only.includes("N")) {
  for (const formats of ["html,pdf", "html,pdf,handout,notes,book,png,md,json"]) {
    const out = path.join(folder, "unchanged");
    const decks = path.resolve("slides/decks");
    const ours = ["unchanged", process.execPath, program, "build", decks, "-f", formats, "-o", out, "--quiet"];
    await time(process.execPath, ours.slice(2), { folder });
    const result = await compare([ours, ["node", process.execPath, "-e", "0"]], false);
    report(`nothing changed, our decks, ${formats.split(",").length} formats`, result.medians, ["node -e 0"]);
  }
}
const printed = { P: formRows, C: coldRows, G: goalRows };
for (const [name, rowsOf] of Object.entries(printed)) {
  if (options.only && !options.only.includes(name)) continue;
  for (const row of await rowsOf(compare, { program, folder, compileScript, runs, options })) {
    rows.push(row);
    console.log(row);
  }
}
if (process.env.BENCH_REPORT) writeFileSync(process.env.BENCH_REPORT, `${rows.join("\n")}\n`);
