/**
 * Makes the pictures of docs/catalogue.md, each layout and each component as the build shows its example, and those of docs/themes.md, one slide
 * in each theme, and for each of our own a sheet with every layout and component, and the picture of docs/diagrams.md, of the example above it.
 *
 * node scripts/template-pictures.mjs, or `npm run pictures`, after a change of templates or style sheets; look at the pictures and commit them.
 * Worksheets stand on paper only; for them it needs pdftoppm (Debian: poppler-utils).
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { PNG } from "pngjs";
import { openSheets, picturesIn } from "./contact-sheet.mjs";
import { readTemplates } from "./read-templates.mjs";

const target = path.resolve("docs/images/templates");
const themeTarget = path.resolve("docs/images/themes");
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-pictures-"));
const write = (name, text) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};

const startup = JSON.parse(readFileSync("slides/labs/data/startup.json", "utf8"));
const results = startup.results.map(({ name, start_ms: start }) => ({ name, start }));
const boxes = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" font-family="sans-serif" font-size="28">
<rect x="20" y="20" width="600" height="110" rx="6" fill="#2bb39a"/><text x="50" y="86" fill="#071419">Workload</text>
<rect x="20" y="170" width="600" height="110" rx="6" fill="#e9a820"/><text x="50" y="236" fill="#171003">Kernel</text>
</svg>`;

/** What the examples name. */
const files = {
  "slides/results.json": JSON.stringify({ results }),
  "slides/boxes.svg": boxes,
  "slides/stack.yaml": readFileSync("slides/diagrams/stack.yaml", "utf8"),
  "slides/hello.cast": readFileSync("slides/labs/casts/runc-life.cast", "utf8"),
  "slides/hello.sh": readFileSync("slides/labs/scripts/runc-life.sh", "utf8"),
};

/** Slides that the compiler makes, by the layout that they show. */
const madeIds = { title: "cover", agenda: "agenda", part: "part-components", glossary: "glossary", sources: "sources" };
/** What has a form of its own on paper. */
const onPaper = new Set(["worksheet", "lab"]);

const ours = readdirSync("templates/themes").filter((name) =>
  existsSync(path.join("templates/themes", name, "theme.yaml")),
);
const reveals = readdirSync("node_modules/reveal.js/dist/theme").filter((name) => name.endsWith(".css"));
const themes = [...ours, ...reveals.map((name) => name.replace(".css", ""))];

/** The slide that shows a theme: text, a link, a list and code. */
const themeSlide = (theme) => `---
theme: ${theme}
size: "16:9"
cover: false
---

<!-- .slide: layout="two-columns" -->
## ${theme}

- Text, and [a link](https://example.org)
- **Bold**, *slanted*, \`code\`

> What somebody said

::break

\`\`\`js
// A greeting
const name = "you";
console.log(\`Hello, \${name}\`);
\`\`\`
`;

const templates = readTemplates();
const idOf = ({ kind, name }) => (kind === "layouts" && madeIds[name]) || `${kind}-${name}`;

/** An example with an id and, for a component, a title. */
function slideOf(template) {
  const { kind, name, example } = template;
  const mark = `id="${idOf(template)}"`;
  const [first] = /<!-- \.slide:/.exec(example) ?? [];
  if (first) return example.replace(first, `${first} ${mark}`);
  return `<!-- .slide: ${mark} -->\n${kind === "components" ? `## ${name}\n\n` : ""}${example}`;
}

const slidesOf = (kind) =>
  templates
    .filter((template) => template.kind === kind && !onPaper.has(template.name))
    .filter((template) => kind === "components" || !madeIds[template.name])
    .map(slideOf);

const glossary = ["kernel: What all containers of a machine share", "runtime: A program that starts containers"];

function writeProject() {
  for (const [name, text] of Object.entries(files)) write(name, text);
  cpSync("slides/facts", path.join(folder, "slides/facts"), { recursive: true });
  write("slides/layouts.md", slidesOf("layouts").join("\n\n---\n\n"));
  write("slides/components.md", slidesOf("components").join("\n\n---\n\n"));
  write("slides/terms.md", "## A runtime asks the kernel\n\nThe kernel isolates [@gvisor-what].\n");
  write(
    "slides/glossary.yaml",
    `terms:\n${glossary.map((line) => `  - {term: ${line.replace(": ", ", text: ")}}`).join("\n")}\n`,
  );
  const of = (name) => templates.find((template) => template.name === name).example;
  write("slides/paper.md", `${of("worksheet")}\n---\n\n<!-- .slide: layout="worksheet" -->\n## Lab\n\n${of("lab")}`);
  const sections = ["layouts", "components"].map(
    (name) => `{title: ${name[0].toUpperCase()}${name.slice(1)}, sections: [${name}.md]}`,
  );
  write(
    "slides/decks/pictures.deck.yaml",
    `title: Layouts and components\nsubtitle: As the build shows them\nspeaker: Alex Doe\ndate: 2026-12-03\nthemeOptions: {yard: [LAYO 16, COMP 15, EXAM 31, PICT 31]}\nglossary: glossary.yaml\nsections: [${sections.join(", ")}, terms.md]\n`,
  );
  write("slides/decks/paper.deck.yaml", "title: Paper\nsections: [paper.md]\n");
}

