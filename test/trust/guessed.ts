import { expect, vi } from "vitest";
import { project, quarterdeckHere } from "../support/project.js";

const codesIn = (out: string) => [...out.matchAll(/"code":"([\w-]+)"/g)].map(([, code]) => code);

const build = async (folder: string, input: string, ...more: string[]) => {
  const { status, out } = await quarterdeckHere(folder, ["build", input, "-f", "html", "--json", ...more]);
  return { status, codes: codesIn(out) };
};

/** Expects that a guessed project keeps its hidden files, and that none is guessed where the home folder would be it. */
export async function expectHidden(): Promise<void> {
  const included = [".env", "key.txt", "plain.txt"].map((file) => `\n\`\`\`text file=../${file}\n\`\`\`\n`);
  const made = project({
    ".git/HEAD": "",
    ".gitignore": "key.txt\n",
    ".env": "",
    "key.txt": "",
    "plain.txt": "x",
    "talks/talk.md": `## A\n${included.join("")}`,
  });
  const codes = async () => (await build(made.folder, "talks/talk.md")).codes;
  expect(await codes()).toEqual(["hidden-file", "hidden-file"]);
  vi.stubEnv("HOME", made.folder);
  expect(await codes()).toEqual(["outside-project", "outside-project", "outside-project"]);
  vi.unstubAllEnvs();
  made.remove();
}

/** Expects that with `--safe` neither a repository nor a configuration widens what a Markdown file reads. */
export async function expectSafeBorder(): Promise<void> {
  const made = project({
    "package.json": "{}",
    ".git/HEAD": "",
    "quarterdeck.config.yaml": "",
    "plain.txt": "x",
    "slides/decks/a.deck.yaml": "title: A\nsections: [a.md]\n",
    "slides/a.md": "## A\n\n```text file=../plain.txt\n```\n",
  });
  const seen = [
    await build(made.folder, "slides/a.md"),
    await build(made.folder, "slides/a.md", "--safe"),
    await build(made.folder, "slides/a.md", "--safe", "--root", "."),
    await build(made.folder, "slides/decks/a.deck.yaml", "--safe"),
  ];
  made.remove();
  expect(seen).toEqual([
    { status: 0, codes: [] },
    { status: 1, codes: ["outside-project"] },
    { status: 0, codes: [] },
    { status: 0, codes: [] },
  ]);
}

/** Expects that a repository's secrets stay out of a deck of it, though it says that it is a project. */
export async function expectSafeHidden(): Promise<void> {
  const made = project({
    ".git/config": "token",
    ".gitignore": "key.txt\n",
    "key.txt": "",
    "quarterdeck.config.yaml": "",
    "a.md": "## A\n\n```text file=.git/config\n```\n\n```text file=key.txt\n```\n",
  });
  const seen = [await build(made.folder, "a.md", "--safe"), await build(made.folder, "a.md", "--safe", "--root", ".")];
  made.remove();
  const refused = { status: 1, codes: ["hidden-file", "hidden-file"] };
  expect(seen).toEqual([refused, refused]);
}
