import { readLabScript } from "../../content/lab-script.js";
import { readReference } from "./file.js";
import { plainKind } from "./kind.js";

/** A lab: a shell script that is divided by its comments. */
export const lab = plainKind({
  value(written, scope) {
    const source = readReference(written, scope);
    return source && readLabScript(source.text);
  },
});
