import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `package.json`, `templates/` and `lib/`; bundling puts this module into `lib/`. */
export const packageRoot = findPackageRoot(path.dirname(fileURLToPath(import.meta.url)));

function findPackageRoot(from: string): string {
  const folders = [from, path.join(from, ".."), path.join(from, "../..")];
  return folders.find((folder) => hasManifest(folder)) ?? from;
}

function hasManifest(folder: string): boolean {
  try {
    return readFileSync(path.join(folder, "package.json"), "utf8").includes('"name": "quarterdeck"');
  } catch {
    return false;
  }
}

/**
 * Whether a file came with Quarterdeck. Such files have no root, because nobody opens them by their path; in this
 * repository, the project's templates are the packaged ones.
 */
export const isPackaged = ({ root }: { readonly root: string | undefined }): boolean =>
  root === undefined || root === packageRoot;

/** Quarterdeck's version. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "";
}

/**
 * Names what is compiled: a hash of the bundle and of the templates that came with it, written when they were made.
 * Undefined when it was not compiled; then nothing can be said about what it would do.
 */
export const bundleHash = () => readCompiled("bundle-hash");

/** The same for what draws diagrams. */
export const drawingHash = () => readCompiled("drawing-hash");

/** The text of a compiled file of the package; undefined when it was not compiled. */
export function readCompiled(name: string): string | undefined {
  try {
    return readFileSync(compiledFile(name), "utf8");
  } catch {
    return undefined;
  }
}

/** A compiled file of the package, by its name in `lib/`. */
export const compiledFile = (name: string) => path.join(packageRoot, "lib", name);

let load = (file: string): unknown => createRequire(import.meta.url)(file);

/** From now on, compiled modules are loaded by one who knows what V8 has made of them before. */
export function loadCompiledBy(loader: (file: string) => unknown): void {
  load = loader;
}

/**
 * What a compiled module or JSON file of the package gives, loaded once.
 * @throws when it was not compiled
 */
export const requireCompiled = <Loaded>(name: string): Loaded => load(compiledFile(name)) as Loaded;

/** The same; undefined when it was not compiled. */
export function loadCompiled<Loaded>(name: string): Loaded | undefined {
  try {
    return requireCompiled(name);
  } catch {
    return undefined;
  }
}
