import dgram from "node:dgram";
import { once } from "node:events";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standardDeadlines } from "../../src/browser/deadlines.js";
import { type BrowserOwner, createBrowserOwner } from "../../src/browser/owner.js";
import { LatePage, LeftPage } from "../../src/browser/page-errors.js";
import type { Scripts, Tab } from "../../src/browser/tabs.js";
import { openWorld, waitForFonts } from "../../src/browser/world.js";
import { printIn } from "../../src/export/pdf/print.js";
import { asHtml } from "../../src/render/html/html.js";
import { deckPolicy, printPolicy } from "../../src/render/page/policy.js";
import { patience } from "../support/patience.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { cases } from "./hostile/room.js";
import { isLong } from "./report.js";

const setUp = projectMaker();

/** All in the long form; those that are worth their time every day in the short one. */
const some = <T>(all: readonly T[], isShort: (each: T) => boolean): T[] =>
  all.filter((each) => isLong || isShort(each));

/** The policy of a page whose policy was forgotten. */
const none = "";
const slow = { print: patience, live: patience, measure: patience, start: patience, open: patience, paint: patience };

let owner: BrowserOwner;
let listener: { readonly web: string; readonly stun: string; readonly heard: () => number; readonly close: () => void };

beforeAll(async () => {
  listener = await listen();
  owner = createBrowserOwner(process.env, { ...standardDeadlines, ...slow });
});
afterAll(async () => {
  await owner.close();
  listener.close();
});

/** Counts who connects, and who sends a packet. */
async function listen() {
  let heard = 0;
  const tcp = net.createServer((socket) => {
    heard++;
    socket.destroy();
  });
  const udp = dgram.createSocket("udp4").on("message", () => heard++);
  tcp.listen(0, "127.0.0.1");
  udp.bind(0, "127.0.0.1");
  await Promise.all([once(tcp, "listening"), once(udp, "listening")]);
  const address = tcp.address();
  const web = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const close = () => {
    tcp.close();
    udp.close();
  };
  return { web, stun: `127.0.0.1:${udp.address().port}`, heard: () => heard, close };
}

interface Entered {
  readonly tab: Tab;
  readonly refused: ReadonlySet<string>;
}

/** Runs work with a page of this HTML. */
function inRoom<T>(html: string, how: { scripts: Scripts; policy: string }, work: (page: Entered) => Promise<T>) {
  return owner.withPage(how.scripts === "own" ? "live" : "print", async (tab) => {
    const files = new Map([["", { type: "text/html", bytes: Buffer.from(html) }]]);
    return work({ tab, refused: await tab.enter({ files, page: "", ...how }) });
  });
}

/** What an expression is in the page, without a promise or a timer. */
async function valueIn({ client }: Tab, expression: string): Promise<unknown> {
  const { result } = await client.send("Runtime.evaluate", { expression, returnByValue: true });
  return result.value;
}

/** Ways in which a page may run a script, or ask for something, without one of ours. */
const busy = () => `<!doctype html><title>still</title>
<meta http-equiv=refresh content="0;url=http://${listener.web}/refresh">
<link rel=preconnect href=http://${listener.web}><link rel=dns-prefetch href=//leak.example>
<link rel=prefetch href=http://${listener.web}/prefetch><link rel=prerender href=http://${listener.web}/prerender>
<link rel=modulepreload href=http://${listener.web}/m.js><link rel=stylesheet href=http://${listener.web}/s.css>
<link rel=manifest href=http://${listener.web}/manifest><link rel=icon href=http://${listener.web}/icon>
<script type=importmap>{"imports":{"x":"http://${listener.web}/x.js"}}</script>
<script type=speculationrules>{"prefetch":[{"urls":["http://${listener.web}/rules"],"eagerness":"immediate"}]}</script>
<style>p{color:rgb(1,2,3)}div{background:url(http://${listener.web}/background)}</style>
<svg><style>rect{fill:rgb(4,5,6)}svg > circle{fill:url(http://${listener.web}/fill)}</style><rect/><circle/>
<script>document.title = "ran in SVG"</script><image href="http://${listener.web}/image"/></svg>
<noscript><style>p{color:rgb(7,8,9)}</style></noscript>
<p style="font-weight:700">Text</p><div>Box</div>
<img src="http://${listener.web}/i.png" onerror="document.title='ran in onerror'">
<body onload="document.title='ran in onload'"><details open ontoggle="document.title='ran'">x</details>
<iframe srcdoc="<script>parent.document.title='ran in srcdoc'</script>"></iframe>
<iframe src="javascript:parent.document.title='ran in javascript:'"></iframe>
<object data="http://${listener.web}/object"></object><embed src="http://${listener.web}/embed">
<video autoplay src="http://${listener.web}/v" poster="http://${listener.web}/poster"></video>
<script>document.title = "ran"</script><script src=http://${listener.web}/s.js></script>
<script type=module>import("http://${listener.web}/m.js"); document.title = "ran as a module"</script>`;

