import { describe, expect, it } from "vitest";
import { checkTogether, findingsIn, fine, loud, spoken, tooLong } from "../support/check.js";
import { card, code, list } from "../support/growing.js";
import { plainPicture } from "../support/pictures.js";
import { projectMaker } from "../support/project.js";

const projectOf = projectMaker();
const checked = checkTogether();

describe.concurrent("views", () => {
  const wall = (name: string) => `{name: "${name}", role: kernel}`;
  const words = [
    "the kernel of the guest",
    "the emulated hardware",
    "the jail of the monitor",
    "the kernel of the host",
  ];
  const walls = `## Walls\n\n\`\`\`walls\nrows:\n  - {name: Kata with QEMU, walls: [${words.map(wall).join(", ")}]}\n  - {name: "Firecracker with its jailer", walls: [${words.map(wall).join(", ")}]}\n\`\`\`\n`;
  const scene =
    "## Boxes\n\n```boxes\ndirection: right\nboxes:\n  - {id: developer, role: workload}\n  - {id: CI, role: runtime}\n  - {id: registry, role: kernel}\n  - {id: production, role: guest}\n  - {id: pager, role: hardware}\nwires:\n  - {from: developer, to: CI, label: pushes}\n  - {from: CI, to: registry, label: makes images}\n  - {from: registry, to: production, label: is pulled by}\n  - {from: production, to: pager, label: alerts}\n```\n";
  const inForms = checked({ "talk.md": `${walls}\n---\n\n${scene}` });
  it("looks at forms only on the canvas for which they were laid out", async () => {
    expect((await inForms()).filter(({ message }) => message.includes("at 4:3"))).toEqual([]);
  });

  const wide =
    '## A wide figure\n\n<div style="width:1100px">This box has a fixed width of 1100 pixels and some text <span style="float:right">at its end</span></div>\n';

  const atBothSizes = checked({ "talk.md": wide });
  it("lays slides out at 4:3, too, where what does not fit is a hint", async () => {
    expect((await atBothSizes()).filter(loud)).toEqual([]);
    const found = (await atBothSizes()).find(({ code }) => code === "overflow");
    expect(found).toMatchObject({ severity: "hint" });
    expect(found?.message).toContain("at 4:3 (960 × 720)");
  });

  const grown = checked({
    "talk.md": `<!-- .slide: layout="two-columns" -->\n## A card beside code\n\n${card(5, 6)}\n\n${list(2, 6)}\n\n::break\n\n${code(6, 42)}\n`,
  });
  it("sets what has grown in the deck's own size smaller where there is less room", async () => {
    expect((await grown()).filter(loud)).toEqual([]);
  });

  const ofItsSize = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n${wide}` });
  const ofOneSize = checked({ "talk.md": wide, "quarterdeck.config.yaml": "check: {sizes: ['16:9']}\n" });
  it("keeps to the deck's own size where the deck or the project fixes one", async () => {
    expect(spoken(await ofItsSize())).toEqual([]);
    expect(spoken(await ofOneSize())).toEqual([]);
  });

  const inOthers = checked({
    "quarterdeck.config.yaml": "check: {themes: [quarterdeck-light], languages: [de]}\n",
    "slides/decks/talk.deck.yaml": "title: Talk\nlang: en\nsections: [s.md]\n",
    // Pale text: right on dark, wrong on light.
    "slides/s.md": '## A runtime starts a process\n\n<p style="color:#e8e8e8">It then leaves.</p>\n',
    "slides/s.de.md": `## Eine lange Liste\n\n${Array.from({ length: 18 }, (_, i) => `- Punkt ${i + 1}`).join("\n")}\n`,
  });
  it("looks at every theme and language that the configuration names", async () => {
    const found = (await inOthers()).filter(loud);
    expect(found.find(({ code }) => code === "contrast")).toMatchObject({
      file: "slides/s.md",
      severity: "warning",
      message: expect.stringContaining("theme quarterdeck-light"),
    });
    expect(found.find(({ code }) => code === "overflow")).toMatchObject({ file: "slides/s.de.md", severity: "error" });
  });

  const style = "<style>@media print{.aside{width:2000px}}</style>";
  const onPaper = checked({
    "talk.md": `${fine}\n<p class="aside">A remark with its <span style="float:right">end</span></p>\n\n${style}\n`,
  });
  it("looks at paper where a style sheet says something else for it", async () => {
    const [found, ...more] = (await onPaper()).filter(loud);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: "overflow", severity: "error", message: expect.stringContaining("on paper") });
  });

  const inHandout = checked({ "talk.md": `${fine}\n---\n\n<!-- .slide: only="handout" -->\n${tooLong}` });
  it("looks at slides that only a handout shows", async () => {
    expect((await inHandout()).map(({ code }) => code)).toContain("overflow");
  });
});

