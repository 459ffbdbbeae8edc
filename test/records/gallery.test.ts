import { readFileSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pictureKey } from "../../src/render/page/index-page.js";
import { quarterdeckHere } from "../support/project.js";
import { setUpShelf } from "../support/shelf.js";

describe.concurrent("the gallery", () => {
  it("has no pictures with --no-thumbnails", async () => {
    const { build } = setUpShelf({ "talk.md": "# Hello\n" });
    const page = await build("talk.md", "-f", "pdf", "--no-thumbnails");
    expect(page).not.toContain("<img");
    expect(page).toContain('class="stand-in"');
  });

  it("is set in the theme that its decks share, also where they stand, else in the usual one", async () => {
    const light = "---\ntheme: quarterdeck-light\n---\n# A\n";
    const { build, file, write } = setUpShelf({ "a.md": light, "b.md": light });
    const shared = await build("a.md", "b.md", "-f", "html");
    expect(shared).toContain(":root{color-scheme:light;--bg:#f7f4ed");
    expect(shared).toContain('@font-face{font-family:"Archivo Wide"');
    expect(shared).not.toContain('font-family:"JetBrains Mono"');
    rmSync(file("dist/index.html"));
    expect(await build("a.md", "b.md", "-f", "html")).toBe(shared);
    write("b.md", "---\ntheme: beige\n---\n# B\n");
    expect(await build("a.md", "b.md", "-f", "html")).toContain(":root{color-scheme:dark;--bg:#0c1724");
  });

  it("has pictures of its first 200 decks, and says when there are more", async () => {
    const { build, folder, file, write } = setUpShelf({ "a.md": "# A\n", "z.md": "# Z\n" });
    await build("a.md", "-f", "html");
    const picture = "data:image/webp;base64,AAAA";
    const shared = { title: "B", subtitle: "", language: "en", slides: 1, minutes: 0, preview: pictureKey(picture) };
    const files = [{ format: "html", href: "a.html", size: "1 kB" }];
    const entries = Array.from({ length: 201 }, (_, index) => ({ ...shared, name: `b${index}`, files }));
    const data = `<script id="quarterdeck-decks">${JSON.stringify(entries)}</script>`;
    write("dist/index.html", `<!doctype html><img src="${picture}">${data}`);
    const { err } = await quarterdeckHere(folder, ["build", "z.md", "-f", "html", "--no-cache"], {});
    expect(err).toContain(`index.html: 202 decks, and pictures of the first 200 only`);
    expect(readFileSync(file("dist/index.html"), "utf8").split(picture)).toHaveLength(201);
  });

  it("takes over no look that could say more than colours", async () => {
    const { build, file, write } = setUpShelf({ "a.md": "# A\n", "b.md": "# B\n" });
    const page = await build("a.md", "-f", "html");
    const forged = page.replace(/"bg":"#0c1724"/, '"bg":"red;background:url(//evil.example)"');
    expect(forged).not.toBe(page);
    write("dist/index.html", forged);
    expect(await build("b.md", "-f", "html")).not.toContain("evil");
    expect(readFileSync(file("dist/index.html"), "utf8").match(/<li lang/g)).toHaveLength(1);
  });
});
