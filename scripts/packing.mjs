/** What scripts/packaged.mjs writes, made by the modules of src/ that would make it at every start; loaded together with them. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { hashOf } from "../src/cache/seal.ts";
import { exactJson } from "../src/content/kept-values.ts";
import { readLocale } from "../src/content/locale.ts";
import { headerOf, readTemplateInfo, templateSchemas } from "../src/content/template-info.ts";
import { contentOf, parseYamlIn } from "../src/content/yaml-document.ts";
import { Ledger } from "../src/ledger/ledger.ts";
import { checkTemplate } from "../src/render/design/check-template.ts";
import { templateKey } from "../src/render/design/packaged-templates.ts";
import { valueKinds } from "../src/render/values/kinds.ts";
import { sourceFile } from "../src/source/text.ts";

const read = (file) => sourceFile(file, readFileSync(file, "utf8"));

const schemas = templateSchemas(valueKinds.keys());

/** Layouts and components say in a header what they are. */
const described = /^templates\/(layout|component)s\/(.+)\.hbs$/;

/** The words of all languages, the settings of all themes and the headers of all templates as JSON, by the hash of their text. */
export function packYaml(files) {
  const whole = (source) => ({ file: source, start: 0, end: source.text.length });
  const isYaml = (file) => /^templates\/(locales\/[^/]+|themes\/[^/]+\/theme)\.yaml$/.test(file);
  const spans = [
    ...files.filter(isYaml).map((file) => whole(read(file))),
    ...files.filter((file) => described.test(file)).flatMap((file) => headerOf(read(file)) ?? []),
  ];
  return Object.fromEntries(
    spans.flatMap((span) => {
      const json = jsonOf(span);
      return json === undefined ? [] : [[hashOf(span.file.text.slice(span.start, span.end)), json]];
    }),
  );
}

/** What YAML holds as JSON; undefined where that would be something else, or where anything is wrong. */
function jsonOf(span) {
  const ledger = new Ledger();
  const document = parseYamlIn(span, ledger, () => ledger.report("malformed"));
  if (!document || ledger.problems.length > 0) return undefined;
  return exactJson(contentOf(document));
}

/** The packaged templates with what they ask of other files, and what Handlebars makes of them; none in which anything is wrong. */
export function packTemplates(files) {
  const words = readLocale(read("templates/locales/en.yaml"), new Ledger());
  return files.flatMap((file) => {
    const name = templateName.exec(file)?.[1];
    if (name === undefined) return [];
    const source = read(file);
    const ledger = new Ledger();
    const checked = checkTemplate(name, source, {
      ledger,
      read: (path) => (files.includes(`templates/${path}`) ? source : undefined),
      words: () => words,
      declared: () => declaredIn(source, ledger),
      partials: () => [],
    });
    if (!checked || ledger.problems.length > 0) return [];
    const code = Handlebars.precompile(checked.program, checked.options);
    return [{ key: templateKey(name, source.text), partials: checked.partials, words: checked.words, code }];
  });
}

/** Templates of themes stand in the places of others of their name. */
const templateName =
  /^templates\/(?:themes\/[^/]+\/templates\/)?((?:(?:layouts|components|partials|paper)\/)?[\w-]+)\.hbs$/;

/** What the header of a layout or component says; nothing stands in its place. */
function declaredIn(source, ledger) {
  const [, kind, name] = described.exec(source.path) ?? [];
  return kind && readTemplateInfo({ kind, name, source, base: undefined }, schemas, ledger);
}
