import type { HostileCase, HostileClass } from "./case.js";

type Says = HostileCase["says"];

const attacks: HostileClass = "templates and paths";

const outside: Says = { as: "error", codes: ["outside-project"] };
const missing: Says = { as: "error", codes: ["missing-file"] };
/** A Markdown deck can be made without its pictures, links, style sheets and scripts. */
const without: Says = { as: "warning", codes: ["outside-project"] };
const withoutMissing: Says = { as: "warning", codes: ["missing-file"] };

const about = (
  name: string,
  files: HostileCase["files"],
  says: Says,
  more: Partial<HostileCase> = {},
): HostileCase => ({
  name,
  attacks,
  files,
  says,
  ...more,
});

const slide = (text: string) => `## A slide\n\n${text}\n`;
const deck = (text: string) => ({ "deck.md": slide(text) });
const manifest = (text: string) => ({ "slides/decks/d.deck.yaml": `title: D\n${text}\n`, "slides/a.md": slide("A") });
const front = (settings: string) => ({ "deck.md": `---\n${settings}\n---\n\n${slide("A")}` });
const input = { input: "slides/decks/d.deck.yaml" };

/** Ways to write the path of a file outside, where an image is read. */
const written: readonly (readonly [name: string, path: string, says: Says])[] = [
  ["dots", "../outside/canary.png", without],
  ["dots-inside", "a/../../outside/canary.png", without],
  ["dots-after-slash", "/../outside/canary.png", withoutMissing],
  ["dots-doubled-slashes", ".//..//outside//canary.png", without],
  ["absolute", "{OUTSIDE}", withoutMissing],
  ["backslashes", "..\\\\outside\\\\canary.png", without],
  ["percent", "%2e%2e/outside/canary.png", without],
  ["percent-slash", "..%2foutside%2fcanary.png", without],
  ["percent-twice", "%252e%252e%252foutside%252fcanary.png", withoutMissing],
  ["percent-nul", "..%00/outside/canary.png", without],
  ["entities", "&#46;&#46;/outside/canary.png", withoutMissing],
  ["drive", "C:/outside/canary.png", { as: "warning", codes: ["remote-image"] }],
  ["query", "../outside/canary.png?x=1#y", without],
];

/** To the sanitizer the drive is a scheme that it does not know. */
const drive = { saysSafe: { as: "warning", codes: [] } } as const;

const pictures = written.map(([name, path, says]) =>
  about(`picture-${name}`, deck(`![A picture](${path})`), says, name === "drive" ? drive : {}),
);

const raw = [
  about("picture-as-file-address", deck('<img src="file://{OUTSIDE}" alt="x">'), { as: "warning", codes: [] }),
  about("picture-as-network-share", deck('<img src="//127.0.0.1/share/canary.png" alt="x">'), {
    as: "warning",
    codes: ["remote-image"],
  }),
  about(
    "picture-source-sets",
    deck('<img srcset="../outside/canary.png 2x" src="../outside/canary.png" alt="x">'),
    without,
  ),
  about("link-to-file-outside", deck("[Read](../outside/canary.txt)"), without),
  about("background-outside", deck('<!-- .slide: data-background-image="../outside/canary.png" -->'), without),
  about("video-outside", deck('<video src="../outside/canary.png" poster="../outside/canary.png"></video>'), without),
  about("code-from-outside", deck("```js file=../outside/canary.js\n```"), outside),
  about("code-from-own-process", deck("```sh file=/proc/self/environ\n```"), missing),
  about("code-from-endless-device", deck("```sh file=/dev/zero\n```"), missing),
  about("recording-outside", deck("::terminal{cast=../outside/canary.cast}"), outside),
  about("stack-outside", deck("::stack{data=../outside/canary.yaml here=a}"), outside),
  about("lab-outside", deck("::lab{script=../outside/canary.sh}"), { as: "error", codes: [] }),
];

/** With `--safe` no script of a deck is read. */
const scriptless = { saysSafe: { as: "warning", codes: [] } } as const;

const settings = [
  about("style-sheet-outside", front("css: ../outside/canary.css"), withoutMissing),
  about("style-sheet-far-outside", front("css: ../../outside/canary.css"), without),
  about(
    "style-sheet-imports-outside",
    { ...front("css: a.css"), "a.css": '@import "../outside/canary.css";' },
    { as: "warning", codes: [] },
  ),
  about(
    "style-sheet-shows-outside",
    { ...front("css: a.css"), "a.css": ".slide{background:url(../outside/canary.png)}" },
    { as: "warning", codes: [] },
  ),
  about("script-outside", front("scripts: ../outside/canary.js"), withoutMissing, scriptless),
  about("script-far-outside", front("scripts: ../../outside/canary.js"), without, scriptless),
  about("font-outside", front("fonts: [../outside/canary.png]"), missing),
  about("font-far-outside", front("fonts: [../../outside/canary.png]"), outside),
  about("theme-outside", front("theme: ../outside"), { as: "warning", codes: ["missing-theme"] }),
  about(
    "theme-extends-outside",
    {
      ...front("theme: mine"),
      "templates/themes/mine/theme.yaml": "extends: ../../../../outside\nstyles: [../../../../outside/canary.css]\n",
    },
    { as: "error", codes: [] },
  ),
  about(
    "theme-style-outside",
    {
      ...front("theme: mine"),
      "templates/themes/mine/theme.yaml": "extends: quarterdeck\nstyles: [../../../../outside/canary.css]\n",
    },
    outside,
  ),
  about("language-outside", front("lang: ../../outside/canary"), { as: "warning", codes: ["wrong-value"] }),
  about("sections-outside", manifest("sections: [../../outside/canary.md]"), outside, input),
  about("sections-by-glob-outside", manifest('sections: ["../../outside/*.md"]'), { as: "error", codes: [] }, input),
  about(
    "sections-by-braces-outside",
    manifest('sections: ["{a,../../outside/canary}.md"]'),
    { as: "error", codes: [] },
    input,
  ),
  about("glossary-outside", manifest("glossary: ../../outside/canary.yaml\nsections: [a.md]"), outside, input),
];

