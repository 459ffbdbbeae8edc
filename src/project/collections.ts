import path from "node:path";
import type { Collection, Collections } from "../content/collections.js";
import { Ledger } from "../ledger/ledger.js";
import type { Cells, Memory } from "../ledger/memory.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectFiles } from "../source/files.js";
import { isWithin, relativePath } from "../source/folder.js";
import { type Home, homeOf, schemes } from "../source/home.js";
import type { Span } from "../source/text.js";
import { type Explain, mistakeIn } from "./collection-mistakes.js";
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
  readonly #opened = new Map<Home, Collection>();

  constructor(sources: CollectionSources) {
    this.#sources = sources;
    this.#answers = sources.memory.cells();
  }

  find(prefix: string, from: Home, user: Ledger): Collection | undefined {
    const answer = this.#answer(prefix, from, user);
    return "collection" in answer ? answer.collection : undefined;
  }

  opened(home: Home): Collection | undefined {
    return this.#opened.get(home);
  }

  explain(prefix: string, span: Span, user: Ledger): boolean {
    const answer = this.#answer(prefix, homeOf(span.file.path), user);
    if ("explain" in answer) user.report(answer.explain(span));
    return "explain" in answer;
  }

  #answer(prefix: string, from: Home, user: Ledger): Answer {
    if (schemes.has(prefix)) return { explain: reservedPrefix(prefix) };
    const answer = this.#answers.get(`${from} ${prefix}`, user, (ledger) => this.#search(prefix, from, ledger));
    if ("collection" in answer) this.#opened.set(answer.collection.home, answer.collection);
    return answer;
  }

  #search(prefix: string, from: Home, user: Ledger): Answer {
    const { packages } = this.#sources;
    const own = this.#opened.get(from);
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
    const before = this.#opened.get(home);
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

const isFolderPath = (target: string) => /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:[/\\])/i.test(target);

const missingTarget =
  (prefix: string, target: string): Explain =>
  (span) => {
    const detail = isFolderPath(target) ? `there is no folder “${target}”` : `the package “${target}” is not installed`;
    const remedy = isFolderPath(target)
      ? "write the path of a folder, relative to the project"
      : `run npm install ${target}, or write the path of a folder: ./${target}`;
    return problem("missing-collection", { prefix, detail }, { span, remedy });
  };

const unknownPrefix =
  (prefix: string, known: () => readonly string[], missing: () => readonly string[]): Explain =>
  (span) => {
    const names = known();
    const listed = missing();
    const hint =
      listed.length > 0
        ? `package.json lists ${listed.join(", ")}, which is not installed: run npm install`
        : names.length === 0
          ? `install the package that calls itself “${prefix}”, or map it: collections: {${prefix}: PACKAGE} in quarterdeck.config.yaml`
          : `known: ${names.join(", ")}`;
    const detail = "no package and no line of the configuration has this name";
    const remedy = didYouMean(prefix, names) ?? hint;
    return problem("missing-collection", { prefix, detail }, { span, remedy });
  };

const reservedPrefix =
  (prefix: string): Explain =>
  (span) =>
    problem(
      "missing-collection",
      { prefix, detail: "addresses begin in this way" },
      { span, remedy: "give the collection another prefix: collections: {PREFIX: PACKAGE} in quarterdeck.config.yaml" },
    );

const clash =
  (prefix: string, found: readonly InstalledPackage[]): Explain =>
  (span) => {
    const names = found.map(({ root, manifest }) => manifest?.name || path.basename(root));
    const packages = names.map((name) => `“${name}”`).join(" and ");
    const related = found.flatMap(({ manifest }) => {
      const place = manifest?.spanAt(["quarterdeck", "collection"]);
      return place ? [{ span: place, message: "one of them" }] : [];
    });
    return problem("clashing-collections", { prefix, packages, first: names[0] ?? "" }, { span, related });
  };

/** What is asked for, as it is written, and the prefix for it. */
interface Asked {
  readonly target: string;
  readonly prefix: string;
}

const refuse =
  (prefix: string, detail: string, remedy: string): Explain =>
  (span) =>
    problem("missing-collection", { prefix, detail }, { span, remedy });

/** Why a package is not read that lies where the project keeps things from its decks. */
function hiddenRefusal(
  { root: folder }: InstalledPackage,
  { target, prefix }: Asked,
  { files }: CollectionSources,
): Explain | undefined {
  const isHidden = isWithin(folder, files.root) && files.hides(`${relativePath(files.root, folder)}/`);
  return isHidden ? refuse(prefix, `“${target}” is hidden from decks`, "name a folder that is not") : undefined;
}

/** Why a folder that a configuration names is not read. */
function refusalOf(found: InstalledPackage, asked: Asked, sources: CollectionSources): Explain | undefined {
  const { target, prefix } = asked;
  const { root } = sources.files;
  if (isWithin(root, found.root))
    return refuse(
      prefix,
      `“${target}” is the project itself, or holds it`,
      "name a folder that does not hold the project",
    );
  const hidden = hiddenRefusal(found, asked, sources);
  if (hidden || isWithin(found.root, root)) return hidden;
  if (sources.isSafe)
    return refuse(
      prefix,
      `“${target}” lies outside of the project`,
      "with --safe, collections lie in the project's folder",
    );
  if (declaredPrefix(found) !== undefined) return undefined;
  const detail = `“${target}” lies outside of the project, and does not say that it is a collection`;
  return refuse(prefix, detail, `let it say so, in its package.json: {"quarterdeck": {"collection": "${prefix}"}}`);
}
