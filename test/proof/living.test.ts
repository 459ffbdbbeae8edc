import { afterAll, describe, expect, it } from "vitest";
import { liveProject, outputOf } from "../support/living.js";
import { plainPicture } from "../support/pictures.js";
import { onePixel } from "../support/project.js";

const cast = (text: string) => `${JSON.stringify({ version: 2, width: 20, height: 2 })}\n[0.1,"o","${text}"]\n`;
const fact = (id: string, language: string) =>
  `id: ${id}\nname: ${id}\ncategory: project\nsummary: A runtime.\nattributes: {language: ${language}}\nfacts:\n  - {id: ${id}-start, claim: It starts., source: {repo: a/${id}, path: README.md, commit: ${"a".repeat(40)}}}\n`;
const slide = (id: string, text: string) => `<!-- .slide: id="${id}" -->\n## ${id}\n\n${text}\n`;
const slides = (...all: readonly string[]) => all.join("\n---\n\n");

const first = slides(
  slide("words", "A bundle of words by {{company}}."),
  slide("picture", "![A dot](dot.png)"),
  slide("code", "```sh file=run.sh\n```"),
  slide("terminal", "::terminal{cast=hello.cast}"),
);
const second = slides(
  slide("card", '::card{fact=runc rows="language"}'),
  slide("claim", "It starts [@crun-start]. A shim stays."),
  slide("box", "::box{text=hello}"),
  slide("framed", "text").replace("-->", 'layout="framed" -->'),
  slide("linked", "[back](#words)"),
  slide("drawn", "::dot{src=flow.dot}"),
  slide("boxes", "::diagram{src=boxes.html}"),
  slide("paper", "only here").replace("-->", 'only="handout" -->'),
);
const files = {
  "slides/decks/talk.deck.yaml":
    "title: Talk\ntheme: house\nglossary: terms.yaml\nvars: {company: ACME}\nsections:\n  - first.md\n  - title: Part\n    sections: [more/*.md]\n",
  "slides/first.md": first,
  "slides/more/second.md": second,
  "slides/dot.png": onePixel,
  "slides/run.sh": "runc run\n",
  "slides/more/boxes.html": '<div class="diagram boxes">kubelet</div>\n',
  "slides/more/boxes.css": ".boxes{gap:1px}\n",
  "slides/more/flow.dot": "digraph { kubelet }\n",
  "slides/hello.cast": cast("hello"),
  "slides/terms.yaml": "terms:\n  - {term: shim, text: It stays.}\n  - {term: pod, text: A group.}\n",
  "slides/facts/runc.yaml": fact("runc", "Go"),
  "slides/facts/crun.yaml": fact("crun", "C"),
  "templates/components/box.hbs":
    '{{!--\nattributes:\n  text: {type: string}\n--}}\n<div class="box">{{> mark}}{{text}}</div>\n',
  "templates/partials/mark.hbs": "<b>mark</b>",
  "templates/layouts/framed.hbs": '<div class="slide">{{slide.body}} {{slide.number}}</div>\n',
  "templates/themes/house/theme.yaml": "extends: quarterdeck\nstyles: [house.css]\ntokens: {accent: red}\n",
  "templates/themes/house/house.css": ".slide{color:red}\n",
  "quarterdeck.config.yaml": "check: {words: [runc]}\n",
  "brand.yaml": "footer: ACME\ntokens: {accent: blue}\n",
};

const living = liveProject(files, "brand.yaml");
const { write, rename, deleteFile: remove } = living;
afterAll(() => living.remove());

interface Change {
  readonly name: string;
  readonly run: () => void;
  readonly paths: readonly string[];
  /** The slides that have to be rendered for it. */
  readonly rendered: readonly string[];
  /** A part of what is said then; "" for nothing at all. */
  readonly said?: string;
}

const edit = (name: string, from: string, to: string, rendered: readonly string[]): Change => ({
  name: `an edit of ${name}`,
  run: () => write(name, String(files[name as keyof typeof files]).replace(from, to)),
  paths: [name],
  rendered,
});
const back = (name: keyof typeof files, rendered: readonly string[]): Change => ({
  name: `the old ${name}`,
  run: () => write(name, files[name]),
  paths: [name],
  rendered,
});

