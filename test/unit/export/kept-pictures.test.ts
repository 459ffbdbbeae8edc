import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ExportTools } from "../../../src/export/formats/exporter.js";
import { openPictures } from "../../../src/export/kept-pictures.js";
import { movingOn } from "../../../src/export/lasting.js";
import { pagePicture, slidePictures } from "../../../src/export/pictures.js";
import { asHtml } from "../../../src/render/html/html.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const page = { html: asHtml("<p>a</p>"), policy: "", files: new Map(), pages: [], withOnly: () => page };
const pageOf = (...sections: string[]) => ({ ...page, sections: sections.map(asHtml) });
const files = (type: string, text: string) => new Map([["a.bin", { type, bytes: Buffer.from(text) }]]);

describe("pictures that browsers have taken", () => {
  it("are taken by each browser anew", async () => {
    const { file } = setUp({ "one/chromium": "#!/bin/sh\n", "two/chromium": "#!/bin/sh\n#\n" });
    for (const browser of ["one", "two"]) chmodSync(file(`${browser}/chromium`), 0o755);
    const by = async (browser: string, picture: string) => {
      const environment = { XDG_CACHE_HOME: file("cache"), QUARTERDECK_BROWSER: file(`${browser}/chromium`) };
      const pictures = openPictures({ environment, cache: true });
      return String(await pictures.of(page, ["png"], async () => Buffer.from(picture)));
    };
    expect([await by("one", "1"), await by("two", "2"), await by("one", "3")]).toEqual(["1", "2", "1"]);
  });

  it("are taken and told of each time where something was refused to the page", async () => {
    const { file } = setUp({});
    const told: string[] = [];
    const pictures = openPictures({ environment: { ...process.env, XDG_CACHE_HOME: file("") }, cache: true });
    const tools = { pictures, notice: (message: string) => told.push(message) } as unknown as ExportTools;
    const ask = async (refused: boolean, picture: string) => {
      const take = async ({ notice }: Pick<ExportTools, "notice">) => {
        if (refused) notice(picture);
        return Buffer.from(picture);
      };
      const photographer = {
        asked: ["png"],
        styles: [],
        take: async ({ tools: heard }: { tools: ExportTools }) => [await take(heard)],
      };
      const [slide] = await slidePictures(pageOf("<section></section>"), photographer, tools);
      return [String(slide), String(await pagePicture(page, ["cover"], tools, take))];
    };
    expect(await ask(true, "first")).toEqual(["first", "first"]);
    expect(await ask(false, "second")).toEqual(["second", "second"]);
    expect(await ask(true, "third")).toEqual(["second", "second"]);
    expect(told).toEqual(["first", "first"]);
  });
});

describe("what moves", () => {
  it.each([
    ["a film", '<video src="/b.mp4"></video>', files("video/mp4", "")],
    ["an animation of a style sheet", "<style>@-webkit-keyframes a{}</style>", files("image/png", "")],
    ["a drawing that animates itself", '<svg><animateTransform attributeName="x"/></svg>', files("image/png", "")],
    ["a GIF", '<img src="/a.bin">', files("image/gif", "GIF89a")],
    ["a PNG of several frames", '<img src="/a.bin">', files("image/png", "PNG acTL")],
    ["a WebP of several frames", '<img src="/a.bin">', files("image/webp", "RIFF....WEBPVP8X ANIM")],
    ["an AVIF of several frames", '<img src="/a.bin">', files("image/avif", "....ftypavis")],
    ["an SVG file that animates itself", '<img src="/a.bin">', files("image/svg+xml", "<svg><set/></svg>")],
  ])("is %s", (_, html, given) => {
    expect(movingOn(given)(html)).toBe(true);
    expect(movingOn(given)("<p>animate, @media, a.png</p>")).toBe(false);
  });

  it("is no picture of one frame", () => {
    expect(movingOn(files("image/png", "PNG"))('<img src="/a.bin">')).toBe(false);
  });
});
