import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { scriptText } from "../../src/render/html/html.js";
import { noCalls } from "../../src/render/page/deck-page.js";
import {
  safeAttributes,
  safeDrawingAttributes,
  safeElements,
  safeOwnAttributes,
  safeProperties,
  safeSchemes,
} from "../../src/render/slide/harmless.js";
import { project, quarterdeckHere } from "../support/project.js";
import { attributesOf, readPage, strictElements } from "../support/strict-reading.js";
import { type BuiltCase, buildCase, listener, type Mode } from "./built.js";
import { expectCollections, expectSafeCollections } from "./collected.js";
import { expectHidden, expectSafeBorder, expectSafeHidden } from "./guessed.js";
import { harmIn } from "./harm.js";
import { expectOwnFolder, expectSafeFolder } from "./own-folder.js";
import { files, plainFiles } from "./promised-deck.js";

const built = new Map<Mode, BuiltCase>();

beforeAll(async () => {
  built.set("plain", await buildCase({ files }, "plain"));
  built.set("safe", await buildCase({ files: plainFiles }, "safe"));
  built.set("trusting", await buildCase({ files }, "trusting"));
});

const caseOf = (mode: Mode): BuiltCase => built.get(mode) ?? { problems: [], pages: [], scripts: [] };
const live = (mode: Mode) => caseOf(mode).pages[0] ?? "";
const elements = (mode: Mode) => strictElements(readPage(live(mode), "on"));
const names = (mode: Mode) => new Set(elements(mode).map(({ tagName }) => tagName));
const said = (mode: Mode) => caseOf(mode).problems.map(({ message }) => message);
const hrefs = (mode: Mode) =>
  elements(mode).flatMap((element) =>
    element.tagName === "a" ? [new Map(attributesOf(element)).get("href") ?? ""] : [],
  );
const harm = (mode: Mode) =>
  caseOf(mode)
    .pages.flatMap((each) => harmIn(each, ["", ...caseOf(mode).scripts.map(scriptText)]))
    // A link to an app is none to a script.
    .filter((found) => found !== "href of <a>: vscode://file");

/** Each place of what was said, as the file and the text there. */
function expectPlaces(mode: Mode): void {
  for (const { span } of caseOf(mode).problems) expect(span?.file.path).toMatch(/^(?:deck\.md|look\.css|templates\/)/);
}

