import { parseYaml } from "../../content/yaml.js";
import { Ledger } from "../../ledger/ledger.js";
import type { SourceFile } from "../../source/text.js";
import { readReference } from "./file.js";
import { preparedKind, textOfValue } from "./kind.js";

/** A file as it was read, with what is wrong with it. */
interface ReadData {
  readonly content: unknown;
  readonly ledger: Ledger;
}

/** What a YAML or JSON file says; one that many slides show is read once for all of them. */
export const data = preparedKind<Map<string, ReadData>>({
  shape: "any",
  prepare: () => new Map(),
  value(written, scope, read) {
    const source = readReference(textOfValue(written), scope);
    if (!source) return undefined;
    const own = read.get(source.path) ?? readData(source);
    read.set(source.path, own);
    scope.reader.ledger.include(own.ledger);
    return own.content;
  },
});

function readData(source: SourceFile): ReadData {
  const ledger = new Ledger();
  return { content: parseYaml(source, ledger), ledger };
}
