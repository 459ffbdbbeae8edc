import type { HostileCase } from "./case.js";

const removed = { as: "warning", codes: ["removed-element"] } as const;
const refused = { as: "warning", codes: ["refused-address"] } as const;
const remote = { as: "warning", codes: ["remote-image"] } as const;
const leftOut = { as: "warning", codes: ["left-out"] } as const;
const nothing = { as: "nothing" } as const;

type Says = HostileCase["says"];

const there = "{LISTENER}/asked";
const run = "javascript:fetch('{LISTENER}')";

/** Slides by name: what stands on them, what a plain build says, and one with `--safe` where that is another. */
const slides: Readonly<Record<string, readonly [string, Says, Says?]>> = {
  // Scripts as addresses.
  "script-link": [`<a href="${run}">x</a>`, removed],
  "script-entities": [`<a href="&#106;ava&Tab;script&colon;alert(1)">x</a>`, removed],
  "script-spaces": [`<a href="&#1;&#32; JaVa&NewLine;Script:alert(1)">x</a>`, removed],
  "script-variable": [`<a href="{{evil}}">x</a>`, removed],
  "script-half-variable": [`<a href="java{{half}}">x</a>`, removed],
  "script-markdown": [`[x](<${run}>)`, removed],
  "script-markdown-variable": ["[x]({{evil}})", { as: "warning", codes: ["missing-file"] }],
  "script-comment": [`[x](#) <!-- .element: HREF="${run}" -->`, removed],
  "script-vb": [`<a href="vbscript:msgbox(1)">x</a>`, removed],
  "script-svg-link": [`<svg><a xlink:href="${run}"><text>x</text></a></svg>`, removed],
  "script-math-link": [`<math href="${run}"><mi href="${run}">x</mi></math>`, removed],
  "script-area": [`<map name=m><area href="${run}"></map>`, removed],
  "script-action": [`<form action="${run}"><button formaction="${run}">x</button></form>`, removed],
  "script-preview": [`<a href="#" data-preview-link="${run}">x</a>`, removed],
  "script-set": [`<svg><a><set attributeName="href" to="${run}"/><text>x</text></a></svg>`, removed],
  "script-animate": [
    `<svg><a id=l href="#"><text>x</text></a><animate href="#l" attributeName="xlink:href" values="#;${run}"/></svg>`,
    removed,
  ],
  "script-transform": [`<svg><animateTransform attributeName="onclick" to="alert(1)"/></svg>`, removed],
  "script-values": [`<svg><animate attributeName="fill" values="red;${run}"/></svg>`, removed],

  // Pages inside of links, and what only the browser may read.
  "page-link": [`<a href="data:text/html,<script>alert(1)</script>">x</a>`, refused],
  "page-base64": [`<a href=" DATA:text/html;base64,PHNjcmlwdD4=">x</a>`, refused],
  "page-svg": [`<a href="data:image/svg+xml,<svg onload=alert(1)/>">x</a>`, refused],
  "page-xhtml": [`<a href="data:application/xhtml+xml,<html/>">x</a>`, refused],
  "page-markdown": ["[x](data:text/html;base64,PHNjcmlwdD4=)", refused],
  "file-link": [`<a href="file://{OUTSIDE}">x</a>`, refused],
  "file-markdown": ["[x](file://{OUTSIDE})", refused],
  "blob-link": [`<a href="blob:null/0">x</a> <a href="view-source:{LISTENER}">y</a>`, refused],

  "no-scheme": [`<a href="//127.0.0.1/share">x</a> <a href="\\\\127.0.0.1\\share">y</a>`, nothing],
  "a-name": [`<img name=querySelector src="data:,"><form name=body></form>`, removed],

  // Forms, frames, and what sends or loads besides.
  "form-action": [`<form action="${there}"><input name=a></form>`, refused],
  "form-button": [`<button formaction="${there}">x</button>`, refused],
  "form-image": [`<input type=image src="${there}">`, remote, { as: "warning", codes: ["left-out"] }],
  portal: [`<portal src="${there}"></portal>`, refused],
  fencedframe: [`<fencedframe src="${there}"></fencedframe>`, refused],
  "iframe-srcdoc": [`<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`, refused],
  "object-data": [`<object data="${there}"></object><embed src="${there}">`, refused],
  ping: [`<a href="#" ping="${there}">x</a>`, refused],
  background: [`<table background="${there}"><tr><td background="${there}">x</table>`, refused],
  lowsrc: [`<img src="data:" lowsrc="${there}" dynsrc="${there}">`, refused],
  srcset: [`<img src="data:," srcset="${there} 2x">`, refused],
  "picture-source": [`<picture><source srcset="${there}"><img src="data:,"></picture>`, refused],
  attributionsrc: [`<img src="data:," attributionsrc="${there}">`, refused],
  "link-imagesrcset": [`<link rel=preload as=image imagesrcset="${there} 1x" imagesizes=1px>`, removed],
  "imagesrcset-elsewhere": [`<p imagesrcset="${there} 1x">x</p>`, refused],
  "link-kinds": [
    ["prefetch", "prerender", "dns-prefetch", "preconnect", "modulepreload", "stylesheet"]
      .map((rel) => `<link rel="${rel}" href="${there}">`)
      .join(""),
    removed,
  ],
  poster: [`<video poster="${there}"></video>`, remote],
  "track-and-source": [`<audio><source src="${there}"><track src="${there}"></audio>`, remote],
  bgsound: [`<bgsound src="${there}">`, removed],
  "protocol-relative": [`<img src="//127.0.0.1/x"> <img src="\\\\127.0.0.1\\x">`, remote],
  "lazy-picture": [`<img data-src="${there}" loading=lazy>`, remote],

  // Drawings that ask for files.
  feimage: [`<svg><filter id=f><feImage href="${there}"/></filter></svg>`, remote, leftOut],
  "use-elsewhere": [`<svg><use href="${there}#x"/></svg>`, refused],
  "use-data": [`<svg><use xlink:href="data:image/svg+xml,<svg id='x'/>#x"/></svg>`, refused],
  "svg-image": [`<svg><image href="${there}"/></svg>`, remote, leftOut],
  "svg-gradient": [`<svg><linearGradient id=g xlink:href="${there}#g"/></svg>`, refused],
  "svg-fill": [`<svg><path fill="url(${there}#x)" filter="URL('${there}')"/></svg>`, refused],
  "svg-cursor": [`<svg cursor="url(${there}),auto"><path mask="u\\72l(${there})"/></svg>`, refused],
  "svg-animated-fill": [`<svg><animate attributeName="fill" to="url(${there})"/></svg>`, refused],

  // What reveal.js loads by itself.
  "background-iframe": [`<!-- .slide: data-background-iframe="${there}" -->`, refused],
  "background-video": [`<!-- .slide: data-background-video="${there}" -->`, remote],
  "background-address": [`<!-- .slide: data-background="${there}" -->`, remote],
  "background-capitals": [`<!-- .slide: DATA-BACKGROUND-IMAGE="${there}" -->`, remote],
  "background-gradient": [`<!-- .slide: data-background-gradient="url(${there})" -->`, remote],
  "background-colour": [`<!-- .slide: data-background-color="red;background-image:url(${there})" -->`, nothing],
  "slide-style": [`<!-- .slide: STYLE="background:u\\72l(${there})" -->`, remote, leftOut],
  "background-drawing": ['<!-- .slide: data-background-image="data:image/svg+xml,<svg/>" -->', nothing, leftOut],
  "slide-over-all": ['<!-- .slide: style="position:fixed" -->', nothing, leftOut],
  "slide-handler": [`<!-- .slide: onclick="fetch('${there}')" -->`, removed],
  "preview-image": [`<img src="data:," data-preview-image="${there}">`, refused],
  "preview-video": [`<p data-preview-video="${there}">x</p>`, refused],
  "preview-link": [`<a href="${there}" data-preview-link>x</a>`, refused],
  "code-attributes": [`\`\`\`sh data-preview-image="${there}"\necho\n\`\`\``, refused],
};

const front = `---\nvars: {evil: "javascript:fetch('{LISTENER}')", half: "script:alert(1)"}\n---\n\n`;

export const cases: readonly HostileCase[] = Object.entries(slides).map(([name, [body, says, saysSafe]]) => ({
  name: `address-${name}`,
  attacks: "addresses",
  files: { "deck.md": `${front}## Title\n\n${body}\n` },
  says,
  ...(saysSafe ? { saysSafe } : {}),
}));
