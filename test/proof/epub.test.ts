import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

/** The program is a Java archive, which kernels start by themselves only where they are told to. */
const check = (file: string) =>
  spawnSync("java", ["-jar", epubcheck(), file, "--profile", "default"], { encoding: "utf8" });

const epubcheck = () => realpathSync(spawnSync("which", ["epubcheck"], { encoding: "utf8" }).stdout.trim());

/** What authors write, and what browsers read as something. */
const odd = `---
title: Odd & “ends”
lang: ar
---

## Rind \`<b>\`

<div><p>raw <b>html <ul><li>odd</li></ul></b></p><dl><dd>alone</dd></dl><details><summary>More</summary><p>inside</p></details>
<custom-x><p>block</p></custom-x><th>stray</th><table><caption>c</caption><tr><td colspan="2">x</td></tr></table>
<img src="data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'><circle r='20' cx='25' cy='25'/></svg>" alt="circle">
<a href="https://example.org/a b?x=1&y=2"><h3>head</h3></a><a href="#/nowhere">nowhere</a><p>x<sup>2</sup><br>line <input type="checkbox" checked></p>
<svg viewBox="0 0 10 10" width="40"><rect width="10" height="10"/></svg><ruby>漢<rt>kan</rt></ruby><dl><div><dt>t</dt><dd>d</dd></div></dl>
<ol start="3"><li>three</li></ol><span><div>in span</div></span><h2>second</h2><video controls></video><label>lab</label><center>mid</center></div>

- [x] done

\`\`\`js
const a = "<b>" && 1;
\`\`\`

$$ \\frac{1}{2} \\sum_{i=0}^n x_i $$
`;

it("a book of odd HTML", async () => {
  const { folder, file } = setUp({ "odd.md": odd });
  const { status } = await quarterdeckHere(folder, ["build", "odd.md", "-f", "epub", "--no-thumbnails", "--quiet"]);
  expect(status).toBe(0);
  expect(check(file("dist/odd.epub")).stdout).toContain("Messages: 0 fatals / 0 errors / 0 warnings");
});

it.each(["overview", "overview-de", "course", "lightning"])("the book of %s", async (name) => {
  const { folder, file } = setUp({});
  const deck = `${process.cwd()}/slides/decks/${name}.deck.yaml`;
  const { status } = await quarterdeckHere(folder, ["build", deck, "-f", "epub", "--no-thumbnails", "--quiet"]);
  expect(status).toBe(0);
  const { stdout, stderr } = check(file(`dist/${name}.epub`));
  expect(stderr.replace(/^Picked up .*\n/m, "")).toBe("");
  expect(stdout).toContain("Messages: 0 fatals / 0 errors / 0 warnings");
});

it("a figure as wide as its slide, and nothing above and below it", async () => {
  const drawing = '<svg style="position:absolute;left:0;top:300px" width="1280" height="200"><circle r="90"/></svg>';
  const { folder, file } = setUp({ "wide.md": `---\ntitle: Wide\n---\n\n## Wide\n\n${drawing}\n` });
  const { status } = await quarterdeckHere(folder, ["build", "wide.md", "-f", "epub", "--no-thumbnails", "--quiet"]);
  expect(status).toBe(0);
  const figures = Object.entries(unzipSync(readFileSync(file("dist/wide.epub")))).filter(([name]) =>
    /figure/.test(name),
  );
  expect(figures.map(([, bytes]) => sizeOf(Buffer.from(bytes)))).toEqual([[1280, 224]]);
});

/** Width and height of a PNG, in pixels. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

it("the same figures, whether all are drawn or only those that have changed", async () => {
  const { folder, file } = setUp({});
  cpSync("slides", file("slides"), { recursive: true });
  const environment = { XDG_CACHE_HOME: file("cache") };
  const build = async (...more: string[]) => {
    const args = ["build", "slides/decks/course.deck.yaml", "-f", "epub", "--no-thumbnails", "--quiet", ...more];
    expect((await quarterdeckHere(folder, args, environment)).status).toBe(0);
    return unzipSync(readFileSync(file("dist/course.epub")));
  };
  const before = await build();
  for (const [name, said, now] of [
    ["snapshots", "touches a missing page", "touches pages"],
    ["confidential", "evidence of what was booted", "evidence"],
    ["gvisor-inside", "a system call", "a call"],
  ] as const) {
    const section = file(`slides/vm-like/${name}.md`);
    writeFileSync(section, readFileSync(section, "utf8").replaceAll(`text: ${said}`, `text: ${now}`));
  }
  const [some, all] = [await build(), await build("--no-cache")];
  const changed = (a: typeof some, b: typeof some) =>
    Object.keys(a).filter((name) => !Buffer.from(a[name] ?? []).equals(Buffer.from(b[name] ?? [])));
  expect(changed(before, some).filter((name) => /figure/.test(name))).toHaveLength(3);
  expect(Object.keys(some)).toEqual(Object.keys(all));
  expect(changed(some, all)).toEqual([]);
});
