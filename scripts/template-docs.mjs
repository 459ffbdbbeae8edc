/**
 * Writes what the documentation says of templates, from the templates and from what the engine tells them:
 * catalogue.md (every layout and component) and the tables in templates.md and themes.md.
 *
 * node scripts/template-docs.mjs [FOLDER], by default into docs/. Their pictures come from `npm run pictures`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { loadSource } from "./load-source.mjs";
import { readTemplates } from "./read-templates.mjs";

const { ofComponent, ofContent, ofDeck, ofPage, ofSlide } = await loadSource("src/render/design/told.ts");
const { valueKinds } = await loadSource("src/render/values/kinds.ts");
const { helpers } = await loadSource("src/render/design/helpers.ts");
const { sizes, factors } = await loadSource("src/render/design/sizes.ts");

/** A shape in the words of the documentation, such as “list of `number`, `svg` (HTML)”. */
function shapeText(shape) {
  if (typeof shape === "string") return shape;
  if ("each" in shape) return `list of ${shapeText(shape.each)}`;
  const named = Object.entries(shape.fields).map(([name, inner]) =>
    inner === "text" ? `\`${name}\`` : `\`${name}\` (${shapeText(inner)})`,
  );
  const others = named.length > 0 ? "and others" : "any names";
  return [...named, ...(shape.isOpen ? [others] : [])].join(", ");
}

const cell = (text) => String(text).replaceAll("|", "\\|");
const table = (heads, rows) => [
  `| ${heads.join(" | ")} |`,
  `| ${heads.map(() => "---").join(" | ")} |`,
  ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
];

const toldTable = (names) =>
  table(
    ["name", "is", ""],
    Object.entries(names).map(([name, { shape, about }]) => [`\`${name}\``, shapeText(shape), about]),
  );

const slotText = (slots) => {
  if (slots === undefined) return [];
  const names = Object.entries(slots);
  if (names.length === 0) return ["It makes its content itself and has no slots.", ""];
  const kinds = (accepts) => {
    if (accepts === "any") return "anything";
    if (Array.isArray(accepts)) return accepts.join(", ");
    return Object.entries(accepts)
      .map(([kind, amount]) => (amount === "0+" ? kind : `${kind} (${amount})`))
      .join(", ");
  };
  const said = names.map(([name, accepts]) => `\`${name}\` takes ${kinds(accepts)}`);
  return [`${names.length === 1 ? "Slot" : "Slots"}: ${said.join("; ")}.`, ""];
};

const attributeTable = (attributes = {}) => {
  const rows = Object.entries(attributes).map(
    ([name, { type, values, required, instead, default: otherwise, help = "" }]) => {
      const takes = values ? values.map((value) => `\`${value}\``).join(", ") : type;
      const given = required
        ? instead
          ? `required, or \`${instead}\``
          : "required"
        : otherwise === undefined || otherwise === ""
          ? ""
          : `\`${otherwise}\``;
      return [`\`${name}\``, takes, given, help];
    },
  );
  return rows.length === 0 ? [] : [...table(["attribute", "takes", "default", ""], rows), ""];
};

const fence = (text) => "`".repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1)));

const entry = ({ kind, name, summary, slots, attributes, example }) => [
  `### ${name}`,
  "",
  summary,
  "",
  ...slotText(slots),
  `![The example below, built](images/templates/${kind}-${name}.png)`,
  "",
  ...attributeTable(attributes),
  `${fence(example)}markdown`,
  example.trimEnd(),
  fence(example),
  "",
];

const templates = readTemplates();
const entriesOf = (kind) => templates.filter((template) => template.kind === kind).flatMap(entry);

const catalogue = [
  "# Layouts and components",
  "",
  "Written by `npm run template-docs` from the templates themselves, with pictures by `npm run pictures`; the tests build every example. How to write one: [templates.md](templates.md).",
  "",
  "## Layouts",
  "",
  'A slide names its layout: `<!-- .slide: layout="code" -->`. For one that names none, the engine chooses.',
  "",
  ...entriesOf("layouts"),
  "## Components",
  "",
  ...entriesOf("components"),
];

