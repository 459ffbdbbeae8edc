import { describe, expect, it } from "vitest";
import { parseCast } from "../../../src/render/terminal/cast.js";
import { replay } from "../../../src/render/terminal/screen.js";
import { sessionLines } from "../../../src/render/terminal/session.js";

const typedIn = (line: string) =>
  [...line.matchAll(/<span class="t-command[^"]*">([^<]*)<\/span>/g)].map(([, text = ""]) => text).join("");

/** What was typed, line by line: "" where a line is output. */
const typed = (...lines: string[]) => sessionLines(lines.join("\n")).map(typedIn);

async function replayed(data: string): Promise<readonly string[]> {
  const cast = parseCast(
    `${JSON.stringify({ version: 2, width: 24, height: 8 })}\n${JSON.stringify([0, "o", data])}\n`,
  );
  if ("mistake" in cast) throw new Error(cast.mistake.detail);
  const range = { start: 0, end: Number.POSITIVE_INFINITY };
  const screens = await replay(cast, [range]);
  return ("get" in screens ? screens.get(range)?.lines : undefined) ?? [];
}

describe("what was typed", () => {
  it.each([
    ["$ ls", "ls"],
    ["ana@host:~/lab$ ls -l", "ls -l"],
    ["root@c0ffee:/# ls", "ls"],
    ["[root@node1 ~]# ls", "ls"],
    ["(venv) ana@host:~$ ls", "ls"],
    ["PS C:\\Users\\ana> dir", "dir"],
    ["❯ ls", "ls"],
    ["➜ ls", "ls"],
    [">>> 1 + 1", "1 + 1"],
    ["# ls", "ls"],
  ])("stands behind a prompt: %s", (line, command) => {
    expect(typed(line, "an answer")).toEqual([command, ""]);
  });

  it("goes on behind > and after a backslash, and nowhere else", () => {
    expect(typed("$ for i in 1 2", "> do echo $i", "> done", "1", "> 2")).toEqual([
      "for i in 1 2",
      "do echo $i",
      "done",
      "",
      "",
    ]);
    expect(typed("$ runc run \\", "    demo", "hello")).toEqual(["runc run \\", "    demo", ""]);
  });

  it("is no comment where a clearer prompt stands, and no comment below output", () => {
    expect(typed("$ cat hosts", "# a comment", "> quoted")).toEqual(["cat hosts", "", ""]);
    expect(typed("name: demo", "# a comment")).toEqual(["", ""]);
  });

  it("is told by colours where a heading looks like a prompt", async () => {
    const lines = await replayed("\u001b[1m# A heading\u001b[0m\r\n\u001b[32m# \u001b[0mls\r\n# file");
    expect(lines.map(typedIn)).toEqual(["", "ls", ""]);
  });

  it("is told by the marks of a shell before any prompt, wherever the text has moved", async () => {
    const [a, b, c] = ["A", "B", "C"].map((mark) => `\u001b]133;${mark}\u0007`);
    const lines = await replayed(`${"\r\n".repeat(7)}${a}any prompt ${b}ls -l\r\n${c}$ no command\r\nend`);
    expect(lines.slice(-3).map(typedIn)).toEqual(["ls -l", "", ""]);
  });

  it("is not what a program draws a line above", async () => {
    const lines = await replayed("\u001b[1;53mTitle\u001b[55m\r\n$ ls\r\n\u001b[38;5;53mplum\u001b[0m");
    expect(lines.map(typedIn)).toEqual(["", "ls", ""]);
    expect(lines[2]).toContain("color:#5f005f");
  });

  it("keeps the colours that a program chose, and goes on where a row ends", async () => {
    const lines = await replayed("$ echo \u001b[33myellow\u001b[0m and more than fits\r\nout");
    expect(lines[0]).toContain('<span class="t-3">yellow');
    expect(lines.map(typedIn)).toEqual([expect.stringContaining("echo "), expect.stringContaining("fits"), ""]);
  });

  it("is the crop of its text, with a place for the cursor", async () => {
    const cast = parseCast(
      `${JSON.stringify({ version: 2, width: 80, height: 24 })}\n[0,"o","${"x".repeat(30)}\\r\\n"]\n`,
    );
    if ("mistake" in cast) throw new Error(cast.mistake.detail);
    const range = { start: 0, end: Number.POSITIVE_INFINITY };
    const screens = await replay(cast, [range]);
    expect("get" in screens && screens.get(range)).toMatchObject({
      columns: 31,
      rows: 1,
      live: { columns: 31, rows: 2 },
    });
  });
});
