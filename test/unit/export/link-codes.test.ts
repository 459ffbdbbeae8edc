import { describe, expect, it } from "vitest";
import { codesOf } from "../../../src/export/formats/link-codes.js";

/** A link of so many bytes. */
const linkOf = (bytes: number) => "https://example.org/".padEnd(bytes, "x");

describe("links on paper", () => {
  it("stand there once, however many lists name them", () => {
    expect(codesOf(["https://a.org/", "http://b.org/c"], ["https://a.org/"])).toEqual([
      { url: "https://a.org/", address: "a.org", svg: "", width: 0 },
      { url: "http://b.org/c", address: "b.org/c", svg: "", width: 0 },
    ]);
  });

  it("have codes up to 40 mm, and longer ones none, of whatever length", () => {
    const [most, more, far] = codesOf([linkOf(520), linkOf(521), linkOf(20_000)]);
    expect(String(most?.svg)).toContain("<svg");
    expect(most?.width).toBeGreaterThan(38);
    expect(most?.width).toBeLessThanOrEqual(40);
    expect([more, far]).toMatchObject([
      { svg: "", width: 0 },
      { svg: "", width: 0 },
    ]);
  });

  it("are of one size up to 106 bytes, so that they stand well beside each other", () => {
    const widths = [linkOf(36), linkOf(70), linkOf(106)].map((link) => codesOf([link])[0]?.width);
    expect(widths).toEqual([20.25, 20.25, 20.25]);
    expect(codesOf([linkOf(107)])[0]?.width).toBeGreaterThan(20.25);
  });

  it("counts bytes, not letters", () => {
    const [code] = codesOf([`https://example.org/${"ü".repeat(300)}`]);
    expect(code?.svg).toBe("");
  });

  it("show the beginning of a long address, and lead to all of it", () => {
    const url = linkOf(600);
    expect(codesOf([url])).toMatchObject([{ url, address: `${url.slice("https://".length).slice(0, 160)}…` }]);
  });
});
