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
  "container-runtimes/system-and-hpc.md",
];

it("a slide that is copied into a project to be changed shows what it showed in its collection", async () => {
  const made = setUp({
    "package.json": '{"devDependencies": {"quarterdeck-container-runtimes": "*"}}',
    "quarterdeck.config.yaml": "{}\n",
    "node_modules/.keep": "",
    "slides/decks/talk.deck.yaml": `title: Talk\nglossary: container-runtimes:glossary.yaml\nsections: ${JSON.stringify(sections.map((file) => `container-runtimes:${file}`))}\n`,
  });
  symlinkSync(path.resolve("slides"), made.file("node_modules/quarterdeck-container-runtimes"));
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
  expect(theirs.length).toBeGreaterThan(12);
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
});