const sections: readonly Change[] = [
  edit("slides/first.md", "A bundle", "Another bundle", ["words"]),
  back("slides/first.md", ["words"]),
  {
    name: "a slide more at the front, which moves all others",
    run: () => write("slides/first.md", slides(slide("new", "Hello, pod."), first)),
    paths: ["slides/first.md"],
    // Numbers, the total, the glossary and the first mention of a term are filled in late.
    rendered: ["new"],
  },
  back("slides/first.md", []),
  {
    name: "another section that the manifest's pattern finds",
    run: () => write("slides/more/third.md", slide("third", "It mentions a shim [@runc-start].")),
    paths: ["slides/more/third.md"],
    rendered: ["third"],
  },
  {
    name: "a section under another name",
    run: () => rename("slides/more/third.md", "slides/more/a-third.md"),
    paths: ["slides/more/third.md", "slides/more/a-third.md"],
    rendered: ["third"],
  },
  {
    name: "a section less",
    run: () => remove("slides/more/a-third.md"),
    paths: ["slides/more/a-third.md"],
    rendered: [],
  },
  {
    ...edit("slides/more/second.md", "[back](#words)", "[back](#gone)", ["linked"]),
    said: "no slide has the id “gone”",
  },
  back("slides/more/second.md", ["linked"]),
];

const manifest: readonly Change[] = [
  edit("slides/decks/talk.deck.yaml", "title: Talk", "title: Speech", []),
  edit("slides/decks/talk.deck.yaml", "ACME", "Example Ltd", ["words"]),
  back("slides/decks/talk.deck.yaml", ["words"]),
  {
    name: "a section that does not exist",
    run: () =>
      write("slides/decks/talk.deck.yaml", files["slides/decks/talk.deck.yaml"].replace("first.md", "frist.md")),
    paths: ["slides/decks/talk.deck.yaml"],
    rendered: ["linked"],
    said: "did you mean “first.md”?",
  },
  back("slides/decks/talk.deck.yaml", ["code", "linked", "picture", "terminal", "words"]),
];

const assets: readonly Change[] = [
  {
    name: "another picture",
    run: () => write("slides/dot.png", plainPicture(4, 4, [1, 2, 3])),
    paths: ["slides/dot.png"],
    rendered: ["picture"],
  },
  { name: "a touched file with the same bytes", run: () => undefined, paths: ["slides/dot.png"], rendered: [] },
  {
    name: "a missing picture",
    run: () => remove("slides/dot.png"),
    paths: ["slides/dot.png"],
    rendered: ["picture"],
    said: "looked at: slides/dot.png, dot.png",
  },
  {
    name: "the missing picture at the other place where it is looked for",
    run: () => write("dot.png", onePixel),
    paths: ["dot.png"],
    rendered: ["picture"],
  },
  {
    name: "a picture that comes before the one that was found",
    run: () => write("slides/dot.png", plainPicture(2, 2, [9, 9, 9])),
    paths: ["slides/dot.png"],
    rendered: ["picture"],
  },
  { name: "a picture that nobody needs, gone", run: () => remove("dot.png"), paths: ["dot.png"], rendered: [] },
  edit("slides/run.sh", "runc run", "runc start", ["code"]),
  {
    name: "an included file that is gone",
    run: () => remove("slides/run.sh"),
    paths: ["slides/run.sh"],
    rendered: ["code"],
    said: "slides/run.sh",
  },
  back("slides/run.sh", ["code"]),
  edit("slides/more/flow.dot", "kubelet", "crio", ["drawn"]),
  { ...edit("slides/more/flow.dot", "kubelet", "broken", ["drawn"]), said: "slides/more/flow.dot:1:1" },
  back("slides/more/flow.dot", ["drawn"]),
  edit("slides/more/boxes.css", "1px", "2px", ["boxes"]),
  {
    name: "the style sheet of a diagram, gone",
    run: () => remove("slides/more/boxes.css"),
    paths: ["slides/more/boxes.css"],
    rendered: ["boxes"],
  },
  back("slides/more/boxes.css", ["boxes"]),
  edit("slides/hello.cast", "hello", "goodbye", ["terminal"]),
  {
    name: "a recording that cannot be read",
    run: () => write("slides/hello.cast", "no recording"),
    paths: ["slides/hello.cast"],
    rendered: ["terminal"],
    said: "slides/hello.cast",
  },
  back("slides/hello.cast", ["terminal"]),
];

