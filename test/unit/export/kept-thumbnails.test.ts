import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openThumbnails } from "../../../src/export/kept-thumbnails.js";
import { asHtml } from "../../../src/render/html/html.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const size = { width: 1280, height: 720 };
const pageOf = (text: string, ...files: string[]) => ({
  html: asHtml(`<p>${text}</p>`),
  policy: "",
  files: new Map(files.map((name) => [name, { type: "image/png", bytes: Buffer.alloc(1) }])),
});

describe("pictures of first slides", () => {
  it("are taken once, for each page with its files and for each size, also in another run", async () => {
    const { file } = setUp({});
    const taken: string[] = [];
    const ask = (page: ReturnType<typeof pageOf>, own = size, cache = true) =>
      openThumbnails({ environment: { ...process.env, XDG_CACHE_HOME: file("") }, cache }).of(page, own, async () => {
        taken.push(String(page.html));
        return `picture ${taken.length}`;
      });
    expect([await ask(pageOf("a")), await ask(pageOf("a"))]).toEqual(["picture 1", "picture 1"]);
    expect(await ask(pageOf("b"))).toBe("picture 2");
    expect(await ask(pageOf("a", "x.png"))).toBe("picture 3");
    expect(await ask(pageOf("a"), { width: 960, height: 720 })).toBe("picture 4");
    expect(await ask(pageOf("a"), size, false)).toBe("picture 5");
    expect(await ask(pageOf("a"))).toBe("picture 1");
  });

  it("are taken by each browser anew", async () => {
    const { file } = setUp({ "one/chromium": "#!/bin/sh\n", "two/chromium": "#!/bin/sh\n#\n" });
    const by = (browser: string, picture: string) =>
      openThumbnails({
        environment: { XDG_CACHE_HOME: file("cache"), QUARTERDECK_BROWSER: file(`${browser}/chromium`) },
        cache: true,
      }).of(pageOf("a"), size, async () => picture);

    for (const browser of ["one", "two"]) chmodSync(file(`${browser}/chromium`), 0o755);
    expect([await by("one", "1"), await by("two", "2"), await by("one", "3")]).toEqual(["1", "2", "1"]);
  });
});
