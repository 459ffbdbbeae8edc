import { expect, vi } from "vitest";
import { project, quarterdeckHere } from "../support/project.js";

const codesIn = (out: string) => [...out.matchAll(/"code":"([\w-]+)"/g)].map(([, code]) => code);

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
  const codes = async () => {
    const { out } = await quarterdeckHere(made.folder, ["build", "talks/talk.md", "-f", "html", "--json"]);
    return codesIn(out);
  };
  expect(await codes()).toEqual(["hidden-file", "hidden-file"]);
  vi.stubEnv("HOME", made.folder);
  expect(await codes()).toEqual(["outside-project", "outside-project", "outside-project"]);
  vi.unstubAllEnvs();
  made.remove();
}

/** Expects that with `--safe` a repository is no reason to take its folder for the project. */
export async function expectUnguessed(): Promise<void> {
  const made = project({
    "package.json": "{}",
    ".git/HEAD": "",
    "plain.txt": "x",
    "talks/talk.md": "## A\n\n```text file=../plain.txt\n```\n",
  });
  const build = (...more: string[]) =>
    quarterdeckHere(made.folder, ["build", "talks/talk.md", "-f", "html", "--json", ...more]);
  const [plain, safe] = [await build(), await build("--safe")];
  made.remove();
  expect(plain.status).toBe(0);
  expect(safe.status).toBe(1);
  expect(codesIn(safe.out)).toEqual(["outside-project"]);
}