const registry: readonly Change[] = [
  edit("slides/facts/runc.yaml", "language: Go", "language: Rust", ["card"]),
  edit("slides/facts/runc.yaml", "It starts.", "It starts fast.", ["card"]),
  {
    name: "a fact's other source, which only the list of sources shows",
    run: () => write("slides/facts/crun.yaml", fact("crun", "C").replace("README.md", "crun.1")),
    paths: ["slides/facts/crun.yaml"],
    rendered: [],
  },
  {
    name: "another project in the registry",
    run: () => write("slides/facts/youki.yaml", fact("youki", "Rust")),
    paths: ["slides/facts/youki.yaml"],
    rendered: [],
  },
  {
    name: "a cited project that is gone",
    run: () => remove("slides/facts/crun.yaml"),
    paths: ["slides/facts/crun.yaml"],
    rendered: [],
    said: "crun-start",
  },
  // Nothing else that is cited names a source, so the list of sources was gone, too.
  back("slides/facts/crun.yaml", ["sources"]),
  edit("slides/terms.yaml", "It stays.", "It stays for long.", []),
  {
    name: "a term more, which slides mention",
    run: () => write("slides/terms.yaml", `${files["slides/terms.yaml"]}  - {term: bundle, text: A folder.}\n`),
    paths: ["slides/terms.yaml"],
    rendered: [],
  },
  {
    name: "no glossary",
    run: () => remove("slides/terms.yaml"),
    paths: ["slides/terms.yaml"],
    rendered: [],
    said: "terms.yaml",
  },
  back("slides/terms.yaml", ["glossary"]),
];

const ownLayout = '<div class="slide own">{{slide.body}}</div>\n';

const design: readonly Change[] = [
  edit("templates/components/box.hbs", 'class="box"', 'class="crate"', ["box"]),
  edit("templates/partials/mark.hbs", "mark", "sign", ["box"]),
  {
    name: "a partial that is gone",
    run: () => remove("templates/partials/mark.hbs"),
    paths: ["templates/partials/mark.hbs"],
    rendered: ["box"],
    said: "mark",
  },
  back("templates/partials/mark.hbs", ["box"]),
  edit("templates/layouts/framed.hbs", "slide.number", "slide.total", ["framed"]),
  {
    name: "a layout that takes the place of a packaged one",
    run: () => write("templates/layouts/default.hbs", '<div class="slide">{{slide.heading}}{{slide.body}}</div>\n'),
    paths: ["templates/layouts/default.hbs"],
    rendered: ["box", "boxes", "card", "claim", "code", "drawn", "linked", "paper", "picture", "terminal", "words"],
  },
  {
    name: "the packaged layout again",
    run: () => remove("templates/layouts/default.hbs"),
    paths: ["templates/layouts/default.hbs"],
    rendered: ["box", "boxes", "card", "claim", "code", "drawn", "linked", "paper", "picture", "terminal", "words"],
  },
  {
    name: "a layout that offers itself",
    run: () => write("templates/layouts/own.hbs", `{{!--\nautomatic: {order: 0}\n--}}\n${ownLayout}`),
    paths: ["templates/layouts/own.hbs"],
    rendered: ["box", "boxes", "card", "claim", "code", "drawn", "linked", "paper", "picture", "terminal", "words"],
  },
  {
    name: "the same layout with slots that only code fits",
    run: () =>
      write("templates/layouts/own.hbs", `{{!--\nautomatic: {order: 0}\nslots: {body: {code: 1+}}\n--}}\n${ownLayout}`),
    paths: ["templates/layouts/own.hbs"],
    rendered: ["box", "boxes", "card", "claim", "code", "drawn", "linked", "paper", "picture", "terminal", "words"],
  },
  {
    name: "the same layout offering itself no more",
    run: () => write("templates/layouts/own.hbs", ownLayout),
    paths: ["templates/layouts/own.hbs"],
    rendered: ["code"],
  },
  {
    name: "no such layout",
    run: () => remove("templates/layouts/own.hbs"),
    paths: ["templates/layouts/own.hbs"],
    rendered: [],
  },
  {
    name: "a layout with more slots than the slide fills",
    run: () =>
      write("templates/layouts/framed.hbs", "{{!--\nslots: {left: any, right: any}\n--}}\n<div>{{slide.body}}</div>\n"),
    paths: ["templates/layouts/framed.hbs"],
    rendered: ["framed"],
    said: "2 slots (left, right)",
  },
  {
    name: "a layout whose slides are text on paper",
    run: () => write("templates/layouts/framed.hbs", "{{!--\npaper: text\n--}}\n<div>{{slide.body}}</div>\n"),
    paths: ["templates/layouts/framed.hbs"],
    rendered: ["framed"],
  },
  back("templates/layouts/framed.hbs", ["framed"]),
  edit("templates/themes/house/theme.yaml", "accent: red", "accent: green", []),
  edit("templates/themes/house/house.css", "red", "green", []),
  edit("templates/themes/house/house.css", "color:red", "--font-text:serif", ["drawn"]),
  back("templates/themes/house/house.css", ["drawn"]),
  {
    name: "a theme that is gone",
    run: () => rename("templates/themes/house", "templates/themes/home"),
    paths: ["templates/themes"],
    rendered: [],
    said: "house",
  },
  {
    name: "the theme again",
    run: () => rename("templates/themes/home", "templates/themes/house"),
    paths: ["templates/themes/house", "templates/themes/home"],
    rendered: [],
  },
  edit("brand.yaml", "footer: ACME", "footer: Example Ltd", []),
  { name: "no brand", run: () => remove("brand.yaml"), paths: ["brand.yaml"], rendered: [], said: "brand.yaml" },
  back("brand.yaml", []),
  {
    name: "components that are gone with their folder",
    run: () => rename("templates/components", "templates/parts"),
    paths: ["templates/components", "templates/parts"],
    rendered: ["box"],
    said: "there is no component “box”",
  },
  {
    name: "the components again",
    run: () => rename("templates/parts", "templates/components"),
    paths: ["templates/components", "templates/parts"],
    rendered: ["box"],
  },
  edit("quarterdeck.config.yaml", "[runc]", "[crun]", []),
  {
    name: "a wrong configuration",
    run: () => write("quarterdeck.config.yaml", "chekc: {}\n"),
    paths: ["quarterdeck.config.yaml"],
    rendered: [],
    said: "did you mean “check”?",
  },
  {
    name: "no configuration",
    run: () => remove("quarterdeck.config.yaml"),
    paths: ["quarterdeck.config.yaml"],
    rendered: [],
  },
];

