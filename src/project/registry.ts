import { type FactFile, makeRegistry, readFactFile, readLabels } from "../content/facts.js";
import type { KeptValues } from "../content/kept-values.js";
import type { Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Entries, FactRegistry, OwnFacts } from "../model/fact.js";
import type { ProjectPath } from "../source/files.js";
import { type Home, splitReference } from "../source/home.js";

/** The project's registry of facts, and those of its collections. */
export interface RegistrySource {
  /** Reads a registry on the first use; a file that has changed is read again, the others are kept. */
  read(user: Ledger): FactRegistry;
}

/** @param kept what earlier runs have read of facts */
export function openRegistry(reader: Reader, memory: Memory, kept?: KeptValues): RegistrySource {
  const registries = memory.cells<Home, OwnFacts>();
  const files = memory.cells<ProjectPath, FactFile | undefined>();
  const readFile = (file: ProjectPath, user: Ledger) =>
    files.get(file, user, (ledger) => {
      const source = reader.for(ledger).read(file);
      return source && readFactFile(source, ledger, kept);
    });
  const ownFacts = (home: Home, user: Ledger) =>
    registries.get(home, user, (ledger) => {
      const own = reader.for(ledger);
      const folder = factsFolder(home, own);
      // How attributes of facts are called.
      const labelsFile = `${folder}/labels.yaml`;
      const names = own.list(`${folder}/**/*.yaml`).filter((name) => name !== labelsFile);
      const labels = own.lookUp("labels.yaml", [folder]);
      const source = "found" in labels ? own.read(labels.found) : undefined;
      return makeRegistry(
        names.flatMap((name) => readFile(name, ledger) ?? []),
        source ? readLabels(source, ledger) : new Map(),
        ledger,
      );
    });
  return { read: (user) => registryOver(reader.for(user), (home) => ownFacts(home, user)) };
}

/** A collection has its facts beside its sections; so has a project that is one. */
function factsFolder(home: Home, reader: Reader): string {
  if (home !== "") return `${home}:/facts`;
  return reader.isFolder("slides") ? "slides/facts" : "facts";
}

/** A project's registry, which leads on to those of its collections. */
function registryOver(reader: Reader, factsOf: (home: Home) => OwnFacts): FactRegistry {
  const own = factsOf("");
  /** The collections of which something was asked. */
  const used = new Set<Home>();
  const entriesOf = <T>(
    kind: (facts: OwnFacts) => ReadonlyMap<string, T>,
    asKnown: (entry: T, home: Home) => T,
  ): Entries<T> => {
    const get = (name: string): T | undefined => {
      const reference = splitReference(name);
      if (!reference) return kind(own).get(name);
      // Names are whole here: what stands before the colon is the home, however a file writes it.
      const home = reader.collections.opened(reference.prefix, reader.ledger)?.home;
      if (home === undefined) return undefined;
      used.add(home);
      const found = kind(factsOf(home)).get(reference.name);
      return found === undefined ? undefined : asKnown(found, home);
    };
    return {
      get,
      has: (name) => get(name) !== undefined,
      *keys() {
        yield* kind(own).keys();
        for (const home of used) for (const name of kind(factsOf(home)).keys()) yield `${home}:${name}`;
      },
      values: () => kind(own).values(),
    };
  };
  return {
    entities: entriesOf(
      ({ entities }) => entities,
      (entity) => entity,
    ),
    facts: entriesOf(
      ({ facts }) => facts,
      (fact, home) => ({ ...fact, entity: `${home}:${fact.entity}` }),
    ),
    labels: entriesOf(
      ({ labels }) => labels,
      (label) => label,
    ),
  };
}
