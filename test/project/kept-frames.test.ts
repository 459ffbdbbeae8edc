import { describe, expect, it } from "vitest";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { createSlideCache } from "../../src/project/slide-cache.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { outputOf } from "../support/living.js";
import { projectMaker } from "../support/project.js";
import { type MemoryShelf, shelfInMemory } from "../support/shelf-in-memory.js";

const setUp = projectMaker();
const installation = openInstallation();

const layout = (word: string) =>
  `<main class="slide"><p>${word} {{slide.number}}/{{slide.total}} {{deck.title}}</p>{{named slide.title}}{{fragments slide.body}}</main>\n`;
const talk = "---\ntitle: Talk\n---\n\n## **First** one\n\n- bundle\n\n---\n\n## Second\n\nshim\n";
const files = { "talk.md": talk, "templates/layouts/default.hbs": layout("frame") };

function open(folder: string, shelf: MemoryShelf) {
  const slides = createSlideCache(shelf, "this program");
  const request = { root: folder, folder, html: "raw" as const };
  const project = openProject(request, installation, { code: new Map(), drawings: closedDesk, slides });
  return { slides, project };
}

/** The page that one run makes, with the frames that the runs before have left on the shelf. */
async function run(folder: string, shelf: MemoryShelf): Promise<string> {
  const { slides, project } = open(folder, shelf);
  const { pages } = await outputOf(project, ["talk.md"]);
  slides.save();
  return pages[0] ?? "";
}

const isFrames = (key: string) => key.startsWith('["frames"');
const framesOn = (shelf: MemoryShelf) =>
  [...shelf.texts]
    .filter(([key]) => isFrames(key))
    .flatMap(([, text]) => text.split("\n"))
    .filter((line) => !line.startsWith("made-of"));

/** Puts another word into the frames on the shelf, so that whoever takes one from there shows it. */
function change(shelf: MemoryShelf): void {
  for (const [key, text] of shelf.texts) if (isFrames(key)) shelf.texts.set(key, text.replaceAll("frame ", "kept "));
}

describe("frames of earlier runs", () => {
  it("are the same when they come from the shelf, with the parts that stand in them", async () => {
    const { folder } = setUp(files);
    const shelf = shelfInMemory();
    const first = await run(folder, shelf);
    expect(first).toContain('<p>frame 1/2 Talk</p><strong class="name"');
    expect(first).toContain('class="fragment">bundle');
    expect(await run(folder, shelf)).toBe(first);
    change(shelf);
    expect(await run(folder, shelf)).toBe(first.replaceAll(/<p>frame (?=\d)/g, "<p>kept "));
  });

  it("are made again where what they tell of the deck is another one", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    await run(folder, shelf);
    change(shelf);
    write("talk.md", `${talk}\n---\n\n## Third\n`);
    expect(await run(folder, shelf)).toContain("<p>frame 1/3 Talk</p>");
    write("talk.md", talk.replace("title: Talk", "title: Speech"));
    expect(await run(folder, shelf)).toContain("<p>frame 1/2 Speech</p>");
    write("talk.md", talk.replace("bundle", "rootfs"));
    const changed = await run(folder, shelf);
    expect(changed, "around another content").toContain("<p>frame 1/2 Talk</p>");
    expect(changed).toContain("rootfs");
    expect(changed, "around the same content").toContain("<p>kept 2/2 Talk</p>");
  });

  it("are made again by another template", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    await run(folder, shelf);
    write("templates/layouts/default.hbs", layout("other"));
    expect(await run(folder, shelf)).toContain("<p>other 1/2 Talk</p>");
    write("templates/layouts/default.hbs", layout("frame"));
    expect(await run(folder, shelf)).toContain("<p>frame 1/2 Talk</p>");
  });

  it("that say that something is wrong say so in each run", async () => {
    const { folder } = setUp({
      ...files,
      "templates/layouts/default.hbs": '<main class="slide"><script>1</script></main>\n',
    });
    const shelf = shelfInMemory();
    const said = async () => {
      const { slides, project } = open(folder, shelf);
      const output = await outputOf(project, ["talk.md"]);
      slides.save();
      return output.said;
    };
    const first = await said();
    expect(first).toContain("<script>");
    expect(await said()).toBe(first);
    expect(framesOn(shelf)).toHaveLength(0);
  });

  it("are let go of within a long session, when others take their places", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    const { slides, project } = open(folder, shelf);
    await outputOf(project, ["talk.md"]);
    for (let version = 0; version < 30; version++) {
      write("talk.md", talk.replace("\nshim", `\nversion ${version}`).replace("title: Talk", `title: Talk ${version}`));
      project.invalidate(["talk.md"]);
      await outputOf(project, ["talk.md"]);
    }
    slides.save();
    expect(framesOn(shelf)).toHaveLength(2);
    change(shelf);
    expect(await run(folder, shelf)).toContain("<p>kept 2/2 Talk 29</p>");
  });
});