const build = (...args) =>
  execFileSync(process.execPath, [path.resolve("lib/quarterdeck.js"), "build", ...args, "--no-cache", "--quiet"], {
    cwd: folder,
    stdio: "inherit",
  });

/** The upper part of a page, in the form of a slide. */
function croppedPage(file) {
  const page = PNG.sync.read(readFileSync(file));
  const height = Math.min(page.height, Math.round((page.width * 9) / 16));
  const cropped = new PNG({ width: page.width, height });
  PNG.bitblt(page, cropped, 0, 0, page.width, height, 0, 0);
  return PNG.sync.write(cropped);
}

function takeThemePictures() {
  const decks = themes.map((theme) => `${theme}.md`);
  for (const [index, deck] of decks.entries()) write(deck, themeSlide(themes[index]));
  build(...decks, "-f", "png", "--scale", "0.5", "-o", "themes");
  for (const theme of themes)
    copyFileSync(path.join(folder, `themes/${theme}-png/001-${theme}.png`), path.join(themeTarget, `${theme}.png`));
}

/** The boxes of docs/diagrams.md that Graphviz places, from the snippet above the picture. */
function takeDiagramPicture() {
  const picture = "boxes-placed.png";
  const [above] = readFileSync("docs/diagrams.md", "utf8").split(`(images/${picture})`);
  const snippet = [...above.matchAll(/^````markdown\n([\s\S]*?)^````$/gm)].at(-1)?.[1];
  write("placed.md", `---\nsize: "16:9"\ncover: false\n---\n\n## Who starts the app\n\n${snippet}`);
  build("placed.md", "-f", "png", "--scale", "0.5", "-o", "placed");
  const [made] = readdirSync(path.join(folder, "placed/placed-png"));
  copyFileSync(path.join(folder, "placed/placed-png", made), path.resolve("docs/images", picture));
}

/** Every layout and component in each theme of ours, on a sheet. */
async function takeSpecimens() {
  const sheets = await openSheets();
  for (const theme of ours) {
    const out = path.join(folder, `specimen-${theme}`);
    const args = ["theme", "preview", theme, "-f", "png", "--scale", "0.5", "-o", out];
    execFileSync(process.execPath, [path.resolve("lib/quarterdeck.js"), ...args], { cwd: folder, stdio: "ignore" });
    const pictures = picturesIn(path.join(out, `theme-${theme}-png`));
    const bytes = await sheets.sheet(pictures, { width: 1600, columns: 5, quality: 58 });
    writeFileSync(path.join(themeTarget, `${theme}-specimen.webp`), bytes);
  }
  await sheets.close();
}

function takePictures() {
  build("slides/decks/pictures.deck.yaml", "-f", "png", "--scale", "0.5");
  const made = readdirSync(path.join(folder, "dist/pictures-png"));
  for (const template of templates.filter(({ name }) => !onPaper.has(name))) {
    const file = made.find((name) => name.replace(/^\d+-|\.png$/g, "") === idOf(template));
    if (!file) throw new Error(`no slide shows ${template.kind}/${template.name}`);
    copyFileSync(
      path.join(folder, "dist/pictures-png", file),
      path.join(target, `${template.kind}-${template.name}.png`),
    );
  }
  build("slides/decks/paper.deck.yaml", "-f", "handout");
  const pages = path.join(folder, "page");
  execFileSync("pdftoppm", [
    "-png",
    "-scale-to-x",
    "640",
    "-scale-to-y",
    "-1",
    path.join(folder, "dist/paper-handout.pdf"),
    pages,
  ]);
  writeFileSync(path.join(target, "layouts-worksheet.png"), croppedPage(`${pages}-1.png`));
  writeFileSync(path.join(target, "components-lab.png"), croppedPage(`${pages}-2.png`));
}

try {
  for (const each of [target, themeTarget]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each, { recursive: true });
  }
  writeProject();
  takePictures();
  takeThemePictures();
  takeDiagramPicture();
  await takeSpecimens();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