const colours = `[document.title, ...["p", "rect"].map((name) => getComputedStyle(document.querySelector(name))).flatMap(
  ({ color, fill, fontWeight }) => [color, fill, fontWeight])].join("|")`;
const asStyled = "still|rgb(1, 2, 3)|rgb(0, 0, 0)|700|rgb(0, 0, 0)|rgb(4, 5, 6)|400";

describe("a page without scripts", () => {
  it("runs none, asks nobody, and has its own styles and no others", async () => {
    const html = busy();
    const page = { scripts: "off", policy: printPolicy(asHtml(html)) } as const;
    await inRoom(html, page, async ({ tab, refused }) => {
      await waitForFonts(tab);
      expect((await printIn(tab)).length).toBeGreaterThan(1000);
      expect(await valueIn(tab, colours)).toBe(asStyled);
      for (const path of ["i.png", "background", "s.css"]) expect(refused).toContain(`http://${listener.web}/${path}`);
      expect(await valueIn(tab, "location.pathname")).toBe("/");
    });
    expect(listener.heard()).toBe(0);
  });

  it("runs none and asks nobody without a policy, too", async () => {
    await inRoom(busy(), { scripts: "off", policy: none }, async ({ tab }) => {
      await waitForFonts(tab);
      await printIn(tab);
      expect(await valueIn(tab, "document.title + location.pathname")).toBe("still/");
    });
    expect(listener.heard()).toBe(0);
  });
});

describe("a page that is measured", () => {
  it("runs only our scripts, where it cannot reach them, and tells what it asked for", async () => {
    const html = busy();
    const page = { scripts: "ours", policy: printPolicy(asHtml(html)) } as const;
    await inRoom(html, page, async ({ tab, refused }) => {
      const world = await openWorld(tab);
      await world.run("globalThis.secret = 7; document.body.setAttribute('onclick', 'document.title = 1')");
      const measured = await world.call(
        (pause) => new Promise((resolve) => setTimeout(() => resolve(globalThis.document.title), pause)),
        5,
      );
      expect(measured).toBe("still");
      expect(await valueIn(tab, "document.body.click(); [typeof secret, document.title].join()")).toBe(
        "undefined,still",
      );
      for (const path of ["i.png", "background", "refresh"])
        expect(refused).toContain(`http://${listener.web}/${path}`);
    });
    expect(listener.heard()).toBe(0);
  });
});

/** Every way to the network that a script has. */
const calling = () => `
const [web, stun] = ["${listener.web}", "${listener.stun}"];
globalThis.tried = [];
const attempt = (name, action) => { try { const made = action(); tried.push(name); made?.catch?.(() => {}); } catch {} };
attempt("fetch", () => fetch("http://" + web + "/fetch", { mode: "no-cors", keepalive: true }));
attempt("xhr", () => { const x = new XMLHttpRequest(); x.open("GET", "http://" + web); x.send(); });
attempt("beacon", () => void navigator.sendBeacon("http://" + web + "/beacon", "x"));
attempt("socket", () => new WebSocket("ws://" + web));
attempt("source", () => new EventSource("http://" + web));
attempt("transport", () => new WebTransport("https://" + stun).ready);
attempt("rtc", () => {
  const servers = ["stun:" + stun, "stun:" + web + "?transport=tcp"].map((urls) => ({ urls }));
  servers.push({ urls: ["turn:" + web + "?transport=tcp", "turn:" + stun], username: "a", credential: "b" });
  const peer = new RTCPeerConnection({ iceServers: servers });
  peer.createDataChannel("x");
  return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
});
attempt("popup", () => void open("http://" + web + "/popup"));
attempt("popup without opener", () => void open("http://" + web + "/popup", "_blank", "noopener"));
attempt("written popup", () => open("about:blank").document.write("<img src=http://" + web + ">"));
const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
attempt("worker", () => new Worker(blob("fetch('http://" + web + "'); new WebSocket('ws://" + web + "')")));
attempt("shared worker", () => new SharedWorker(blob("new WebSocket('ws://" + web + "')")));
attempt("service worker", () => navigator.serviceWorker.register("/?view=print"));
attempt("import", () => import("http://" + web + "/m.js"));
attempt("image", () => { new Image().src = "http://" + web + "/image"; });
const add = (name, given) => attempt(name + JSON.stringify(given), () => document.body.append(Object.assign(document.createElement(name), given)));
add("iframe", { srcdoc: "<img src=http://" + web + "><script>new parent.WebSocket('ws://" + web + "')</" + "script>" });
add("iframe", { src: "http://" + web });
for (const rel of ["preconnect", "dns-prefetch", "prefetch", "prerender", "modulepreload", "stylesheet"]) add("link", { rel, href: "http://" + web + "/" + rel });
add("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ urls: ["http://" + web], eagerness: "immediate" }], prerender: [{ urls: ["/?other"], eagerness: "immediate" }] }) });
add("a", { ping: "http://" + web + "/ping", href: "#x" });
document.querySelector("a").click();
setTimeout(() => document.documentElement.setAttribute("data-ready", "true"), 300);
`;

