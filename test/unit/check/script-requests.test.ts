import { expect, it } from "vitest";
import { requestsIn } from "../../../src/check/script-requests.js";

const urlsIn = (script: string) => requestsIn(script).map(({ url }) => url);

it.each([
  ['fetch("https://example.org/a.json").then(use);', "https://example.org/a.json"],
  ["picture.src = 'https://example.org/a.png?size=2';", "https://example.org/a.png?size=2"],
  ['const { a } = await import("https://example.org/a.js");', "https://example.org/a.js"],
  ['import { html } from "https://example.org/a.js";', "https://example.org/a.js"],
  ['request.open("GET", "//example.org/a");', "//example.org/a"],
  ['new WebSocket("wss://example.org/live")', "wss://example.org/live"],
  ["section.setAttribute('data-background-image', 'https://example.org/a.png')", "https://example.org/a.png"],
  ["body.style.backgroundImage = \"url('https://example.org/a.png')\";", "https://example.org/a.png"],
  [`const base = "https://example.org/api";\nfetch(\`\${base}/users\`);`, "https://example.org/api"],
  [`fetch(\`https://example.org/\${user}/a.json\`);`, "https://example.org/"],
])("sees what %s asks for", (script, url) => {
  expect(urlsIn(script)).toEqual([url]);
});

it.each([
  'link.href = "https://example.org";',
  'document.createElementNS("http://www.w3.org/2000/svg", "svg");',
  'fetch("numbers.json"); image.src = "a.png";',
  '// fetch("https://example.org/a.json")\n/* x.src = "https://example.org" */',
  'const home = "https://example.org"; link.textContent = home;',
])("takes nothing for a request in %s", (script) => {
  expect(urlsIn(script)).toEqual([]);
});

it("says where the address stands, once for each", () => {
  expect(requestsIn('/* one */ fetch("https://a.org"); fetch("https://a.org");')).toEqual([
    { url: "https://a.org", at: 17 },
  ]);
});