const tables = {
  kinds: table(
    ["`type`", "the template gets"],
    [...valueKinds].map(([type, { shape }]) => [`\`${type}\``, shapeText(shape)]),
  ),
  slide: toldTable(ofSlide),
  content: toldTable(ofContent),
  component: toldTable(ofComponent),
  deck: toldTable(ofDeck),
  pages: Object.entries(ofPage).flatMap(([name, names]) => [`### \`${name}.hbs\``, "", ...toldTable(names), ""]),
  helpers: [
    ["if", "unless", "each", "with", "lookup", ...Object.keys(helpers)]
      .map((name) => `\`${name}\``)
      .join(", ")
      .concat("."),
  ],
};

const readTheme = (theme) => parse(readFileSync(`templates/themes/${theme}/theme.yaml`, "utf8"));
const isFirst = (theme) => theme.startsWith("quarterdeck");
/** Our themes, the first one first. */
const ours = readdirSync("templates/themes")
  .filter((name) => existsSync(`templates/themes/${name}/theme.yaml`))
  .sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)) || one.localeCompare(other, "en"));
/** The tokens of a theme, with those of the one that it extends. */
const allTokensOf = (theme) => {
  const { extends: base, tokens } = readTheme(theme);
  return { ...(base ? allTokensOf(base) : {}), ...tokens };
};
const ourTokens = ours.map(allTokensOf);
const value = (tokens, name) => (name in tokens ? `\`${tokens[name]}\`` : "");
const scale = readFileSync("templates/styles/scale.css", "utf8");
const sizeOf = (name) => new RegExp(`--${name}:\\s*([^;]+);`).exec(scale)?.[1] ?? "";
/** All themes that have a picture from `npm run pictures`, ours first. */
const others = readdirSync("docs/images/themes")
  .filter((file) => file.endsWith(".png"))
  .map((file) => file.replace(".png", ""))
  .filter((theme) => !ours.includes(theme))
  .sort();
const gallery = [...ours, ...others];
const shown = (theme) => (theme ? `![The theme ${theme}](images/themes/${theme}.png)` : "");

const themeTables = {
  gallery: table(
    ["", ""],
    gallery.flatMap((theme, index) => (index % 2 === 0 ? [[shown(theme), shown(gallery[index + 1])]] : [])),
  ),
  ours: ours.flatMap((theme) => [
    `### \`${theme}\``,
    "",
    readTheme(theme).summary,
    "",
    `![Every layout and component in the theme ${theme}](images/themes/${theme}-specimen.webp)`,
    "",
  ]),
  colours: table(
    ["token", ...ours.map((theme) => `\`${theme}\``)],
    [...new Set(ourTokens.flatMap(Object.keys))]
      .filter((name) => !sizes.includes(name) && !factors.includes(name))
      .map((name) => [`\`${name}\``, ...ourTokens.map((tokens) => value(tokens, name))]),
  ),
  sizes: table(
    ["token", "is"],
    [...factors, ...sizes].map((name) => [`\`${name}\``, `\`${sizeOf(name)}\``]),
  ),
};

/** A page with its tables between marks `<!-- NAME -->` and `<!-- /NAME -->` written anew. */
function withTables(file, written) {
  let text = readFileSync(file, "utf8");
  for (const [name, lines] of Object.entries(written)) {
    const between = new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`);
    if (!between.test(text)) throw new Error(`${file} has no place for the table “${name}”`);
    text = text.replace(between, () => `<!-- ${name} -->\n\n${lines.join("\n").trim()}\n\n<!-- /${name} -->`);
  }
  return text;
}

const [folder = "docs"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "catalogue.md"), catalogue.join("\n"));
writeFileSync(path.join(folder, "templates.md"), withTables("docs/templates.md", tables));
writeFileSync(path.join(folder, "themes.md"), withTables("docs/themes.md", themeTables));