const checks: Readonly<Record<string, () => void | Promise<void>>> = {
  "Slides, layouts and components hold no script, no event handler and no address that runs a script.": () => {
    expect(caseOf("plain").pages).toHaveLength(2);
    expect(harm("plain")).toEqual([]);
    expect(said("plain")).toContain("the attribute onclick is removed: slides hold no scripts");
    expect(said("plain").join("\n")).toMatch(/the link “.*” is removed: a link runs no script/);
  },
  "Only Quarterdeck's own scripts run in a deck, and those that the deck lists under `scripts:`; a Content-Security-Policy holds the hash of each.":
    () => {
      const scripts = elements("plain").filter(({ tagName }) => tagName === "script");
      const texts = scripts.map(({ childNodes }) =>
        childNodes.map((child) => ("value" in child ? child.value : "")).join(""),
      );
      expect(texts).toEqual([noCalls, "document.title = 'own'", ""]);
      expect(live("plain").match(/sha256-/g)).toHaveLength(3);
    },
  "The policy forbids every request, and stands before everything else on the page, also when a project brings its own `deck.hbs`.":
    () => {
      expect(live("plain")).toMatch(
        /^<!doctype html>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
      );
    },
  "A page of a project's own (`deck.hbs`) loses scripts, handlers, frames and whatever leaves the page by itself.":
    () => {
      const places = caseOf("plain").problems.filter(({ span }) => span?.file.path === "templates/deck.hbs");
      expect(places.map(({ message }) => message.split(" is removed")[0])).toEqual([
        "<meta>",
        "<script>",
        "the attribute onload of <body>",
        "<iframe>",
      ]);
    },
  "No page is embedded: a frame becomes a placeholder with a link, objects and portals are removed.": () => {
    for (const name of ["iframe", "object", "portal"]) expect(names("plain")).not.toContain(name);
    expect(hrefs("plain")).toContain(`${listener}/frame`);
  },
  "Nothing leaves the page by itself: `<meta>`, `<base>`, `<link>`, addresses of forms and `ping` are removed.": () => {
    for (const what of ["<meta>", "<base>", "<link>"])
      expect(said("plain")).toContain(
        what === "<link>"
          ? `${what} is removed: a deck loads no other file`
          : `${what} is removed: it would change the whole page`,
      );
    for (const name of ["form", "a"])
      expect(said("plain").join("\n")).toContain(`<${name}> with “${listener}” is refused`);
  },
  "Remote pictures and media are never fetched: a labelled placeholder takes their place.": () => {
    expect(live("plain")).toContain('aria-label="far away"');
    expect(said("plain").filter((message) => message.startsWith("remote media is never fetched"))).toHaveLength(2);
  },
  "Links lead to slides, files of the project, other sites and apps; those to `javascript:`, to pages in `data:`, to `file:` and to `blob:` are refused.":
    () => {
      expect(
        hrefs("plain")
          .slice(-9)
          .map((href) => href.slice(0, 24)),
      ).toEqual([
        "#/scripts",
        "data:application/octet-s",
        "https://example.org/",
        "mailto:a@example.org",
        "vscode://file",
        ...["", "", "", ""],
      ]);
    },
  "Style sheets ask for nothing: pictures of the project come along, `@import` and all other addresses are taken out, however CSS writes them.":
    () => {
      expect(live("plain")).toContain("p{background:none;color:red}");
      const places = caseOf("plain").problems.filter(({ span }) => span?.file.path === "look.css");
      expect(places.map(({ code }) => code)).toEqual(["refused-address", "refused-address"]);
    },
  "The style sheet of a slide acts on this slide only, and what would hold for the page is removed.": () => {
    const [sheet = ""] = /p:where\(\[data-styled[^<]*/.exec(live("plain")) ?? [];
    const selectors = sheet.split("{").slice(0, -1);
    expect(selectors).toHaveLength(2);
    for (const selector of selectors) expect(selector).toMatch(/:where\(\[data-styled="\w+"\]/);
    expect(said("plain")).toContain("@page in <style> is removed: the style sheet of a slide acts on this slide only");
  },
  "No style sheet, token or brand can end the element in which it stands.": async () => {
    expect(live("plain")).not.toContain('id="left"');
    for (const tokens of ["tokens: {accent: 'red}</style>'}", "tokens: {'ink}</style>': red}"]) {
      const made = project({ "talk.md": "## A\n", "brand.yaml": `${tokens}\n` });
      const { status, err } = await quarterdeckHere(made.folder, [
        "build",
        "talk.md",
        "-f",
        "html",
        "--brand",
        "brand.yaml",
      ]);
      expect(status).toBe(1);
      expect(err).toMatch(/brand\.yaml:1:\d+: error: /);
      made.remove();
    }
  },
  "Every parser of HTML reads a deck as the tree that was printed, with scripts and without.": () => {
    const shapes = (["on", "off"] as const).map((scripts) =>
      strictElements(readPage(live("plain"), scripts)).map((element) => [element.tagName, attributesOf(element)]),
    );
    expect(shapes[0]).toEqual(shapes[1]);
    expect(names("plain")).not.toContain("noscript");
  },
  "Whatever is removed or refused is named in a warning with its file and line.": () => expectPlaces("plain"),
  "A project whose folder is only guessed keeps names that begin with a dot and files that git ignores from its decks, and is never the home folder or one above it.":
    expectHidden,
  "A collection is read where its prefix is named, and nothing outside of its own folder; a folder beside the project only if its `package.json` says that it is one.":
    expectCollections,
  "A deck that names the folder for its files (`out:`) is written below its project, into a folder that is new or holds what builds have written, and never into a hidden one or one of the project's own.":
    expectOwnFolder,
  "The folder that a deck, or the configuration beside it, names for its files is left out.": expectSafeFolder,
  "The scripts that a deck lists under `scripts:` are left out.": () => {
    expect(caseOf("safe").scripts).toEqual([]);
    expect(said("safe")).toContain("the script “own.js” is left out with --safe");
  },
  "The templates of the project and of its themes are left out; a component or layout that is missing then is an error that names `--trust-templates`.":
    async () => {
      const withheld = caseOf("safe").problems.filter(({ span }) => span?.file.path.startsWith("templates/"));
      expect(withheld.map(({ message }) => message)).toEqual([
        "the template “templates/deck.hbs” is left out with --safe",
        "the template “templates/layouts/default.hbs” is left out with --safe",
      ]);
      const { problems } = await buildCase({ files }, "safe");
      const [missing] = problems.filter(({ code }) => code === "missing-component");
      expect(missing?.remedy).toContain("--trust-templates");
    },
  "A brand that the deck or its configuration names is left out; only `--brand` counts.": async () => {
    const made = project({
      "own.md": "---\nbrand: theirs.yaml\n---\n\n## A\n",
      "other.md": "## A\n",
      "theirs.yaml": "footer: theirs\n",
      "ours.yaml": "footer: ours\n",
      "quarterdeck.config.yaml": "brand: theirs.yaml\n",
    });
    const safely = async (...args: string[]) => {
      const build = ["build", "own.md", "other.md", "-f", "html", "--safe", "--root", ".", ...args];
      const { status, err } = await quarterdeckHere(made.folder, build);
      expect(status, err).toBe(0);
      return [err, ...["own", "other"].map((name) => readFileSync(made.file(`dist/${name}.html`), "utf8"))] as const;
    };
    const [said, ...pages] = await safely();
    expect(said.match(/the brand “theirs.yaml” is left out with --safe/g)).toHaveLength(2);
    for (const page of pages) expect(page).not.toContain('class="brand-footer"');
    const [, ...branded] = await safely("--brand", "ours.yaml");
    for (const page of branded) expect(page).toContain("ours</span>");
    made.remove();
  },
  "Of raw HTML only the elements and attributes in the list below stay.": () => {
    for (const name of ["form", "style"]) {
      if (name === "form") expect(names("safe")).not.toContain(name);
      expect(safeElements).not.toContain(name);
    }
    expect(said("safe")).toContain("<form> is left out with --safe");
  },
  "A `style` attribute sets the properties in the list below, and takes nothing out of its place.": () => {
    expect(live("safe")).toContain('<p style="color:red;--own:1">h</p>');
    expect(said("safe")).toContain("the property “position:fixed” is left out with --safe");
  },
  "Pictures that stand in the slide itself (`data:`) are pixels, never SVG; pictures in files may be SVG.": () => {
    const pictures = elements("safe").filter(({ tagName }) => tagName === "img");
    const shown = pictures.map((picture) => new Map(attributesOf(picture)));
    expect(shown.map((each) => [each.get("alt"), each.get("src")?.slice(0, 18)])).toEqual([
      ["within", undefined],
      ["near", "data:image/svg+xml"],
    ]);
  },
  "Links have the schemes in the list below, or none.": () => {
    expect(hrefs("safe")).not.toContain("vscode://file");
    expect(hrefs("safe")).toContain("mailto:a@example.org");
  },
  "A Markdown file reads nothing outside of its folder, and a manifest nothing outside of the nearest folder upwards that holds `quarterdeck.config.*` or `slides/decks/`; only `--root` says otherwise.":
    expectSafeBorder,
  "Collections lie in the project's folder; those beside or above it are errors.": expectSafeCollections,
  "Names that begin with a dot and files that git ignores are hidden from the deck, whatever configuration comes with it.":
    expectSafeHidden,
  "Whatever is left out is named in a warning with its file and line.": () => expectPlaces("safe"),
  "The templates of the project and of its themes count.": () => {
    expect(live("trusting")).toContain("theirs</p>");
    expect(said("trusting")).toContain("the attribute onload of <body> is removed: slides hold no scripts");
  },
  "What they print is a part of the slide, and reduced like its raw HTML; only layouts and pages may print more, and no scripts.":
    () => {
      expect(harm("trusting")).toEqual([]);
      expect(live("trusting")).not.toMatch(/<form>part/);
      expect(live("trusting")).toContain('<div class="slide">');
    },
};

const text = readFileSync("docs/safety.md", "utf8");
const sections = text.split(/^## /m).filter((section) => /^(?:Every build|With )/.test(section));
const promises = sections.flatMap((section) =>
  section
    .split(/\n- /)
    .slice(1)
    .map((item) => (item.split("\n\n")[0] ?? "").replace(/\s+/g, " ").trim()),
);

describe("docs/safety.md keeps its word", () => {
  it("and has a check for each promise", () => {
    expect(promises.length).toBeGreaterThan(15);
    expect(Object.keys(checks).toSorted()).toEqual(promises.toSorted());
  });

  it.each(Object.entries(checks))("%s", async (_, check) => {
    await check();
  });

  it("lists what --safe keeps", () => {
    const [section = ""] = text.split(/^## /m).filter((each) => each.startsWith("What `--safe` keeps"));
    expect(section).toContain(safeList());
  });
});

/** What `--safe` keeps, as the page lists it. */
function safeList(): string {
  const code = (all: Iterable<string>) =>
    [...all]
      .toSorted()
      .map((each) => `\`${each}\``)
      .join(" ");
  const own = [...safeOwnAttributes].map(([name, attributes]) => `| \`${name}\` | ${code(attributes)} |`);
  return [
    `Elements: ${code(safeElements)}`,
    `Attributes of every element, besides \`aria-*\` and \`data-*\`: ${code(safeAttributes)}`,
    `Attributes in drawings: ${code(safeDrawingAttributes)}`,
    `Properties of \`style\`, besides custom ones (\`--name\`): ${code(safeProperties)}`,
    `Schemes of links: ${code(safeSchemes)}`,
    `| element | its own attributes |\n| --- | --- |\n${own.join("\n")}`,
  ].join("\n\n");
}
