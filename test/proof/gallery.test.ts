import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataOf, pictures, setUpShelf } from "../support/shelf.js";

describe.concurrent("the gallery", () => {
  it("shows the first slide where a browser runs, small and the same each time, and once on the page", async () => {
    const { build, file } = setUpShelf({ "talk.md": "# Hello\n" });
    const page = await build("talk.md", "-f", "pdf");
    const [picture = ""] = pictures(page);
    expect(Buffer.from(picture, "base64").subarray(8, 12).toString()).toBe("WEBP");
    expect(picture.length).toBeLessThan((40_000 * 4) / 3);
    expect(page.split(picture)).toHaveLength(2);
    expect(dataOf(page).length).toBeLessThan(1000);
    rmSync(file("dist"), { recursive: true });
    expect(await build("talk.md", "-f", "pdf", "--no-cache")).toBe(page);
  });

  it("draws the title in the deck's colours where none runs, and keeps a picture of the same slide", async () => {
    const { build, write } = setUpShelf({ "talk.md": "---\ntitle: First\ntheme: quarterdeck-light\n---\n# Hello\n" });
    const drawn = await build("talk.md", "-f", "html");
    expect(pictures(drawn)).toEqual([]);
    expect(drawn).toMatch(/<div class="stand-in" style="--bg:#f7f4ed;[^"]*" aria-hidden="true"><b [^>]*>First<\/b>/);
    const taken = pictures(await build("talk.md", "-f", "pdf"));
    expect(taken).toHaveLength(1);
    write("talk.md", "---\ntitle: First\ntheme: quarterdeck-light\n---\n# Hello\n\n---\n\n# More\n");
    expect(pictures(await build("talk.md", "-f", "html"))).toEqual(taken);
    write("talk.md", "---\ntitle: First\ntheme: quarterdeck-light\n---\n# Hello\n\nMore.\n");
    expect(pictures(await build("talk.md", "-f", "html"))).toEqual([]);
  });
});
