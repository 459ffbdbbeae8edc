import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildFiles, changes, edit, expectMadeAgain, setUpBuilds } from "../support/builds.js";
import { quarterdeckHere } from "../support/project.js";

describe.concurrent("a second build after a change of", () => {
  // The proof “unchanged” tries all of them.
  const some = ["nothing", "a section of the same size with its old times"];
  it.each(changes.filter(([what]) => some.includes(what)))("%s makes %j", (_, made, change) =>
    expectMadeAgain(made, change),
  );

  it("a brand makes the decks that have it", async () => {
    const builds = setUpBuilds();
    await builds.build("--brand", "brand.yaml");
    builds.write("brand.yaml", "footer: Other\n");
    expect(await builds.build("--brand", "brand.yaml")).toEqual(["a", "b"]);
  });

  it("one deck leaves the others alone, and they stand for the whole project", async () => {
    const builds = setUpBuilds();
    await builds.build();
    edit("slides/two.md", "Two", "Three")(builds);
    const { decks } = await builds.run("-f", "html,md", "slides/decks/b.deck.yaml");
    expect(decks.map(({ name, unchanged }: { name: string; unchanged: boolean }) => [name, unchanged])).toEqual([
      ["b", false],
    ]);
    expect(await builds.build()).toEqual([]);
  });
});

const broken = { ...buildFiles, "slides/two.md": "## Two\n\n![far](https://example.org/x.png)\n" };

describe.concurrent("what stands", () => {
  it("is said again: warnings with their place, in the report and beside the errors of others", async () => {
    const { run, folder, environment, write, file } = setUpBuilds(broken);
    const [first, second] = [await run("-f", "html"), await run("-f", "html")];
    expect(second.decks.map(({ unchanged }: { unchanged: boolean }) => unchanged)).toEqual([true, true]);
    const plain = (decks: object[]) => decks.map((deck) => ({ ...deck, unchanged: false }));
    expect(plain(second.decks)).toEqual(first.decks);
    const text = await quarterdeckHere(folder, ["build", "-f", "html"], environment);
    expect(text.err).toMatch(/two\.md:3:\d+: warning[\s\S]*> 3 \| !\[far\]/);
    expect(text.out).toContain("nothing has changed");
    const before = readFileSync(file("dist/a.html"));
    write("slides/one.md", "![gone](gone.png)\n");
    const wrong = await run("-f", "html");
    expect(wrong.status).toBe(1);
    expect(wrong.err).toMatch(/one\.md[\s\S]*two\.md/);
    expect(readFileSync(file("dist/a.html")).equals(before)).toBe(true);
  });

  it("is not written over by a folder: an error names it and nothing is lost", async () => {
    const { run, file } = setUpBuilds();
    await run("-f", "html");
    const before = readFileSync(file("dist/a.html"));
    rmSync(file("dist/b.html"));
    mkdirSync(file("dist/b.html/mine"), { recursive: true });
    const { status, err } = await run("-f", "html");
    expect(status).toBe(3);
    expect(err).toMatch(/dist\/b\.html is a folder; a file would be written there\n {2}- move the folder/);
    expect(readFileSync(file("dist/a.html")).equals(before)).toBe(true);
    expect(statSync(file("dist/b.html/mine")).isDirectory()).toBe(true);
  });
});
