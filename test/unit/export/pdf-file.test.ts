import { describe, expect, it } from "vitest";
import { pdfString } from "../../../src/export/pdf/file.js";

describe("text strings", () => {
  it("keep ASCII and escape its marks", () => {
    expect(pdfString("a (b) \\ c")).toBe("(a \\(b\\) \\\\ c)");
  });

  it("write everything else as UTF-16 with a byte order mark", () => {
    expect(pdfString("ä🚢")).toBe("<feff00e4d83ddea2>");
  });
});
