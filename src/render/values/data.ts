import { parseYaml } from "../../content/yaml.js";
import { readReference } from "./file.js";
import { plainKind } from "./kind.js";

/** What a YAML or JSON file says. */
export const data = plainKind({
  shape: "any",
  value(written, scope) {
    const source = readReference(written, scope);
    return source && parseYaml(source, scope.reader.ledger);
  },
});
