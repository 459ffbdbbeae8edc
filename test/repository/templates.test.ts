import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { project, quarterdeckHere } from "../support/project.js";

const examples = ["layouts", "components"].flatMap((kind) =>
  readdirSync(path.join("templates", kind))
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => [kind, file.replace(".hbs", "")] as const),
);

describe("the templates", () => {
  it.each(examples)("%s/%s describes itself, and its example builds without a problem", async (kind, name) => {
    const text = readFileSync(path.join("templates", kind, `${name}.hbs`), "utf8");
    const header = parse(/^\{\{!--([\s\S]*?)--\}\}/.exec(text)?.[1] ?? "");
    expect(header.summary).toMatch(/\.$/);
    const made = project({
      "deck.md": header.example,
      "hello.cast": `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","# runc list"]\n`,
      "hello.sh":
        "# title: Hello\n# summary: A container.\n# packages: runc\n# step one: It runs\n#   It really does.\nrunc list\n",
      "results.json": JSON.stringify({ results: [{ name: "runc", start: { median: 40 } }] }),
      "stack.yaml": "- {id: low-level, name: Low-level runtime}\n- {id: kernel, name: Kernel, role: kernel}\n",
      "boxes.svg": '<svg viewBox="0 0 2 1"><rect width="1" height="1"/></svg>',
    });
    cpSync("slides/facts", made.file("slides/facts"), { recursive: true });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "deck.md", "-f", "html"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    const html = readFileSync(made.file("dist/deck.html"), "utf8");
    const slides = html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
    expect(slides).toContain(kind === "layouts" ? `layout-${name}` : name === "incremental" ? "fragment" : `c-${name}`);
    made.remove();
  });
});
