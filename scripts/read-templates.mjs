import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** All layouts and components that ship, with what their headers say. */
export function readTemplates() {
  return ["layouts", "components"].flatMap((kind) =>
    readdirSync(path.join("templates", kind))
      .filter((file) => file.endsWith(".hbs"))
      .map((file) => {
        const text = readFileSync(path.join("templates", kind, file), "utf8");
        const header = parse(/^\{\{!--([\s\S]*?)--\}\}/.exec(text)?.[1] ?? "") ?? {};
        return { kind, name: file.replace(".hbs", ""), ...header };
      }),
  );
}
