import { afterEach, describe, expect, it } from "vitest";
import { standardDeadlines } from "../../src/browser/deadlines.js";
import { type BrowserOwner, createBrowserOwner } from "../../src/browser/owner.js";
import type { Tab } from "../../src/browser/tabs.js";
import { patience } from "../support/patience.js";

const owners: BrowserOwner[] = [];
afterEach(async () => {
  for (const owner of owners.splice(0)) await owner.close();
});

/** A browser whose tabs rest after so many milliseconds without work. */
function openOwner(idle: number): BrowserOwner {
  const owner = createBrowserOwner(process.env, { ...standardDeadlines, idle });
  owners.push(owner);
  return owner;
}

/** Longer than any of these tests. */
const never = 3_600_000;

/** Has a tab show a page of so many bytes, which take no time to lay out. */
function show(tab: Tab, size: number, more = ""): Promise<ReadonlySet<string>> {
  const html = `<!doctype html><title>x</title><p>Here</p>${more}<!--${" ".repeat(size)}-->`;
  const page = { type: "text/html", bytes: Buffer.from(html) };
  return tab.enter({ files: new Map([["", page]]), page: "", policy: "", scripts: "off" });
}

/** Where the tab was while it showed pages of these sizes, one after the other. */
async function wayThrough(sizes: readonly number[]): Promise<string[]> {
  const owner = openOwner(never);
  const way: string[] = [];
  const tabs = new Set<Tab>();
  for (const size of sizes) {
    await owner.withPage("print", async (tab) => {
      if (!tabs.has(tab))
        tab.client.on("Page.frameNavigated", ({ frame }) =>
          way.push(frame.url.replace(/^https:\/\/([a-z]+).*$/, "$1")),
        );
      tabs.add(tab);
      await show(tab, size);
    });
  }
  expect(tabs.size).toBe(1);
  return way;
}

const siteOf = ({ page }: Tab) => new URL(page.url()).hostname;

/** The processes that pages of the tab's browser have. */
async function pageProcesses({ page }: Tab): Promise<number[]> {
  const session = await page.browser().target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** Looks again and again; what never comes is ended by the limit of the test. */
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe("a tab", () => {
  it("gives back what pages have left before there is too much of it", async () => {
    expect(await wayThrough([450_000, 450_000, 450_000, 450_000, 450_000])).toEqual([
      "deck",
      "deck",
      "rest",
      "deck",
      "deck",
      "rest",
      "deck",
    ]);
  });

  it("gives nothing back before its first page, however large", async () => {
    expect(await wayThrough([1_200_000, 1_200_000])).toEqual(["deck", "rest", "deck"]);
  });

  it("refuses the same addresses before and after", async () => {
    const owner = openOwner(never);
    const refused = () =>
      owner.withPage("print", async (tab) => [...(await show(tab, 1_200_000, '<img src="none.png">'))]);
    const before = await refused();
    expect(before).toHaveLength(1);
    expect(await refused()).toEqual(before);
  });

  it("rests when no work has come for a while, and works again", async () => {
    const owner = openOwner(50);
    const first = await owner.withPage("print", (tab) => Promise.resolve(tab));
    const heavy = await owner.withPage("print", async (tab) => {
      await show(tab, 1000);
      // The process that the tab began with has ended.
      await show(tab, 250_000);
      return { site: siteOf(tab), processes: await pageProcesses(tab) };
    });
    await until(() => siteOf(first) !== heavy.site);
    await expect
      .poll(() => pageProcesses(first), { timeout: patience })
      .not.toEqual(expect.arrayContaining(heavy.processes));
    const again = await owner.withPage("print", async (tab) => {
      await show(tab, 1000);
      return tab;
    });
    expect(again).toBe(first);
  });

  it("rests without leaving a page that is light", async () => {
    const owner = openOwner(50);
    const tab = await owner.withPage("print", async (taken) => {
      await show(taken, 1000);
      return taken;
    });
    const site = siteOf(tab);
    await tab.rest();
    expect(siteOf(tab)).toBe(site);
  });

  it("is ended when it does not come to rest, and other work gets another one", async () => {
    const owner = createBrowserOwner(process.env, { ...standardDeadlines, idle: 20, end: 2000 });
    owners.push(owner);
    const stuck = await owner.withPage("print", (tab) => Promise.resolve(tab));
    stuck.rest = () => new Promise(() => undefined);
    await until(() => stuck.page.isClosed());
    expect(await owner.withPage("print", (tab) => Promise.resolve(tab))).not.toBe(stuck);
  });

  it.each([
    ["does not come to rest", () => new Promise<void>(() => undefined)],
    ["says why it cannot", () => Promise.reject(new Error("net::ERR_ABORTED"))],
  ])("that cannot give back what pages have left and %s loses its work to another one", async (_, rest) => {
    const owner = createBrowserOwner(process.env, { ...standardDeadlines, end: 2000 });
    owners.push(owner);
    const used: Tab[] = [];
    const twice = async (tab: Tab) => {
      used.push(tab);
      await show(tab, 1_200_000);
      tab.rest = rest;
    };
    await owner.withPage("print", twice);
    await owner.withPage("print", twice);
    expect(used).toHaveLength(3);
    expect(used[1]).toBe(used[0]);
    expect(used[2]).not.toBe(used[0]);
  });
});
