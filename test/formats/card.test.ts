import { readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { Ledger } from "../../src/ledger/ledger.js";
import { openInstallation, packageTemplates } from "../../src/project/package-files.js";
import { renderCardPage } from "../../src/render/page/card-page.js";
import { thoroughly } from "../support/breadth.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { noPlayer, render } from "../support/render.js";

const setUp = projectMaker();

const long = "Why the garbage collector of a long-running process is not what makes your service slow, and what is";
const front = (lines: string) => `---\nspeaker: Ada Byron\nevent: Steam Days\ndate: 2026-11-23\n${lines}\n---\n# One\n`;

/** The page of which the card of a deck is a picture. */
async function pageOf(lines: string): Promise<string> {
  const { rendered } = await render({ "talk.md": front(lines) });
  const templates = packageTemplates(openInstallation(), new Ledger());
  return (await renderCardPage(rendered, templates, noPlayer, "")).html;
}

const sizeIn = (page: string, room: "whole" | "side" | "art") =>
  Number(new RegExp(`--title-${room}:([\\d.]+)px`).exec(page)?.[1]);

describe("the page of a card", () => {
  it("says the title, who speaks, where and when, and asks for nothing", async () => {
    const page = await pageOf("title: Looms & engines\nsubtitle: A history");
    expect(page).toContain("<h1>Looms &amp; engines</h1>");
    for (const text of ["A history", "<b>Ada Byron</b>", "Steam Days · 23 November 2026"]) expect(page).toContain(text);
    expect(page).not.toMatch(/https?:|<script/);
  });

  it("makes long titles smaller, and breaks no word", async () => {
    const [short, wordy] = [await pageOf("title: Looms"), await pageOf(`title: "${long}"`)];
    expect(sizeIn(short, "side")).toBe(108);
    expect(sizeIn(wordy, "side")).toBeLessThan(70);
    expect(sizeIn(wordy, "art")).toBeLessThan(sizeIn(wordy, "side"));
    const word = await pageOf("title: Containerlaufzeitumgebungen");
    expect(sizeIn(word, "art")).toBeLessThan(sizeIn(word, "whole"));
  });
});

/** The colours of a picture, each once. */
const coloursOf = ({ data }: PNG) => new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size;

describe.concurrent("the format", () => {
  const looks = {
    usual: "title: Looms",
    arabic: 'title: قصة الصفر\nlang: ar\nsize: "4:3"',
    reveal: `title: "${long}"\ntheme: league`,
  };

  thoroughly("is a picture of 1200 × 630 pixels, the same each time, in any theme, size and language", async () => {
    const names = Object.keys(looks);
    const made = setUp(Object.fromEntries(Object.entries(looks).map(([name, lines]) => [`${name}.md`, front(lines)])));
    for (const out of ["one", "two"]) {
      const decks = names.map((name) => `${name}.md`);
      const args = ["build", ...decks, "-f", "card", "-o", out, "--no-cache", "--no-thumbnails"];
      const { status, err } = await quarterdeckHere(made.folder, args);
      expect(status, err).toBe(0);
    }
    for (const name of names) {
      const cardIn = (out: string) => readFileSync(made.file(`${out}/${name}-card.png`));
      const picture = PNG.sync.read(cardIn("one"));
      expect([picture.width, picture.height], name).toEqual([1200, 630]);
      expect(coloursOf(picture), name).toBeGreaterThan(10);
      expect(cardIn("one").equals(cardIn("two")), name).toBe(true);
    }
  });

  thoroughly("is named by the page where the deck says its address, and only where it is made", async () => {
    const made = setUp({
      "talk.md": front("title: Looms\nurl: https://talks.example/2026/"),
      "post.md": front("title: Post\nurl: /from/another/program"),
    });
    let said = "";
    const head = async (deck: string, formats: string) => {
      const { status, err } = await quarterdeckHere(made.folder, ["build", `${deck}.md`, "-f", formats]);
      expect(status, err).toBe(0);
      said = err;
      return readFileSync(made.file(`dist/${deck}.html`), "utf8").split("<style>")[0] ?? "";
    };
    const named = await head("talk", "html,card");
    expect(named).toContain('<meta property="og:url" content="https://talks.example/2026/talk.html">');
    expect(named).toContain('<meta property="og:image" content="https://talks.example/2026/talk-card.png">');
    expect(named).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(await head("talk", "html")).not.toContain("og:image");
    const post = await head("post", "html,card");
    expect(post).toContain('<meta property="og:title" content="Post">');
    expect(post).not.toMatch(/og:image|og:url/);
    expect(said).toContain("post.md:6:6: warning");
    expect(said).toContain("“/from/another/program” is no whole address");
  });

  it.each(["https://talks.example/2026", "https://talks.example/2026/", "https://talks.example/2026/index.html"])(
    "stands in a folder, where all decks have one address: %s",
    async (url) => {
      const made = setUp({ "a.md": "# A\n", "b.md": "# B\n", "quarterdeck.config.yaml": `build: {url: "${url}"}\n` });
      expect((await quarterdeckHere(made.folder, ["build", "a.md", "b.md", "-f", "html"])).status).toBe(0);
      for (const name of ["a", "b"])
        expect(readFileSync(made.file(`dist/${name}.html`), "utf8")).toContain(
          `<meta property="og:url" content="https://talks.example/2026/${name}.html">`,
        );
    },
  );

  it("needs a whole address in a manifest", async () => {
    const made = setUp({
      "slides/decks/talk.deck.yaml": "title: Looms\nurl: talks.example\nsections: [a.md]\n",
      "slides/a.md": "# A\n",
    });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "-f", "html"]);
    expect(status).toBe(1);
    expect(err).toContain("talk.deck.yaml:2:6");
    expect(err).toContain("write a whole address, such as https://example.org/talks/");
  });
});
