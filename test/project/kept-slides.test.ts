import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { createSlideCache } from "../../src/project/slide-cache.js";
import { closedDesk, type DrawingDesk } from "../../src/render/drawing/desk.js";
import { outputOf } from "../support/living.js";
import { projectMaker } from "../support/project.js";
import { type MemoryShelf, shelfInMemory } from "../support/shelf-in-memory.js";

const setUp = projectMaker();
const installation = openInstallation();

/** One run over a project, with the slides that the runs before have left on the shelf. */
async function run(folder: string, shelf: MemoryShelf, { maker = "this program", desk = closedDesk } = {}) {
  const slides = createSlideCache(shelf, maker);
  const request = { root: folder, folder, html: "raw" as const };
  const project = openProject(request, installation, { code: new Map(), drawings: desk, slides });
  const files = findInputs(["talk.md"], folder);
  expect(files).toHaveLength(1);
  const { pages, said } = await outputOf(project, ["talk.md"]);
  slides.save();
  return { page: pages[0] ?? "", said };
}

/** Puts another word into all that lies on the shelf, so that whoever takes something from there shows it. */
function change(shelf: MemoryShelf, from: string, to: string): void {
  for (const [key, text] of shelf.texts) shelf.texts.set(key, text.replaceAll(from, to));
}

const talk =
  "---\ntitle: Talk\nvars: {company: ACME}\n---\n\n## First\n\nbundle of {{company}}\n\n---\n\n## Second\n\nshim\n";

/** Whether slides as they were read stand below a key. */
const isReading = (key: string) => key.startsWith('["read"');

describe("slides of earlier runs", () => {
  it("are taken as they are, as long as their text and what they ask for stay", async () => {
    const { folder, write } = setUp({ "talk.md": talk });
    const shelf = shelfInMemory();
    const first = await run(folder, shelf);
    expect(await run(folder, shelf)).toEqual(first);
    change(shelf, "shim", "from the shelf");
    change(shelf, "bundle", "box");
    const second = await run(folder, shelf);
    expect(second.page).toContain("from the shelf");
    expect(second.page).toContain("box of ACME");
    write(
      "talk.md",
      talk.replace("title: Talk", "title: Another").replace("## First", "## Before\n\nnew\n\n---\n\n## First"),
    );
    const moved = await run(folder, shelf);
    expect(moved.page, "a slide that has moved").toContain("from the shelf");
    write("talk.md", talk.replace("ACME", "Example Ltd").replace("\nshim", "\nshim, again"));
    const third = await run(folder, shelf);
    expect(third.page, "a variable that has changed").toContain("bundle of Example Ltd");
    expect(third.page, "a text that has changed").toContain("shim, again");
    expect(third.page).not.toContain("from the shelf");
  });

  it("are made again when a file that they show, or a template, is another one", async () => {
    const code = "```sh file=run.sh\n```";
    const { folder, write, file } = setUp({
      "talk.md": `## Code\n\n${code}\n\n---\n\n## Box\n\n::box{text=hello}\n`,
      "run.sh": "runc run\n",
      "templates/components/box.hbs": "{{!--\nattributes:\n  text: {type: string}\n--}}\n<p>old {{text}}</p>\n",
    });
    const shelf = shelfInMemory();
    await run(folder, shelf);
    change(shelf, "old hello", "kept hello");
    expect((await run(folder, shelf)).page).toContain("kept hello");
    write("run.sh", "crun run\n");
    write("templates/components/box.hbs", "{{!--\nattributes:\n  text: {type: string}\n--}}\n<p>new {{text}}</p>\n");
    const { page } = await run(folder, shelf);
    expect(page).toContain("crun");
    expect(page).toContain("new hello");
    rmSync(file("run.sh"));
    expect((await run(folder, shelf)).said).toContain("run.sh");
  });

  it("say what is wrong with them in each run", async () => {
    const { folder } = setUp({ "talk.md": "## First\n\n[to nowhere](#nowhere)\n" });
    const shelf = shelfInMemory();
    const first = await run(folder, shelf);
    expect(first.said).toContain("nowhere");
    expect((await run(folder, shelf)).said).toBe(first.said);
  });

  it("count for the program that made them, and where they are whole", async () => {
    const { folder } = setUp({ "talk.md": talk });
    const shelf = shelfInMemory();
    const first = await run(folder, shelf);
    change(shelf, "shim", "from the shelf");
    expect((await run(folder, shelf, { maker: "the next program" })).page).toBe(first.page);
    for (const text of ["", "{}", "[1]", '{"asked":[],"slides":[["key",[],[0],null]]}']) {
      for (const key of shelf.texts.keys()) shelf.texts.set(key, text);
      expect((await run(folder, shelf)).page, text).toBe(first.page);
    }
  });

  it("are not kept where a browser has drawn on them, which may be another one the next time", async () => {
    const { folder } = setUp({ "talk.md": "## Drawn\n\n```mermaid\nflowchart TD\n```\n\n---\n\n## Words\n\nshim\n" });
    const shelf = shelfInMemory();
    const desk = (text: string): DrawingDesk => {
      const drawing = {
        svg: `<svg viewBox="0 0 9 9"><text>${text}</text></svg>`,
        title: "",
        description: "",
        parts: [],
      };
      return { forms: closedDesk.forms, draw: (sources) => Promise.resolve(sources.map(() => drawing)) };
    };
    expect((await run(folder, shelf, { desk: desk("first") })).page).toContain("first");
    change(shelf, "shim", "from the shelf");
    const { page } = await run(folder, shelf, { desk: desk("second") });
    expect(page).toContain("second");
    expect(page).toContain("from the shelf");
  });

  it("leave again when their texts have long gone", async () => {
    const { folder, write } = setUp({ "talk.md": talk });
    const shelf = shelfInMemory();
    const sizes: number[] = [];
    for (let version = 0; version < 40; version++) {
      write("talk.md", `## Slide\n\nversion ${1000 + version}\n`);
      await run(folder, shelf);
      const rendered = [...shelf.texts].filter(([key]) => !isReading(key));
      sizes.push(rendered.map(([, text]) => text).join("").length);
    }
    expect(sizes.at(-1)).toBe(sizes.at(-10));
    const readings = [...shelf.texts].filter(([key]) => isReading(key)).map(([, text]) => text.split("\n"));
    expect(readings.map((lines) => lines.length)).toEqual([22]);
    const texts = readings
      .flat()
      .map((line) => Buffer.from(line.slice(line.indexOf(" ")), "base64").toString("latin1"));
    expect(texts.some((text) => text.includes("version 1039"))).toBe(true);
    expect(texts.some((text) => text.includes("version 1001"))).toBe(false);
    expect([...shelf.texts.values()].join("")).not.toContain("version 1001");
  });

  it("are let go of within a long session, when others take their places", async () => {
    const { folder, write } = setUp({ "talk.md": talk });
    const shelf = shelfInMemory();
    const slides = createSlideCache(shelf, "this program");
    const request = { root: folder, folder, html: "raw" as const };
    const project = openProject(request, installation, { code: new Map(), drawings: closedDesk, slides });
    for (let version = 0; version < 30; version++) {
      write("talk.md", talk.replace("\nshim", `\nversion ${1000 + version}`));
      project.invalidate(["talk.md"]);
      await outputOf(project, ["talk.md"]);
    }
    slides.save();
    const kept = [...shelf.texts.values()].join("");
    expect(kept.match(/version \d+/g)).toEqual(["version 1029"]);
    // The other slide has been shown from the first version on.
    expect(kept).toContain("bundle of");
    expect((await run(folder, shelf)).page).toContain("version 1029");
  });
});
