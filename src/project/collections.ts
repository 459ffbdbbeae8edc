import path from "node:path";
import type { Collection, Collections } from "../content/collections.js";
import { Ledger } from "../ledger/ledger.js";
import type { Cells, Memory } from "../ledger/memory.js";
import type { ProjectFiles } from "../source/files.js";
import { relativePath } from "../source/folder.js";
import { type Home, homeOf, schemes } from "../source/home.js";
import type { Span } from "../source/text.js";
import { type Explain, mistakeIn } from "./collection-mistakes.js";
import {
  clash,
  hiddenRefusal,
  isFolderPath,
  missingTarget,
  refusalOf,
  reservedPrefix,
  unknownPrefix,
} from "./collection-refusals.js";
import type { ProjectConfig } from "./config.js";
import { declaredPrefix, type InstalledPackage, type Packages } from "./packages.js";

/** What a prefix means in a file. */
type Answer = { readonly collection: Collection } | { readonly explain: Explain };

interface CollectionSources {
  /** The project's own. */
  readonly files: ProjectFiles;
  readonly config: (user: Ledger) => ProjectConfig;
  readonly packages: Packages;
  readonly memory: Memory;
  /** With `--safe`, no configuration says what may be read. */
  readonly isSafe: boolean;
}

/**
 * The collections of a project: those that its configuration maps, and installed packages that name a prefix in their
 * `package.json`. Nothing is looked for before somebody names a prefix.
 */
export function openCollections(sources: CollectionSources): Collections {
  return new ProjectCollections(sources);
}

class ProjectCollections implements Collections {
  readonly #sources: CollectionSources;
  readonly #answers: Cells<string, Answer>;
  readonly #opened = new Map<Home, { readonly collection: Collection; readonly ledger: Ledger }>();

  constructor(sources: CollectionSources) {
    this.#sources = sources;
    this.#answers = sources.memory.cells();
  }

  find(prefix: string, from: Home, user: Ledger): Collection | undefined {
    const answer = this.#answer(prefix, from, user);
    return "collection" in answer ? answer.collection : undefined;
  }

  opened(home: Home, user: Ledger): Collection | undefined {
    const opened = this.#opened.get(home);
    if (opened) user.include(opened.ledger);
    return opened?.collection;
  }

  explain(prefix: string, span: Span, user: Ledger): boolean {
    const answer = this.#answer(prefix, homeOf(span.file.path), user);
    if ("explain" in answer) user.report(answer.explain(span));
    return "explain" in answer;
  }

  #answer(prefix: string, from: Home, user: Ledger): Answer {
    if (schemes.has(prefix)) return { explain: reservedPrefix(prefix) };
    const ledger = new Ledger();
    const answer = this.#answers.get(`${from} ${prefix}`, ledger, (own) => this.#search(prefix, from, own));
    user.include(ledger);
    if ("collection" in answer) this.#opened.set(answer.collection.home, { collection: answer.collection, ledger });
    return answer;
  }

  #search(prefix: string, from: Home, user: Ledger): Answer {
    const { packages } = this.#sources;
    const own = this.opened(from, user);
    if (own && declaredPrefix(packages.at(own.files.root, user)) === prefix) return { collection: own };
    const known =
      this.#mapped(prefix, user) ??
      (own && this.#installed(prefix, { from, folder: own.files.root }, user)) ??
      this.#installed(prefix, { from: "", folder: this.#root }, user);
    const missing = () => missingPackages(this.#root, packages, user);
    return known ?? { explain: unknownPrefix(prefix, () => this.#knownPrefixes(), missing) };
  }

  get #root(): string {
    return this.#sources.files.root;
  }

  /** What the configuration says. */
  #mapping(user: Ledger) {
    const { settings } = this.#sources.config(user);
    return {
      targets: new Map(Object.entries(settings?.settings.collections ?? {})),
      spanAt: (prefix: string) => settings?.spanAt(["collections", prefix]),
    };
  }

  #target(target: string, user: Ledger): InstalledPackage | undefined {
    const { packages, files } = this.#sources;
    if (!isFolderPath(target)) return packages.find(target, this.#root, user);
    const folder = files.realFolder(relativePath(this.#root, path.resolve(this.#root, target)) || ".", user);
    return folder === undefined ? undefined : packages.at(folder, user);
  }

  #mapped(prefix: string, user: Ledger): Answer | undefined {
    const { targets, spanAt } = this.#mapping(user);
    const target = targets.get(prefix);
    if (target === undefined) return undefined;
    const found = this.#target(target, user);
    const refusal = found ? refusalOf(found, { target, prefix }, this.#sources) : missingTarget(prefix, target);
    if (refusal) return { explain: (span) => refusal(spanAt(prefix) ?? span) };
    return found && this.#open(found, prefix, user);
  }

  /** @param from the collection that asks, and the folder from which its packages are looked for */
  #installed(prefix: string, { from, folder }: { from: Home; folder: string }, user: Ledger): Answer | undefined {
    const found = installedFrom(folder, this.#sources.packages, user);
    const named = new Map(found.filter((each) => declaredPrefix(each) === prefix).map((each) => [each.root, each]));
    const [first] = named.values();
    if (!first) return undefined;
    if (named.size > 1) return { explain: clash(prefix, [...named.values()]) };
    const refusal = hiddenRefusal(first, { target: first.manifest?.name ?? prefix, prefix }, this.#sources);
    return refusal ? { explain: refusal } : this.#open(first, this.#homeOf(first, { prefix, from }, user), user);
  }

  /**
   * Its own prefix, where that means the same package in the project; else it is known through the collection that needs
   * it. What other decks have opened decides nothing.
   */
  #homeOf(found: InstalledPackage, { prefix, from }: { prefix: string; from: Home }, user: Ledger): Home {
    const known = from === "" ? undefined : this.#answer(prefix, "", user);
    const isSame = known && "collection" in known && known.collection.files.root === found.root;
    return from === "" || isSame ? prefix : `${from}-${prefix}`;
  }

  /** Opens a package under the prefix that the project gives it, else as this home. */
  #open(found: InstalledPackage, otherwise: Home, user: Ledger): Answer {
    const { packages } = this.#sources;
    const isFound = ([, target]: readonly [string, string]) => this.#target(target, user)?.root === found.root;
    const home = [...this.#mapping(user).targets].find(isFound)?.[0] ?? otherwise;
    const mistake = mistakeIn(found, { root: this.#root, packages }, user);
    if (mistake) return { explain: mistake };
    const before = this.#opened.get(home)?.collection;
    return { collection: before?.files.root === found.root ? before : { home, files: found.files } };
  }

  #knownPrefixes(): string[] {
    const user = new Ledger();
    const declared = installedFrom(this.#root, this.#sources.packages, user).flatMap(
      (each) => declaredPrefix(each) ?? [],
    );
    return [...new Set([...this.#mapping(user).targets.keys(), ...declared])];
  }
}

/** Packages that are called `quarterdeck-…`, that a `package.json` lists, and that are not there. */
const missingPackages = (folder: string, packages: Packages, user: Ledger): string[] =>
  packages
    .candidates(folder, user)
    .filter((name) => /(?:^|\/)quarterdeck-/.test(name) && !packages.find(name, folder, user));

const installedFrom = (folder: string, packages: Packages, user: Ledger): InstalledPackage[] =>
  packages.candidates(folder, user).flatMap((name) => packages.find(name, folder, user) ?? []);
