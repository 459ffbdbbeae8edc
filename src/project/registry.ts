import { type FactFile, makeRegistry, readFactFile, readLabels } from "../content/facts.js";
import type { Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { FactRegistry } from "../model/fact.js";
import type { ProjectPath } from "../source/files.js";

/** How attributes of facts are called. */
const labelsFile = "slides/facts/labels.yaml";

/** The project's registry of facts. */
export interface RegistrySource {
  /** Reads the registry on the first use; a file that has changed is read again, the others are kept. */
  read(user: Ledger): FactRegistry;
}

export function openRegistry(reader: Reader, memory: Memory): RegistrySource {
  const registries = memory.cells<"registry", FactRegistry>();
  const files = memory.cells<ProjectPath, FactFile | undefined>();
  const readFile = (file: ProjectPath, user: Ledger) =>
    files.get(file, user, (ledger) => {
      const source = reader.for(ledger).read(file);
      return source && readFactFile(source, ledger);
    });
  return {
    read: (user) =>
      registries.get("registry", user, (ledger) => {
        const own = reader.for(ledger);
        const names = own.list("slides/facts/**/*.yaml").filter((name) => name !== labelsFile);
        const labels = own.lookUp(labelsFile, ["."]);
        const source = "found" in labels ? own.read(labels.found) : undefined;
        return makeRegistry(
          names.flatMap((name) => readFile(name, ledger) ?? []),
          source ? readLabels(source, ledger) : new Map(),
          ledger,
        );
      }),
  };
}
