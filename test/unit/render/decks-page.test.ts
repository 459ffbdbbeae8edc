import { describe, expect, it } from "vitest";
import { Ledger } from "../../../src/ledger/ledger.js";
import { openInstallation, packageTemplates } from "../../../src/project/package-files.js";
import { elementsIn, parseHtml, textOf } from "../../../src/render/html/dom.js";
import { type DeckEntry, renderDecksPage } from "../../../src/render/page/decks-page.js";
import { renderThumbPage } from "../../../src/render/page/thumb-page.js";
import { onePixel } from "../../support/project.js";
import { noPlayer, render } from "../../support/render.js";

const packaged = packageTemplates(openInstallation(), new Ledger());
const bread: DeckEntry = {
  name: "bread",
  variant: "",
  title: "Bread",
  subtitle: "",
  language: "en",
  slides: 3,
  minutes: 12.5,
  slot: 10,
  size: { width: 1280, height: 720 },
  thumb: "/bread/thumb?abc",
  state: "there",
  problems: [],
};
const wrong = { severity: "error", place: "bread.md:3:1", message: "there is no <salt>" } as const;

const pageOf = (...decks: readonly DeckEntry[]) => renderDecksPage(decks, [], "go()", packaged);

/** The text of the list of decks, with single spaces. */
function textIn(html: string): string {
  const main = elementsIn(parseHtml(html)).find(({ name }) => name === "main");
  return main ? textOf(main).replace(/\s+/g, " ").trim() : "";
}

describe("the start page", () => {
  it("sets planned minutes against the slot", () => {
    expect(textIn(pageOf(bread).html)).toContain("3 slides 12.5 of 10 min 2.5 min too long");
    expect(textIn(pageOf({ ...bread, minutes: 9 }).html)).toMatch(/ 9 of 10 min Speaker/);
    expect(textIn(pageOf({ ...bread, slot: 0 }).html)).toMatch(/ 12.5 min Speaker/);
  });

  it("says what is wrong, and shows no picture and no speaker view where there is nothing to show", () => {
    const broken = { ...bread, slides: 0, thumb: "", state: "broken", problems: [wrong] } as const;
    const { html } = pageOf(broken);
    expect(textIn(html)).toBe("Decks bread.md:3:1 there is no <salt> Bread This deck cannot be made.");
    expect(html).not.toMatch(/<iframe|present/);
    const lastGood = textIn(pageOf({ ...bread, state: "last-good", problems: [wrong] }).html);
    expect(lastGood).toMatch(/The last good version .* 1 error bread.md:3:1/);
  });

  it("speaks the language of its decks, and says which deck has another one", () => {
    const german = { ...bread, language: "de", name: "brot" };
    expect(textIn(pageOf(german).html)).toContain("12,5 von 10 Min. 2,5 Min. zu lang");
    const mixed = pageOf(german, { ...bread, language: "ar", variant: "guests" }).html;
    expect(textIn(mixed)).toMatch(/^Decks .*German 3 slides.*guests Arabic right to left 3 slides/);
  });

  it("allows its own script and slides of the same server, and nothing else", () => {
    const { policy } = pageOf(bread);
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^' ]+'; style-src-elem 'sha256-[^' ]+';/);
    expect(policy).toMatch(/connect-src 'self'; frame-src 'self';/);
  });
});

describe("a slide in miniature", () => {
  const thumbOf = async (second: string) => {
    const { rendered } = await render({
      "talk.md": `## One\n\n![A dot](dot.png)\n\n---\n\n## ${second}\n`,
      "dot.png": onePixel,
    });
    return renderThumbPage(rendered, packaged, noPlayer);
  };

  it("is the first slide with all it needs, in a page that can do nothing", async () => {
    const { html, policy } = (await thumbOf("Two")) ?? { html: "", policy: "" };
    expect(html).toContain("One");
    expect(html).not.toContain("Two");
    expect(html).toContain('src="data:image/png;base64,');
    expect(html).not.toMatch(/url\("?\/|<script/);
    expect(policy).toMatch(/; sandbox$/);
  });

  it("is the same whatever becomes of other slides", async () => {
    expect(await thumbOf("Two")).toEqual(await thumbOf("Three"));
  });
});