it("finds text behind a box, not text on one", async () => {
  const box = (style: string) => `<div style="${style};width:700px;height:140px;background:#234">A box</div>\n`;
  const text = "## A box and a text\n\nThe runtime reads the bundle and starts the process.\n\n";
  const { folder } = projectOf({
    "over/talk.md": text + box("position:absolute;left:40px;top:130px"),
    "beside/talk.md": text + box(""),
    "under/talk.md": text + box("position:absolute;left:40px;top:130px;z-index:-1"),
  });
  const found = await findingsIn(folder, "over/talk.md", "beside/talk.md", "under/talk.md");
  expect(spoken(found)).toEqual(["over/talk.md:3:1 overlap"]);
  expect(found[0]?.message).toContain("is hidden behind the box “A box”");
});

it("text in the box of other text is found where both stand in the flow, and no text in a box of its own", async () => {
  const box = (inside: string) =>
    `<div style="border:2px solid;padding:20px 20px 20px 400px">\n\nText in a box\n\n${inside}</div>\n`;
  const lines = (style: string) => `## Short of room\n\n<div style="${style}">\n\nOne line\n\nTwo lines\n\n</div>\n\n`;
  const { folder } = projectOf({
    "over/talk.md": lines("height:10px") + box(""),
    "above/talk.md": lines("") + box(""),
    "nested/talk.md": lines("") + box('<div style="border:1px solid">\n\nIts own\n\n</div>\n'),
    "placed/talk.md": lines("position:absolute;left:90px;top:150px") + box(""),
  });
  const found = await findingsIn(folder, "over/talk.md", "above/talk.md", "nested/talk.md", "placed/talk.md");
  expect(spoken(found)).toEqual(["over/talk.md:7:1 overlap"]);
  expect(found[0]?.message).toContain("“Two lines” stands in the box of other text, the box “Text in a box”");
});

describe.concurrent("contrast is that of the pixels", () => {
  const over = (text: string, style: string) =>
    `## Over a surface\n\n<div style="${style};padding:40px;color:#fff;font-size:22px">${text}</div>\n`;

  const surfaces = [
    ["a pale picture", "background:url(pale.png)", true],
    ["a dark picture", "background:url(dark.png)", false],
    ["the pale end of a gradient", "background:linear-gradient(90deg,#222,#eee)", true],
    ["a dark gradient", "background:linear-gradient(90deg,#222,#333)", false],
  ] as const;
  const filesWith = (style: string) => ({
    "talk.md": over(
      "White words that run from the left edge to the right edge of a long surface, all in one line of it",
      style,
    ),
    "pale.png": plainPicture(800, 300, [230, 230, 220]),
    "dark.png": plainPicture(800, 300, [20, 30, 40]),
  });

  it.each(surfaces.map(([name, style, isFound]) => [name, checked(filesWith(style)), isFound] as const))(
    "over %s",
    async (_, found, isFound) => {
      expect(spoken(await found())).toEqual(isFound ? [expect.stringMatching(/^talk\.md:3:\d+ contrast$/)] : []);
    },
  );
});

describe.concurrent("steps", () => {
  const passing = (style: string) =>
    `## Two steps to a container\n\n<p class="fragment highlight-current-blue">The runtime reads the bundle.</p>\n\n<p class="fragment">And leaves.</p>\n\n<style>.slide .highlight-current-blue.current-fragment{${style}}</style>\n`;

  const tooPale = checked({ "talk.md": passing("color:#39424e") });
  const readable = checked({ "talk.md": passing("color:#f0f4f8") });
  const fading = checked({
    "talk.md":
      '## One step\n\n<p class="fragment semi-fade-out" style="background:#fff;color:#000">The runtime reads the bundle.</p>\n',
  });

  it.each([
    ["is too pale in one before the last", tooPale, ["step-contrast"]],
    ["can be read in all of them", readable, []],
    ["fades along with the surface on which it stands", fading, []],
  ])("finds what %s", async (_, found, codes) => {
    expect((await found()).filter(({ code }) => code.includes("contrast")).map(({ code }) => code)).toEqual(codes);
  });

  it("says in which step", async () => {
    const [found] = (await tooPale()).filter(({ code }) => code === "step-contrast");
    expect(found?.message).toMatch(
      /^the paragraph “The runtime reads the bundle\.” has a contrast of 1\.\d : 1 in step 1;/,
    );
  });
});