describe("a page with scripts of its own", () => {
  it.each([
    ["with the policy of a deck", (script: string) => deckPolicy([script], { sources: [], connect: "'none'" })],
    ["whatever its policy says", () => none],
  ])("reaches nobody, %s", async (_, policyFor) => {
    const script = calling();
    const html = `<!doctype html><body><script>${script}</script>`;
    await inRoom(html, { scripts: "own", policy: policyFor(script) }, async ({ tab }) => {
      await tab.page.waitForSelector("html[data-ready=true]", { timeout: 0 });
      expect(await valueIn(tab, "tried.length")).toBeGreaterThan(10);
      expect((await printIn(tab)).length).toBeGreaterThan(500);
      // The page and the one with which the browser begins.
      const pages = tab.page
        .browser()
        .targets()
        .filter((target) => target.type() === "page" && target.opener());
      expect(pages).toEqual([]);
    });
    expect(listener.heard()).toBe(0);
  });

  const ways: readonly (readonly [name: string, script: string, address: string | RegExp])[] = [
    ["an address", "location = 'https://example.org/away'", "https://example.org/away"],
    ["another page of its own", "location.replace('/other')", /\/other$/],
    ["itself", "location.reload()", /\.invalid\/$/],
    ["a click", "document.querySelector('a').click()", "https://example.org/link"],
    [
      "a refresh",
      "document.head.innerHTML = '<meta http-equiv=refresh content=\"0;url=https://example.org/r\">'",
      "https://example.org/r",
    ],
    ["a new window in its place", "open('https://example.org/self', '_self')", "https://example.org/self"],
    ["an empty page", "location = 'about:blank'", "about:blank"],
    ["a text of its own", "location = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))", /^blob:/],
  ];
  it.each(some(ways, ([name]) => /address|itself|refresh/.test(name)))(
    "that leaves it by %s is at an end",
    async (_, script, address) => {
      const html = `<!doctype html><body><a href="https://example.org/link">x</a><script>onload = () => { ${script} }</script>`;
      const left = inRoom(html, { scripts: "own", policy: none }, () => new Promise(() => undefined));
      await expect(left).rejects.toBeInstanceOf(LeftPage);
      await expect(left).rejects.toMatchObject({ address: expect.stringMatching(address) });
    },
  );

  const loops = [
    "for (;;);",
    "onload = () => { for (;;) alert(1) }",
    "onbeforeunload = onpagehide = () => { for (;;); }",
  ];
  it("is ended when it does not come to an end, and the browser goes on", async () => {
    const hasty = createBrowserOwner(process.env, { ...standardDeadlines, ...slow, live: 1000 });
    const files = (script: string) =>
      new Map([["", { type: "text/html", bytes: Buffer.from(`<!doctype html><script>${script}</script>`) }]]);
    const looping = some(loops, (script) => script === "for (;;);").map((script) =>
      hasty.withPage("live", async (tab) => {
        await tab.enter({ files: files(script), page: "", policy: none, scripts: "own" });
        await tab.page.waitForSelector("html[data-ready=true]", { timeout: 0 });
      }),
    );
    const ends = await Promise.allSettled(looping);
    for (const end of ends) expect(end).toMatchObject({ status: "rejected", reason: expect.any(LatePage) });
    const version = await hasty.withPage("print", ({ page }) => page.browser().version());
    expect(version).toContain("Chrome");
    expect(hasty.notes.join()).not.toContain("died");
    await hasty.close();
  });
});

/** The command that tries all of them takes minutes. */
const everyDay = ["print-page-handlers"];
const loopless = cases.filter(({ name }) => !name.startsWith("live-loop"));

describe("a hostile deck", () => {
  it.each(some(loopless, ({ name }) => everyDay.includes(name)))("$name is answered as it says", async (deck) => {
    const files = Object.entries(deck.files).map(([name, content]) => {
      const text = String(content).replaceAll("{LISTENER}", `http://${listener.web}`);
      return [name, text.replaceAll("{SOCKET}", `ws://${listener.web}`)];
    });
    const { folder } = setUp(Object.fromEntries(files));
    const { status, out } = await quarterdeckHere(folder, ["build", "deck.md", "-f", "pdf", "--json"]);
    const { problems, decks } = JSON.parse(out);
    const codes = deck.says.as === "nothing" ? [] : deck.says.codes;
    const said = [...problems, ...decks.flatMap(({ warnings }: { warnings: object[] }) => warnings)];
    expect([...new Set(said.map(({ code }: { code: string }) => code))].toSorted()).toEqual(codes);
    expect(status).toBe(deck.says.as === "error" ? 1 : 0);
    expect(listener.heard()).toBe(0);
  });
});
