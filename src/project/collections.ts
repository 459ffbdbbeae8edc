import { existsSync, realpathSync, statSync } from "node:fs";
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
    sources.memory.onChange(() => this.#opened.clear());
  }

  find(prefix: string, from: Home, user: Ledger): Collection | undefined {
    const answer = this.#answer(prefix, from, user);
    return "collection" in answer ? answer.collection : undefined;
  }

  opened(home: Home): Collection | undefined {
    return this.#opened.get(home);
  }

  get all(): readonly Collection[] {
    return [...this.#opened.values()];
  }

  explain(prefix: string, span: Span, user: Ledger): void {
    const answer = this.#answer(prefix, homeOf(span.file.path), user);
    if ("explain" in answer) user.report(answer.explain(span));
  }

  #answer(prefix: string, from: Home, user: Ledger): Answer {
    if (schemes.has(prefix)) return { explain: reservedPrefix(prefix) };
    const answer = this.#answers.get(`${from} ${prefix}`, user, (ledger) => this.#search(prefix, from, ledger));
    if ("collection" in answer) this.#opened.set(answer.collection.home, answer.collection);
    return answer;
  }

  #search(prefix: string, from: Home, user: Ledger): Answer {
    const {
      packages,
      files: { root },
    } = this.#sources;
    const own = this.#opened.get(from);
    if (own && declaredPrefix(packages.at(own.files.root, user)) === prefix) return { collection: own };
    const known = this.#mapped(prefix, user) ?? this.#installed(prefix, own?.files.root ?? root, user);
    return known ?? { explain: unknownPrefix(prefix, () => this.#knownPrefixes()) };
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
    const {
      packages,
      files: { root },
    } = this.#sources;
    return isFolderPath(target)
      ? folderAt(path.resolve(root, target), packages, user)
      : packages.find(target, root, user);
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

  #installed(prefix: string, from: string, user: Ledger): Answer | undefined {
    const {
      packages,
      files: { root },
    } = this.#sources;
    const found = [from, root].flatMap((folder) => installedFrom(folder, packages, user));
    const named = new Map(found.filter((each) => declaredPrefix(each) === prefix).map((each) => [each.root, each]));
    const [first] = named.values();
    if (named.size > 1) return { explain: clash(prefix, [...named.values()]) };
    return first && this.#open(first, prefix, user);
  }

  /** Opens a package under the prefix that the project gives it, else under its own. */
  #open(found: InstalledPackage, declared: string, user: Ledger): Answer {
    const mapped = [...this.#mapping(user).targets].find(
      ([, target]) => this.#target(target, user)?.root === found.root,
    );
    const home = mapped?.[0] ?? declared;
    const before = this.#opened.get(home);
    if (before && before.files.root !== found.root)
      return { explain: clash(home, [this.#sources.packages.at(before.files.root, user), found]) };
    const mistake = mistakeIn(found, { root: this.#sources.files.root, packages: this.#sources.packages }, user);
    return mistake ? { explain: mistake } : { collection: before ?? { home, files: found.files } };
  }

  #knownPrefixes(): string[] {
    const user = new Ledger();
    const {
      packages,
      files: { root },
    } = this.#sources;
    const declared = installedFrom(root, packages, user).flatMap((each) => declaredPrefix(each) ?? []);
    return [...new Set([...this.#mapping(user).targets.keys(), ...declared])];
  }
}

const installedFrom = (folder: string, packages: Packages, user: Ledger): InstalledPackage[] =>
  packages.candidates(folder, user).flatMap((name) => packages.find(name, folder, user) ?? []);

const isFolderPath = (target: string) => /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:[/\\])/i.test(target);

function folderAt(folder: string, packages: Packages, user: Ledger): InstalledPackage | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  return packages.at(realpathSync.native(folder), user);
}

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
  (prefix: string, known: () => readonly string[]): Explain =>
  (span) => {
    const names = known();
    const hint =
      names.length === 0
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

/** Why a folder that a configuration names is not read. */
function refusalOf(
  { root: folder, ...found }: InstalledPackage,
  { target, prefix }: { readonly target: string; readonly prefix: string },
  { files: { root, hides }, isSafe }: CollectionSources,
): Explain | undefined {
  const isInside = isWithin(folder, root);
  if (isWithin(root, folder)) {
    const detail = `“${target}” is the project itself, or holds it`;
    return (span) =>
      problem(
        "missing-collection",
        { prefix, detail },
        { span, remedy: "name a folder that does not hold the project" },
      );
  }
  const isHidden = isInside && hides(`${relativePath(root, folder)}/`);
  if (isHidden) {
    const detail = `“${target}” is hidden from decks`;
    return (span) => problem("missing-collection", { prefix, detail }, { span, remedy: "name a folder that is not" });
  }
  if (isInside || (!isSafe && declaredPrefix({ root: folder, ...found }) !== undefined)) return undefined;
  const remedy = isSafe
    ? "with --safe, collections lie in the project's folder"
    : `let it say so, in its package.json: {"quarterdeck": {"collection": "${prefix}"}}`;
  const detail = `“${target}” lies outside of the project${isSafe ? "" : ", and does not say that it is a collection"}`;
  return (span) => problem("missing-collection", { prefix, detail }, { span, remedy });
}
