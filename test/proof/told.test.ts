import { readdirSync, readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { Ledger } from "../../src/ledger/ledger.js";
import { ContentPart } from "../../src/render/design/parts.js";
import { contextShape } from "../../src/render/design/template-shapes.js";
import { TemplateHtml } from "../../src/render/html/html.js";
import type { Shape } from "../../src/render/values/shape.js";
import { exampleFiles, shippedTemplates } from "../support/examples.js";
import { project } from "../support/project.js";

/** A brand that says everything. */
const brand = "test/specimens/northquay/brand";

/** What templates got while decks were built, by template. */
const got = vi.hoisted(() => new Map<string, unknown[]>());

vi.mock("../../src/render/design/compile-template.js", async (original) => {
  const real = await original<typeof import("../../src/render/design/compile-template.js")>();
  return {
    ...real,
    compileTemplate(...[name, compiling]: Parameters<typeof real.compileTemplate>) {
      const compiled = real.compileTemplate(name, compiling);
      if (!compiled) return undefined;
      const run: typeof compiled.run = (context, options) => {
        got.set(name, [...(got.get(name) ?? []), context]);
        return compiled.run(context, options);
      };
      return { ...compiled, run };
    },
  };
});

/** Where a value is not what is told of it. */
function strangers(value: unknown, shape: Shape, at: string): string[] {
  if (shape === "any" || value === undefined || value === null || value === "") return [];
  if (shape === "HTML")
    return value instanceof TemplateHtml || value instanceof ContentPart ? [] : [`${at} is no HTML`];
  if (shape === "text") return typeof value === "string" || typeof value === "number" ? [] : [`${at} is no text`];
  if (shape === "number") return typeof value === "number" ? [] : [`${at} is no number`];
  if (shape === "yes/no") return typeof value === "boolean" ? [] : [`${at} is neither true nor false`];
  if ("each" in shape) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((entry, index) => strangers(entry, shape.each, `${at}.${index}`));
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = shape.fields[name] ?? (shape.isOpen ? "any" : undefined);
    return known ? strangers(inner, known, `${at}.${name}`) : [`${at}.${name} is not told`];
  });
}

/** What else a header can say of an attribute; its value does not depend on it. */
const rule = { values: [], required: false, instead: undefined, default: undefined, help: "" };

/** Layouts are told the same, and so are components. */
const familyOf = (name: string) => name.replace(/^(layouts|components)\/.*/, "$1");

/** All names that a shape tells of. */
function namesIn(shape: Shape, at: string): string[] {
  if (typeof shape === "string") return [at];
  if ("each" in shape) return namesIn(shape.each, at);
  return [at, ...Object.entries(shape.fields).flatMap(([name, inner]) => namesIn(inner, `${at}.${name}`))];
}

/** The names under which a value holds something. */
function namesWithValues(value: unknown, at: string): string[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.flatMap((entry) => namesWithValues(entry, at));
  if (typeof value !== "object" || value instanceof TemplateHtml || value instanceof ContentPart) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => namesWithValues(inner, `${at}.${name}`))];
}

/** A deck of which a server's start page has everything to say. */
const startPage = {
  problem: { severity: "error", place: "talk.md:1:1", message: "something" },
  page: {
    name: "talk",
    variant: "guest",
    title: "A talk",
    subtitle: "On it",
    language: "ar",
    slides: 3,
    minutes: 12,
    slot: 10,
    size: { width: 1280, height: 720 },
    thumb: "/talk/thumb",
    state: "last-good",
    brand: { name: "a", accent: "b", logo: "c", alt: "d", ground: "dark", footer: "e", confidential: "f" },
  },
} as const;

/** Only slides of a break are told of the course of the day, and so is what stands on them. */
const pause = '<!-- .slide: layout="break" minutes="5" -->\n# A pause\n\n::card{fact=gvisor rows=license}';

