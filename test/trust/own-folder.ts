import { existsSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { project, quarterdeckHere } from "../support/project.js";

const deck = (out: string) => `---\nformats: [md]\nout: ${out}\n---\n# A\n`;

/** A deck names a folder for its files, and somebody else's are in it. */
export async function expectOwnFolder(): Promise<void> {
  const made = project({
    "quarterdeck.config.yaml": "",
    "a.md": deck("site"),
    "b.md": deck("../b"),
    "site/a.md": "mine",
  });
  const run = (...args: readonly string[]) => quarterdeckHere(made.folder, ["build", "--no-cache", ...args]);
  try {
    const refused = await run("a.md");
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("no build has written there")]);
    expect(readFileSync(made.file("site/a.md"), "utf8")).toBe("mine");
    expect((await run("b.md")).err).toContain("b.md:3:6: error: “out”");
    made.write("a.md", deck("public/talks"));
    // What a build has written, the next one writes again.
    for (const _ of ["once", "twice"]) expect((await run("a.md")).out).toContain("public/talks/a.md");
  } finally {
    made.remove();
  }
}

/** A deck, and a configuration, name folders for files. */
export async function expectSafeFolder(): Promise<void> {
  const made = project({
    "quarterdeck.config.yaml": "build:\n  out: site\n",
    "a.md": deck("public"),
    "b.md": "# B\n",
  });
  try {
    const run = (file: string) => quarterdeckHere(made.folder, ["build", file, "-f", "md", "--safe", "--no-cache"]);
    const own = await run("a.md");
    expect([own.out, own.err]).toEqual([
      expect.stringContaining("dist/a.md"),
      expect.stringContaining("a.md:3:6: warning"),
    ]);
    const configured = await run("b.md");
    expect([configured.out, configured.err]).toEqual([
      expect.stringContaining("dist/b.md"),
      expect.stringContaining("quarterdeck.config.yaml:2:8: warning"),
    ]);
    expect(["public", "site"].filter((name) => existsSync(made.file(name)))).toEqual([]);
  } finally {
    made.remove();
  }
}
