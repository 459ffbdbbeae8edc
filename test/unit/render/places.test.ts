import { expect, it } from "vitest";
import { placeOf } from "../../../src/source/text.js";
import { onePixel } from "../../support/project.js";
import { render } from "../../support/render.js";

/** The problems of a slide, each as `line:column code “what it quotes”`, in their order there. */
async function problemsOf(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string[]> {
  const { problems } = await render(
    { "quarterdeck.config.yaml": "", "slides/talk.md": `# A slide\n\n${text}\n`, ...files },
    { input: "slides/talk.md" },
  );
  const placed = problems.map(({ code, message, span }) => {
    const { line, column } = span ? placeOf(span.file, span.start) : { line: 0, column: 0 };
    return { line, column, said: `${line}:${column} ${code} ${/“(.*?)”/.exec(message)?.[1] ?? ""}`.trim() };
  });
  return placed.toSorted((a, b) => a.line - b.line || a.column - b.column).map(({ said }) => said);
}

it("finds an address where it stands as a whole", async () => {
  expect(await problemsOf("![](../images/x.png) ![](/images/x.png)\n\n![](bad.png)\n\n![](.)")).toEqual([
    "3:5 missing-file ../images/x.png",
    "3:26 missing-file /images/x.png",
    "5:5 missing-file bad.png",
    "7:5 folder-link .",
  ]);
  const files = { "b/slides.md": "# B", "slides/code.txt": "x.png" };
  expect(await problemsOf("[q](../b/slides.md#there) and [f](../b/)", files)).toEqual(["3:35 folder-link ../b/"]);
});

it("finds equal addresses one after the other, and not in code", async () => {
  const code = "```\n![](x.png) [](x.png)\n```\n\n`![](x.png)` <!-- x.png -->";
  const text = `${code} ![](x.png) [y](x.png) <img alt="x.png" src=x.png> [![](x.png)](x.png)`;
  expect(await problemsOf(text)).toEqual([
    "7:33 missing-file x.png",
    "7:44 missing-file x.png",
    "7:72 missing-file x.png",
    "7:84 missing-file x.png",
    "7:92 missing-file x.png",
  ]);
});

it("finds addresses in each of their forms", async () => {
  const html = '<video src="z.mp4" poster=\'p.png\'></video> <p style="background:url(c.png)">';
  const ground = '<!-- .slide: data-background="g.png, h.png" -->';
  const text = `![](<a b.png> "t") ![](a%20b.png) ![](a(b).png) [r][] ${html}\n\n${ground}\n\n[r]: r.html`;
  expect(await problemsOf(text)).toEqual([
    "3:6 missing-file a b.png",
    "3:24 missing-file a b.png",
    "3:39 missing-file a(b).png",
    "3:67 missing-file z.mp4",
    "3:82 missing-file p.png",
    "3:123 missing-file c.png",
    "5:31 missing-file g.png",
    "5:38 missing-file h.png",
    "7:6 missing-file r.html",
  ]);
});

it("says of links that run scripts that they are links", async () => {
  const text = '<a href="#/1">one</a> [x](javascript:alert(1)) <a href="javascript:x">y</a> <javascript:z>';
  expect(await problemsOf(text)).toEqual([
    "3:27 removed-element javascript:alert(1)",
    "3:57 removed-element javascript:x",
    "3:78 removed-element javascript:z",
  ]);
});

it("says what pictures and links lead to that lead to no file and no slide", async () => {
  const section = "\n\n---\n\n<!-- .slide: id=hid draft=true -->\n# Hidden";
  const text = `![]() ![](dir)\n\n[a](b.md#nope) [b](b.md#b) [c](b.md#/1) [d](#hid) [e](#nope)${section}`;
  const { problems, live } = await render(
    {
      "slides/talk.md": text,
      "slides/dir/x.png": onePixel,
      "slides/b.md": "# B",
      "slides/decks/all.deck.yaml": "title: A\ncover: false\nsections: [talk.md, b.md]",
    },
    { input: "slides/decks/all.deck.yaml" },
  );
  expect(problems.map(({ message }) => message)).toEqual([
    "this picture names no file",
    "“dir” is a folder, and not a file that a slide can show",
    "no slide has the id “nope”",
    "the slide with the id “hid” is hidden",
    "no slide has the id “nope”",
  ]);
  const links = [...live.matchAll(/<a href="([^"]*)">(.)<\/a>/g)].map(([, href, text]) => `${text} ${href}`);
  expect(links).toEqual(["b #/b", "c #/b"]);
});

it("names a file once that a component shows and that may cite", async () => {
  const text = '::numbers{src=x.yaml}\n\n::numbers{src="x.yaml"}\n\n:::columns\n::diagram{src=x.svg}\n:::';
  expect(await problemsOf(text)).toEqual([
    "3:15 missing-file x.yaml",
    "5:16 missing-file x.yaml",
    "8:15 missing-file x.svg",
  ]);
});
