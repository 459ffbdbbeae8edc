import { describe, expect, it } from "vitest";
import type { BrowserOwner } from "../../../src/browser/owner.js";
import type { Tab } from "../../../src/browser/tabs.js";
import { drawMermaid } from "../../../src/drawing/mermaid.js";
import { MachineError } from "../../../src/report/problem.js";

const fonts = { key: "", faces: [], rules: [] };

/** What a function in the page is called with. */
interface Given {
  readonly arguments?: readonly { readonly value: unknown }[];
}

/** What a page answers to the protocol's calls. */
const answers: Readonly<Record<string, (given: Given) => unknown>> = {
  "Page.getFrameTree": () => ({ frameTree: { frame: { id: "main" } } }),
  "Page.createIsolatedWorld": () => ({ executionContextId: 1 }),
  "Runtime.evaluate": () => ({ result: {} }),
  "Runtime.callFunctionOn": ({ arguments: [first] = [] }) => {
    const text = first?.value;
    if (typeof text !== "string") return { result: { value: "sans-serif" } };
    if (text.includes("deadly")) throw new Error("Protocol error: Target closed");
    if (text.includes("faulty")) throw new Error("mermaid is not defined");
    return { result: { value: { svg: text, title: "", description: "", parts: [] } } };
  },
};

/** A browser whose pages draw a text as itself, and die of one with the word “deadly”. */
function fakeBrowser() {
  let pages = 0;
  const openTab = (): Tab => {
    pages++;
    const page = {
      browser: () => ({ connected: true }),
      isClosed: () => false,
      emulateMediaType: () => Promise.resolve(),
      emulateTimezone: () => Promise.resolve(),
    };
    const client = {
      send: (method: string, given: Given) => new Promise((resolve) => resolve(answers[method]?.(given))),
    };
    return { page, client, enter: () => Promise.resolve(new Set()) } as unknown as Tab;
  };
  const withPage = (_: string, work: (tab: Tab) => Promise<unknown>) => work(openTab());
  const owner = { withPage } as unknown as BrowserOwner;
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
