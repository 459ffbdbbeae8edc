import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** A template that ships, with what its header says. */
export interface ShippedTemplate {
  readonly kind: "layouts" | "components";
  readonly name: string;
  readonly text: string;
  readonly summary: string;
  readonly example: string;
  readonly attributes: Readonly<Record<string, { readonly type: string }>>;
}

/** All layouts and components, in the order of their names. */
export const shippedTemplates: readonly ShippedTemplate[] = (["layouts", "components"] as const).flatMap((kind) =>
  readdirSync(path.join("templates", kind))
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => {
      const text = readFileSync(path.join("templates", kind, file), "utf8");
      const { summary, example, attributes = {} } = parse(/^\{\{!--([\s\S]*?)--\}\}/.exec(text)?.[1] ?? "");
      return {
        kind,
        name: file.replace(".hbs", ""),
        text,
        summary: String(summary),
        example: String(example),
        attributes,
      };
    }),
);

/** The files that the examples name. */
export const exampleFiles: Readonly<Record<string, string>> = {
  "hello.cast": `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","# runc list\\r\\nhello"]\n`,
  "hello.sh":
    "# title: Hello\n# summary: A container.\n# packages: runc\n# step one: It runs\n#   It really does.\nrunc list\n",
  "results.json": JSON.stringify({ results: [{ name: "runc", start: { median: 40 } }] }),
  "stack.yaml":
    "- {id: api, kind: interface, name: API}\n- {id: low-level, name: Low-level runtime, detail: runc}\n- {id: kernel, name: Kernel, role: kernel}\n",
  "boxes.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1"/></svg>',
};
