import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { Ledger } from "../../src/ledger/ledger.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

interface DeckData {
  readonly slides: readonly { readonly id: string; readonly file?: string; readonly markdown?: string }[];
}

/** Sections with all that slides can name: diagrams, recordings, labs, cards, comparisons, code, notes, citations. */
const sections = [
  "labs/runc-life.md",
  "labs/startup.md",
  "vm-like/gvisor.md",
  "vm-like/overheads.md",
  "container-runtimes/runc.md",
  "container-runtimes/hpc.md",
];

/** Copies every slide of a talk about a collection, and compares the decks. @param files where the collection is put */
async function expectSame(prefix: string, manifest: string, files: Record<string, string>, link?: string) {
  const made = setUp({
    "package.json": `{"devDependencies": {"quarterdeck-${prefix}": "*"}}`,
    "quarterdeck.config.yaml": "{}\n",
    "node_modules/.keep": "",
    "slides/decks/talk.deck.yaml": manifest,
    ...files,
  });
  if (link !== undefined) symlinkSync(path.resolve(link), made.file(`node_modules/quarterdeck-${prefix}`));
  const build = async () => {
    const { status, out } = await quarterdeckHere(made.folder, ["build", "-f", "html,json", "--json"]);
    const { decks, problems } = JSON.parse(out);
    const codes = new Set([...problems, ...(decks[0]?.warnings ?? [])].map(({ code }: { code: string }) => code));
    return {
      status,
      codes: [...codes],
      page: readFileSync(made.file("dist/talk.html"), "utf8"),
      data: JSON.parse(readFileSync(made.file("dist/talk.json"), "utf8")) as DeckData,
    };
  };
  const before = await build();
  expect(before.codes).toEqual([]);
  const request = { folder: made.folder, root: made.folder, html: "raw" as const };
  const project = openProject(request, openInstallation(), { code: new Map(), drawings: closedDesk });
  const theirs = before.data.slides.filter(({ file }) => file !== undefined);
  const ledger = new Ledger();
  for (const { id, file } of theirs) {
    const copy = project.copyOriginal(`${file}#${id}`, ledger);
    made.write(`slides/overrides/${id}.md`, copy?.text ?? "");
  }
  expect(ledger.problems).toEqual([]);
  const after = await build();
  expect({ status: after.status, codes: after.codes }).toEqual({ status: 0, codes: ["unnoted-original"] });
  expect(after.data.slides.map(({ id }) => id)).toEqual(before.data.slides.map(({ id }) => id));
  expect(after.page === before.page).toBe(true);
  return theirs.length;
}

it("a slide that is copied into a project to be changed shows what it showed in its collection", async () => {
  const named = JSON.stringify(sections.map((file) => `container-runtimes:${file}`));
  const manifest = `title: Talk\nglossary: container-runtimes:glossary.yaml\nsections: ${named}\n`;
  expect(await expectSame("container-runtimes", manifest, {}, "slides")).toBeGreaterThan(12);
});

it("what the data of forms name goes along: in fences, in lists, in files, and twice", async () => {
  const at = "node_modules/quarterdeck-dairy";
  const chart = (indent: string) =>
    [
      "```chart",
      "panels:",
      ...["a", "b"].flatMap((title) => [`  - title: ${title}`, "    data: n.json", "    value: v"]),
    ]
      .concat("```")
      .map((line) => indent + line)
      .join("\n");
  const slides = [
    `## A\n\n${chart("")}`,
    `## B\n\n- Milk\n\n${chart("  ")}`,
    "## C\n\n```numbers\n- {fact: brie.age, text: weeks}\n```",
    "## D\n\n::chart{src=panel.yaml}",
    "## E\n\n::numbers{src=age.yaml}",
  ];
  const made = await expectSame("dairy", 'title: Talk\nsections: ["dairy:a.md"]\n', {
    [`${at}/package.json`]: '{"name": "quarterdeck-dairy", "quarterdeck": {"collection": "dairy"}}',
    [`${at}/a.md`]: slides.join("\n\n---\n\n"),
    [`${at}/n.json`]: '{"results": [{"name": "x", "v": 3}]}',
    [`${at}/panel.yaml`]: "data: n.json\nvalue: v\n",
    [`${at}/age.yaml`]: "- {fact: brie.age, text: weeks}\n",
    [`${at}/facts/brie.yaml`]: "id: brie\nname: Brie\nattributes: {age: 5}\nfacts: []\n",
  });
  expect(made).toBe(5);
});
