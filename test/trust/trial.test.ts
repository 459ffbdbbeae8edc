import dgram from "node:dgram";
import net from "node:net";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { project } from "../support/project.js";
import { count, isLong } from "./report.js";
import { inReadersBrowser } from "./trial/browser.js";
import { canary, hasCanary } from "./trial/canary.js";
import { drive } from "./trial/drive.js";
import { openListener } from "./trial/listener.js";
import { withOwnScripts } from "./trial/live.js";

describe("the trial of hostile decks", () => {
  it("finds the canary however it is written", () => {
    const text = Buffer.from(`before ${canary} behind`);
    const wide = Buffer.from(canary, "utf16le");
    const pdf = Buffer.concat([Buffer.from("%PDF-1.5\nstream\n"), deflateSync(text), Buffer.from("\nendstream")]);
    const shifted = [0, 1, 2].map((count) =>
      Buffer.from(Buffer.from(`${"x".repeat(count)}${canary} `).toString("base64")),
    );
    for (const bytes of [text, wide, Buffer.from(wide).swap16(), pdf, ...shifted]) expect(hasCanary(bytes)).toBe(true);
    expect(hasCanary(Buffer.from(canary.slice(1)))).toBe(false);
  });

  it("counts connections and datagrams", async () => {
    const listener = await openListener();
    const port = Number(listener.host.split(":")[1]);
    const socket = net.connect(port, "127.0.0.1");
    await new Promise((resolve) => socket.end("GET /x HTTP/1.1\r\n\r\n").on("close", resolve).resume());
    const datagrams = dgram.createSocket("udp4");
    await new Promise((resolve) => datagrams.send("x", port, "127.0.0.1", resolve));
    while (listener.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    datagrams.close();
    expect(listener.calls.toSorted()).toEqual(["GET /x HTTP/1.1", "a datagram"]);
    await listener.close();
  });

  it("adds scripts to a deck that has settings, and to one that has none", () => {
    const added = "print: live\nscripts: [harm.js]\n";
    expect(withOwnScripts("deck.md", "## A")).toBe(`---\n${added}---\n\n## A`);
    expect(withOwnScripts("deck.md", "---\ntitle: A\n---\n")).toBe(`---\n${added}title: A\n---\n`);
    expect(withOwnScripts("d.deck.yaml", "title: A")).toBe(`title: A\n${added}`);
    expect(withOwnScripts("deck.md", "---\nscripts: a.js\n---\n")).toBe("---\nprint: live\nscripts: a.js\n---\n");
  });

  if (isLong)
    it("notices requests, windows and ways elsewhere", async () => {
      const listener = await openListener();
      const page = (body: string) =>
        `<!doctype html><div class="slides"><section class="present">${body}</section></div>`;
      const harmful = [
        `<img src="http://${listener.host}/picture">`,
        '<img src="own.png">',
        `<button onclick="window.open('http://${listener.host}/window')">Press</button>`,
        `<meta http-equiv="refresh" content="1;url=http://${listener.host}/elsewhere">`,
      ];
      const made = project({ "deck.html": page(harmful.join("")), "calm.html": page("<button>Press</button>") });
      try {
        await inReadersBrowser(async (browser) => {
          const calm = await drive(browser, made.file("calm.html"));
          expect([calm, listener.calls]).toEqual([{ asked: [], popups: [], navigations: [], violations: [] }, []]);
          const seen = await drive(browser, made.file("deck.html"));
          expect(seen.asked).toContain("/own.png");
          expect(seen.popups).not.toEqual([]);
          expect(seen.navigations).toContain(`http://${listener.host}/elsewhere`);
          expect(listener.calls.join()).toMatch(/picture/);
          count({ class: "the trial itself", tried: 2, failed: 0 });
        });
      } finally {
        made.remove();
        await listener.close();
      }
    });
});
