/** One deck that tries a little of everything. */
const slides = `---
css: [look.css]
scripts: [own.js]
vars: {evil: "javascript:alert(1)"}
---

## Scripts

<p onclick="x()">a</p><script>x()</script><a href="{{evil}}">b</a>

---

## Frames

<iframe src="{LISTENER}/frame" title="A film"></iframe><object data="{LISTENER}/o"></object><portal src="{LISTENER}/p"></portal>

---

## Leaving

<meta http-equiv="refresh" content="0;url={LISTENER}"><base href="{LISTENER}"><link rel="prefetch" href="{LISTENER}">
<form action="{LISTENER}"><a href="#" ping="{LISTENER}">c</a></form>

---

## Pictures

![far away]({LISTENER}/far.png) <video src="{LISTENER}/film.mp4"></video> <img alt="within" src="data:image/svg+xml,<svg/>"> ![near](near.svg)

---

## Links

[slide](#scripts) [file](near.svg) [site](https://example.org/) [mail](mailto:a@example.org) [app](vscode://file)
<a href="javascript:x()">d</a> <a href="data:text/html,x">e</a> <a href="file:///etc/passwd">f</a> <a href="blob:null/x">g</a>

---

## Style

<style>p{color:red}} @page{size:1px} body{display:none}</style>
<p style="color:red;position:fixed;--own:1">h</p>
<noscript><p title="</noscript><img src=x onerror=x()>"></p></noscript>

---

## Parts

::theirs
`;

const page =
  '<html><head><meta http-equiv="refresh" content="0;url={LISTENER}"><script>x()</script></head><body onload="x()"><iframe src="{LISTENER}"></iframe><style>{{styles}}</style>{{slides}}{{#each scripts}}<script>{{this}}</script>{{/each}}</body></html>';

export const files = {
  "deck.md": slides,
  "own.js": "document.title = 'own'",
  "near.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  "look.css": `@\\69mport "{LISTENER}/a";p{background:\\75rl({LISTENER}/b);color:red}p::after{content:"</style><i id=left>"}`,
  "templates/deck.hbs": page,
  "templates/components/theirs.hbs":
    '{{!--\nsummary: x\nexample: "::theirs"\n--}}<p onclick="x()">theirs</p><form>part</form>',
  "templates/layouts/default.hbs":
    '<div class="slide" onclick="x()">{{slide.heading}}{{slide.body}}<script>x()</script></div>',
};
/** The same without what needs a template of the project. */
export const plainFiles = { ...files, "deck.md": slides.replace("\n---\n\n## Parts\n\n::theirs\n", "") };
