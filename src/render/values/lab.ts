import path from "node:path";
import { readLabScript } from "../../content/lab-script.js";
import { readReference } from "./file.js";
import { plainKind } from "./kind.js";
import { fields, many } from "./shape.js";

/** A lab: a shell script that is divided by its comments. */
export const lab = plainKind({
  shape: fields({
    file: "text",
    title: "text",
    summary: "text",
    packages: many("text"),
    minutes: "number",
    setup: "text",
    steps: many(fields({ id: "text", title: "text", text: "text", varies: "text", code: "text" })),
    cleanup: "text",
    question: "text",
    answer: "text",
  }),
  value(written, scope) {
    const source = readReference(written, scope);
    return source && { file: path.posix.basename(source.path), ...readLabScript(source.text) };
  },
});