const links = [
  about("linked-picture", deck("![A picture](pictures/a.png)"), without, {
    links: { "pictures/a.png": "../../outside/canary.png" },
  }),
  about("linked-folder", deck("![A picture](pictures/canary.png)"), without, { links: { pictures: "../outside" } }),
  about("linked-twice", deck("![A picture](a.png)"), without, { links: { "a.png": "b.png", "b.png": "{OUTSIDE}" } }),
  about("linked-in-circles", deck("![A picture](a.png)"), withoutMissing, {
    links: { "a.png": "b.png", "b.png": "a.png" },
  }),
  about("linked-environment", deck("```sh file=env.sh\n```"), outside, { links: { "env.sh": "/proc/self/environ" } }),
  about("linked-endless-device", deck("![A picture](zero.png)"), without, { links: { "zero.png": "/dev/zero" } }),
  about("linked-section", manifest("sections: [b.md]"), outside, {
    ...input,
    links: { "slides/b.md": "../../outside/canary.md" },
  }),
  about(
    "linked-sections-by-glob",
    manifest('sections: ["x/*.md"]'),
    { as: "error", codes: ["empty-deck"] },
    {
      ...input,
      links: { "slides/x": "../../outside" },
    },
  ),
  about("linked-style-sheet", front("css: a.css"), without, { links: { "a.css": "../outside/canary.css" } }),
  about(
    "linked-theme",
    front("theme: mine"),
    { as: "warning", codes: [] },
    { links: { "templates/themes/mine": "../../../outside" } },
  ),
  about(
    "linked-package-theme",
    front("theme: evil-theme"),
    { as: "warning", codes: [] },
    {
      links: { "node_modules/evil-theme": "../../outside" },
    },
  ),
  about(
    "linked-configuration",
    deck("A"),
    { as: "nothing" },
    { links: { "quarterdeck.config.yaml": "../outside/canary.yaml" } },
  ),
  about(
    "linked-template",
    deck("A"),
    { as: "nothing" },
    { links: { "templates/deck.hbs": "../../outside/canary.hbs" } },
  ),
  about(
    "linked-words",
    front("lang: xx"),
    { as: "warning", codes: ["missing-word"] },
    { links: { "templates/locales/xx.yaml": "../../../outside/canary.yaml" } },
  ),
  about(
    "linked-facts",
    deck("[@canary]"),
    { as: "error", codes: ["missing-fact"] },
    { links: { "slides/facts": "../../outside" } },
  ),
];

const template = (body: string, kind = "components", header = "summary: x") => ({
  [`templates/${kind}/evil.hbs`]: `{{!--\n${header}\n--}}\n${body}\n`,
  "deck.md": kind === "layouts" ? '## A\n\n<!-- .slide: layout="evil" -->\n\nText\n' : slide("::evil"),
});

const templates = [
  about("template-partial-outside", template("{{> ../../../outside/canary}}"), { as: "error", codes: [] }),
  about("template-partial-by-name", template('{{> (lookup this "constructor")}}'), { as: "error", codes: [] }),
  about("template-constructor", template("{{constructor.constructor}}"), { as: "error", codes: [] }),
  about("template-prototype", template("{{__proto__.polluted}}{{lookup this '__proto__'}}"), {
    as: "error",
    codes: [],
  }),
  about("template-helper-missing", template("{{#with (helperMissing 'x')}}{{/with}}"), { as: "error", codes: [] }),
  about(
    "template-endless-partial",
    { ...template("{{> again}}"), "templates/partials/again.hbs": "{{> again}}" },
    { as: "error", codes: [] },
  ),
  about(
    "template-file-attribute",
    template("{{file}}", "components", "summary: x\nattributes:\n  file: {type: file, default: ../outside/canary.png}"),
    {
      as: "error",
      codes: [],
    },
  ),
  about("component-by-path", deck("::../../outside/canary"), { as: "nothing" }),
  about("component-prototype", deck("::constructor\n\n:::toString\nA\n:::"), {
    as: "error",
    codes: ["missing-component"],
  }),
  about("layout-by-path", deck('<!-- .slide: layout="../../../outside/canary" -->'), {
    as: "error",
    codes: ["missing-layout"],
  }),
  about(
    "name-of-deck-with-dots",
    { "..deck.md": slide("A") },
    { as: "error", codes: ["hidden-file"] },
    { input: "..deck.md" },
  ),
];

/** Decks that reach for files outside by what names files, and templates that reach for more than they are told. */
export const cases: readonly HostileCase[] = [...pictures, ...raw, ...settings, ...links, ...templates];