it("templates get what is told of them, and nothing else", async () => {
  const { quarterdeckHere } = await import("../support/project.js");
  const made = project({
    ...Object.fromEntries(Object.entries(exampleFiles).map(([name, text]) => [`slides/${name}`, text])),
    "slides/all.md": `---\ntitle: All\n---\n\n${shippedTemplates.map(({ example }) => example.trim()).join("\n\n---\n\n")}\n\n---\n\n${pause}`,
    "slides/terms.md":
      '---\ntitle: Terms\n---\n\n<!-- .slide: minutes="3" -->\n## A kernel\n\nThe kernel isolates [@gvisor-what; @kvm-module; @one; @two; @three]. [More](https://example.org/a/long/address/that/nobody/types).\n\n::card{#x .y fact=gvisor}\n\nReader:\nRead it.\n\nNote:\nSay it.\n',
    ...Object.fromEntries(readdirSync(brand).map((name) => [`look/${name}`, readFileSync(`${brand}/${name}`, "utf8")])),
    "slides/more.md": '---\ntitle: More\n---\n\n<!-- .slide: minutes="3" -->\n## A wall\n',
    // Its last slide is made for the brand, because it has none of its own.
    "slides/decks/short.deck.yaml":
      "title: Short\nvariants: [guest]\nagenda: true\nsections: [{title: One, sections: [terms.md]}, {title: Two, sections: [more.md]}]\n",
    "boxes.svg": exampleFiles["boxes.svg"] ?? "",
    "slides/glossary.yaml":
      "terms:\n  - {term: kernel, also: [core], text: What all share, facts: [gvisor-what]}\n  - {term: isolate, text: What a kernel does}\n",
    "slides/facts/gvisor.yaml": readFileSync("slides/facts/vm-like/gvisor.yaml", "utf8"),
    "slides/facts/firecracker.yaml": readFileSync("slides/facts/vm-like/firecracker.yaml", "utf8"),
    "slides/facts/kvm.yaml": readFileSync("slides/facts/vm-like/kvm.yaml", "utf8"),
    // More projects than the foot of a slide names.
    "slides/facts/more.yaml": `id: more\nname: More\nfacts:\n${["one", "two", "three"].map((id) => `- {id: ${id}, claim: It is., source: {repo: projects/${id}, path: README.md, commit: 0542972950ef26670a5696e43c0ea2b7b6ac96d4}}\n`).join("")}`,
    "slides/decks/talk.deck.yaml":
      "title: A talk\nurl: https://talks.example/\nsubtitle: On it\ndescription: All of it\nkeywords: [all]\nspeaker: {name: Alex Doe, role: Writer, contact: a@example.org}\nevent: Here\ndate: 2026-12-03\nminutes: 20\nglossary: glossary.yaml\nagenda: day from 9:00\nsections: [{title: One, code: ONE 1, sections: [all.md]}, {title: Two, sections: [terms.md]}]\n",
  });
  const formats = "html,pdf,handout,notes,book,png,card";
  for (const beside of ["notes", "sources", "lines"]) {
    const options = ["--beside", beside, "--brand", "look/brand.yaml", "--watermark", "DRAFT"];
    const { status, err } = await quarterdeckHere(made.folder, ["build", "-f", formats, ...options]);
    expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
  }
  made.remove();
  const { renderDecksPage } = await import("../../src/render/page/decks-page.js");
  const { openInstallation, packageTemplates } = await import("../../src/project/package-files.js");
  const { page, problem } = startPage;
  const problems = Array.from({ length: 30 }, () => problem);
  renderDecksPage([{ ...page, problems }], [problem], "go()", packageTemplates(openInstallation(), new Ledger()));
  const wrong = [...got].flatMap(([name, contexts]) => {
    const shipped = shippedTemplates.find((template) => name === `${template.kind}/${template.name}`);
    const declared = Object.entries(shipped?.attributes ?? {}).map(
      ([key, { type }]) => [key, { ...rule, type }] as const,
    );
    const shape = contextShape(name, { attributes: new Map(declared), slots: undefined, takesPicture: true });
    return contexts.flatMap((context) => strangers(context, shape, name));
  });
  expect([...new Set(wrong)]).toEqual([]);
  const seen = new Set(
    [...got].flatMap(([name, contexts]) => contexts.flatMap((context) => namesWithValues(context, familyOf(name)))),
  );
  const promised = [...got.keys()]
    .filter((name) => !name.startsWith("partials/"))
    .flatMap((name) =>
      namesIn(
        contextShape(name, { attributes: new Map(), slots: undefined, takesPicture: name === "layouts/image" }),
        familyOf(name),
      ),
    );
  expect([...new Set(promised)].filter((name) => !seen.has(name))).toEqual([]);
  const used = [
    ...shippedTemplates.map(({ kind, name }) => `${kind}/${name}`),
    "deck",
    "print",
    "paper",
    "index",
    "decks",
  ];
  expect([...got.keys()]).toEqual(expect.arrayContaining([...used, "paper/handout", "paper/notes", "paper/book"]));
});