describe.concurrent("what a slide is made of", () => {
  const layout = (head: string) => `{{!--\n${head}\n--}}\n{{#> frame layout="placard"}}\n{{slide.body}}\n{{~/frame}}\n`;
  const placard = (head: string) => ({
    "talk.md":
      '<!-- .slide: layout="placard" -->\n## Far below\n\n<p style="margin-top:240px">The runtime reads it.</p>\n',
    "templates/layouts/placard.hbs": layout(head),
  });
  const [composed, usual] = [checked(placard("composes: slide")), checked(placard("slots: {body: any}"))];
  it("is placed as its layout wants, where that says so in its header", async () => {
    const gaps = (found: readonly { code: string }[]) => found.filter(({ code }) => code === "large-gap").length;
    expect([gaps(await composed()), gaps(await usual())]).toEqual([0, 1]);
  });

  const list = "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>";
  const diagram = (inside: string, below = "") =>
    `## Boxes\n\n<div class="diagram with-steps" role="group" aria-label="Boxes"><div class="d-box" data-role="runtime">${inside}</div>${below}</div>\n`;
  const [listed, told] = [checked({ "talk.md": diagram(list) }), checked({ "talk.md": diagram("runc", list) })];
  it("has steps in the list beside a picture, and none in a list in one of its boxes", async () => {
    const untold = (found: readonly { code: string }[]) =>
      found.filter(({ code }) => code === "unnumbered-steps").length;
    expect([untold(await listed()), untold(await told())]).toEqual([0, 1]);
  });
});

it("tells slides apart by what they show, not by the words beside it", async () => {
  const slide = (title: string, body: string) => `## ${title} is there\n\n${body}\n`;
  const list = "- One\n- Two";
  const code = "```sh\nrunc list\n```";
  const deck = (...slides: string[]) => slides.join("\n---\n\n");
  const { folder } = projectOf({
    "same/talk.md": deck(slide("A", list), slide("B", `A word before.\n\n${list}`), slide("C", list)),
    "other/talk.md": deck(slide("A", list), slide("B", `${list}\n\n${code}`), slide("C", list)),
  });
  const found = (await findingsIn(folder, "same/talk.md", "other/talk.md")).filter(({ code }) => code === "same-kind");
  expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual(["same/talk.md:17"]);
  expect(found[0]?.message).toContain("3 slides in a row have the form “list”, from slide 1 to 3");
});

it("tells forms apart, each of which is one of its own", async () => {
  const forms = [
    ["matrix", "columns: [fast]\nrows:\n  - {name: runc, cells: [yes]}"],
    ["walls", "- {name: runc, walls: [{name: the kernel}]}\n- {name: Kata, walls: [{name: a guest}]}"],
    ["sequence", "parties: [{name: you}, {name: runc}]\nmessages:\n  - {from: you, to: runc, text: create}"],
    ["lifetimes", "moments: [run, exec]\nparties:\n  - {name: runc, from: run, to: exec}"],
    ["boxes", "boxes: [{id: a}, {id: b}]\nrows: [[a, b]]\nwires: [{from: a, to: b}]"],
    ["numbers", "- {value: 5, unit: MiB, text: at most}"],
    ["timeline", "- {date: 2013, label: a}\n- {date: 2014, label: b}"],
    ["chart", "- {label: a, value: 1}"],
  ] as const;
  const deck = (all: readonly (readonly [string, string])[]) =>
    all.map(([form, data], at) => `## Slide ${at + 1} is there\n\n\`\`\`${form}\n${data}\n\`\`\`\n`).join("\n---\n\n");
  const files = forms.map(([form, data]) => [`${form}/talk.md`, deck([1, 2, 3].map(() => [form, data] as const))]);
  const { folder } = projectOf({ "all/talk.md": deck(forms), ...Object.fromEntries(files) });
  const decks = ["all/talk.md", ...forms.map(([form]) => `${form}/talk.md`)];
  const found = (await findingsIn(folder, ...decks)).filter(({ code }) => code === "same-kind");
  const said = found.map(({ message }) => /the form “([^”]+)”/.exec(message)?.[1] ?? "");
  expect(said.toSorted()).toEqual(forms.map(([form]) => form).toSorted());
});

it("takes what forms draw for a picture", async () => {
  const words = Array.from({ length: 4 }, (_, i) => `## Step ${i + 1} is told\n\nIn words.\n`);
  const deck = (middle: string) => [...words, `## The middle is drawn\n\n${middle}\n`, ...words].join("\n---\n\n");
  const forms = {
    numbers: "- {value: 5, unit: MiB, text: at most}",
    walls:
      "- {name: runc, walls: [{name: the kernel, role: kernel}]}\n- {name: Kata, walls: [{name: a guest, role: guest}]}",
    matrix: "columns: [fast]\nrows:\n  - {name: runc, cells: [yes]}",
    lifetimes: "moments: [run, exec]\nparties:\n  - {name: runc, role: runtime, from: run, to: exec}",
    sequence: "parties: [{name: you}, {name: runc}]\nmessages:\n  - {from: you, to: runc, text: create}",
  };
  const fenced = Object.entries(forms).map(([form, data]) => [`${form}.md`, deck(`\`\`\`${form}\n${data}\n\`\`\``)]);
  const { folder } = projectOf({ "words.md": deck("In words."), ...Object.fromEntries(fenced) });
  const found = await findingsIn(folder, "words.md", ...Object.keys(forms).map((form) => `${form}.md`));
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(found.filter(({ code }) => code === "no-picture").map(({ file }) => file)).toEqual(["words.md"]);
});
