import { symlinkSync } from "node:fs";
import { expect } from "vitest";
import { project, quarterdeckHere } from "../support/project.js";

/** A project with a folder beside it, and what building it says. */
function makeBeside(manifest: string) {
  const made = project({
    "secret.txt": "a secret",
    "shelf/package.json": manifest,
    "shelf/a.md": "## A\n\n```text file=../secret.txt\n```\n\n```text file=link.txt\n```\n",
    "shelf/.env": "a secret",
    "shelf/plain.md": "## Plain\n",
    "talk/.git/config": "token",
    "talk/quarterdeck.config.yaml": "collections: {shelf: ../shelf, repo: ./.git, all: ./}\n",
    "talk/slides/decks/a.deck.yaml": 'title: A\nsections: ["shelf:a.md", "all:.git/config"]\n',
    "talk/slides/decks/c.deck.yaml": 'title: C\nsections: ["repo:config"]\n',
    "talk/slides/decks/b.deck.yaml": 'title: B\nsections: ["shelf:plain.md"]\n',
  });
  symlinkSync(made.file("secret.txt"), made.file("shelf/link.txt"));
  const build = async (deck: string, ...more: string[]) => {
    const args = ["build", `slides/decks/${deck}.deck.yaml`, "-f", "html", "--json", ...more];
    const { out } = await quarterdeckHere(made.file("talk"), args);
    return [...out.matchAll(/"code":"([\w-]+)"/g)].map(([, code]) => code);
  };
  return { ...made, build };
}

const consent = '{"quarterdeck": {"collection": "shelf"}}';

/** Expects that a collection ends at its folder, and that nobody's folder is one that does not say so. */
export async function expectCollections(): Promise<void> {
  const shelf = makeBeside(consent);
  const silent = makeBeside("{}");
  const seen = [await shelf.build("a"), await shelf.build("b"), await silent.build("b")];
  shelf.remove();
  silent.remove();
  expect(seen).toEqual([["outside-project", "outside-project", "missing-collection"], [], ["missing-collection"]]);
}

/** Expects that with `--safe` no configuration leads out of the project, or to what is hidden in it. */
export async function expectSafeCollections(): Promise<void> {
  const shelf = makeBeside(consent);
  const seen = [];
  for (const deck of ["a", "b", "c"]) seen.push(await shelf.build(deck, "--safe"));
  shelf.remove();
  const refused = "missing-collection";
  expect(seen).toEqual([[refused, refused], [refused], [refused]]);
}
