import { describe, expect, it } from "vitest";
import type { BrowserOwner } from "../../../src/browser/owner.js";
import type { Tab } from "../../../src/browser/tabs.js";
import { drawMermaid } from "../../../src/drawing/mermaid.js";
import { MachineError } from "../../../src/report/problem.js";

const fonts = { key: "", faces: [], rules: [] };

/** A browser whose pages draw a text as itself, and die of one with the word “deadly”. */
function fakeBrowser() {
  let pages = 0;
  const openTab = (): Tab => {
    pages++;
    const page = {
      browser: () => ({ connected: true }),
      isClosed: () => false,
      close: () => Promise.resolve(),
      emulateMediaType: () => Promise.resolve(),
      emulateTimezone: () => Promise.resolve(),
      goto: () => Promise.resolve(),
      evaluate: (_: unknown, text: unknown) => {
        if (typeof text !== "string") return Promise.resolve("sans-serif");
        if (text.includes("deadly")) return Promise.reject(new Error("Protocol error: Target closed"));
        if (text.includes("faulty")) return Promise.reject(new Error("mermaid is not defined"));
        return Promise.resolve({ svg: text, title: "", description: "", parts: [] });
      },
    };
    return { page, origin: "https://deck.invalid", serveOnly: () => [] } as unknown as Tab;
  };
  const owner = { withPage: (work: (tab: Tab) => Promise<unknown>) => work(openTab()) } as unknown as BrowserOwner;
  return { owner, pages: () => pages };
}

const said = (results: Awaited<ReturnType<typeof drawMermaid>>) =>
  results.map((result) => ("svg" in result ? result.svg : result.detail));

describe("a page that draws", () => {
  it("and dies takes no other diagram with it", async () => {
    const { owner, pages } = fakeBrowser();
    expect(said(await drawMermaid(["a", "deadly", "b"], fonts, owner))).toEqual([
      "a",
      "the browser gave up on it",
      "b",
    ]);
    expect(pages()).toBe(2);
  });

  it("is not opened for ever", async () => {
    const { owner, pages } = fakeBrowser();
    const results = said(await drawMermaid(["deadly 1", "a", "deadly 2", "b", "deadly 3"], fonts, owner));
    expect(results.slice(0, 3)).toEqual(["the browser gave up on it", "a", "the browser gave up on it"]);
    expect(results.slice(3)).toEqual([expect.stringContaining("not tried"), expect.stringContaining("not tried")]);
    expect(pages()).toBe(2);
  });

  it("and has a fault of its own blames no author", async () => {
    await expect(drawMermaid(["faulty"], fonts, fakeBrowser().owner)).rejects.toThrow("mermaid is not defined");
  });

  it("needs a browser, and says what for", async () => {
    const owner = { withPage: () => Promise.reject(new MachineError("there is no browser", ["get one"])) };
    const drawing = drawMermaid(["a"], fonts, owner as unknown as BrowserOwner);
    await expect(drawing).rejects.toThrow("Mermaid diagrams are drawn by a browser: there is no browser");
  });
});