/** The changes come one after the other to the same project, as in an author's day. */
describe("a living project makes what a new one would make, and renders no slide that it need not, after", () => {
  it("nothing has changed", async () => {
    expect((await outputOf(living.project)).fresh).toHaveLength(16);
    expect(await living.afterChange()).toEqual({ rendered: [], decks: [], said: "" });
  });

  it.each([...sections, ...manifest, ...assets, ...registry, ...design])("$name", async (change) => {
    change.run();
    const { rendered, said } = await living.afterChange(...change.paths);
    expect(rendered).toEqual(change.rendered.toSorted());
    if (change.said) expect(said).toContain(change.said);
    else expect(said).toBe("");
  });
});

describe("the opener of a part with a scene", () => {
  const quay = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="${colour}" d="M0 0h16v9H0z"/></svg>`;
  const deckWith = (scene: string) =>
    `title: Quays\nsections:\n  - title: Quay\n    scene: ${scene}\n    sections: [quay.md]\n`;
  const quays = liveProject({
    "quarterdeck.config.yaml": "check: {}\n",
    "a/deck-a.deck.yaml": deckWith("quay.svg"),
    "a/quay.md": "## A slide\n",
    "a/quay.svg": quay("red"),
    "b/deck-b.deck.yaml": deckWith("quay.svg"),
    "b/quay.md": "## A slide\n",
    "b/quay.svg": quay("blue"),
    "slides/decks/one.deck.yaml": deckWith("quay.svg"),
    "slides/decks/two.deck.yaml": deckWith("quay.svg"),
    "slides/quay.md": "## A slide\n",
    "slides/quay.svg": quay("green"),
  });
  afterAll(() => quays.remove());
  const openers = async (...inputs: readonly string[]) => {
    const { pages } = await outputOf(quays.project, inputs);
    return pages.flatMap((page) => page.match(/<section id="part-quay"[\s\S]*?<\/section>/)?.[0] ?? []);
  };

  it("shows the picture beside its own manifest, whatever another deck calls the same", async () => {
    const pictures = (found: readonly string[]) => new Set(found.map((opener) => /src="([^"]+)"/.exec(opener)?.[1]));
    const [first, second] = [await openers("a/deck-a.deck.yaml"), await openers("b/deck-b.deck.yaml")].map(pictures);
    expect(first?.size).toBeGreaterThan(0);
    expect([...(first ?? [])].filter((each) => second?.has(each))).toEqual([]);
  });

  it.each([
    ["side", "{picture: quay.svg, side: left}", "picture-left"],
    ["share", "{picture: quay.svg, side: left, share: 30}", "--picture:30%"],
    ["fit", "{picture: quay.svg, side: left, share: 30, fit: contain}", 'class="contain"'],
    ["text", "{picture: quay.svg, side: left, share: 30, fit: contain, alt: A quay}", 'alt="A quay"'],
  ])("is made again where the %s of its scene changes, in that deck alone", async (_, scene, shown) => {
    await openers();
    quays.write("slides/decks/one.deck.yaml", deckWith(scene));
    const { rendered, said } = await quays.afterChange("slides/decks/one.deck.yaml");
    expect({ rendered, said }).toEqual({ rendered: ["part-quay"], said: "" });
    const found = await openers();
    expect(found.filter((opener) => opener.includes(shown))).toHaveLength(found.length / 2);
    expect(found.length).toBeGreaterThan(0);
  });
});
