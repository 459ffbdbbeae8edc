/**
 * Makes contact sheets of a deck in every theme of ours, to look at: in 16:9 and 4:3 on screen and its handout on paper, each as it is, in grey, and as
 * people see it who lack a kind of cones.
 *
 * node scripts/looks.mjs DECK FOLDER [THEME…], after `node scripts/compile.mjs`; DECK is a file, or “specimen” for every layout and component. For
 * paper it needs pdftoppm (Debian: poppler-utils).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openSheets, picturesIn, visions } from "./contact-sheet.mjs";

const ours = readdirSync("templates/themes", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const [deck = "specimen", folder = "looks", ...wanted] = process.argv.slice(2);
const themes = wanted.length > 0 ? wanted : ours;
const made = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-looks-"));
const program = path.resolve("lib/quarterdeck.js");
const narrow = "looks-4x3";
const run = (...args) => execFileSync(process.execPath, [program, ...args, "--quiet"], { stdio: "inherit" });

/** A theme in 4:3 stands in the deck's project while it is needed: a size of 16:9 in the deck itself would win. */
function withNarrowTheme(theme, work) {
  const place = path.join(path.dirname(deck), `${narrow}-${process.pid}`);
  mkdirSync(place);
  try {
    writeFileSync(path.join(place, "theme.yaml"), `extends: ${theme}\nwidth: 960\nheight: 720\n`);
    work(path.relative(process.cwd(), place));
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Builds a deck in a theme, in both sizes, with its handout. */
function build(theme, out) {
  const scale = ["--scale", "0.5"];
  if (deck === "specimen") return run("theme", "preview", theme, "-f", "png,handout", ...scale, "-o", out);
  run("build", deck, "--theme", theme, "-f", "png,handout", ...scale, "-o", path.join(out, "16x9"));
  withNarrowTheme(theme, (own) =>
    run("build", deck, "--theme", own, "-f", "png", ...scale, "-o", path.join(out, "4x3")),
  );
}

/** Everything that a build left, as lists of pictures by name. */
function picturesOf(out) {
  const files = readdirSync(out, { recursive: true, encoding: "utf8" }).sort();
  const screens = files
    .filter((name) => name.endsWith("-png"))
    .map((name) => [/4x3/.test(name) ? "4x3" : "16x9", picturesIn(path.join(out, name))]);
  const sheets = files
    .filter((name) => name.endsWith("-handout.pdf") && !/4x3/.test(name))
    .map((name) => {
      const pages = path.join(out, "pages");
      mkdirSync(pages);
      execFileSync("pdftoppm", ["-png", "-r", "50", path.join(out, name), path.join(pages, "page")]);
      return ["paper", picturesIn(pages)];
    });
  return [...screens, ...sheets];
}

const sheets = await openSheets();
try {
  mkdirSync(folder, { recursive: true });
  for (const theme of themes) {
    const out = path.join(made, theme);
    build(theme, out);
    for (const [kind, pictures] of picturesOf(out))
      for (const vision of visions) {
        const name = [theme, kind, ...(vision === "none" ? [] : [vision])].join("-");
        const bytes = await sheets.sheet(pictures, { width: 2400, columns: kind === "paper" ? 8 : 5, vision });
        writeFileSync(path.join(folder, `${name}.png`), bytes);
      }
  }
} finally {
  await sheets.close();
  rmSync(made, { recursive: true, force: true });
}
