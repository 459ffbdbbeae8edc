import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Tells of files that change, until it is closed. */
export interface Watcher {
  /** Watches more files, wherever they lie. */
  add(files: Iterable<string>): void;
  /** Waits until everything is watched. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

export interface WatchOptions {
  /** Absolute paths of folders. */
  readonly folders: readonly string[];
  /** Whether an absolute path in one of the folders, and what lies below it, is left alone. */
  readonly isIgnored: (absolute: string) => boolean;
  /** Looks at files again and again, for disks that tell nobody of their changes. */
  readonly poll: boolean;
  /** Absolute paths that may have changed. */
  readonly onChange: (paths: ReadonlySet<string>) => void;
  /** Something cannot be watched; what is watched stays so. */
  readonly onError: (cause: unknown) => void;
}

/** A file that was just emptied is about to be written; so long, in milliseconds, it is waited for. */
const emptyFor = 30;
/** So long after a change, in milliseconds, its files are named once more: of quick changes the last one may be lost. */
const settled = 80;
/** How often, in milliseconds, files are looked at where nobody tells of changes. */
const pollInterval = 150;
/** How often, in milliseconds, it is asked whether a folder is there again. */
const returnInterval = 400;

/** Folders that belong to tools and hold no deck's files, also where nothing says so. */
const neverWatched = new Set(["node_modules", ".git"]);

export function watchFiles(options: WatchOptions): Watcher {
  const { poll, onError } = options;
  const changes = gather(options.onChange);
  const settings = { ignoreInitial: true, usePolling: poll, interval: pollInterval, binaryInterval: pollInterval };
  const isIgnored = (absolute: string) =>
    neverWatched.has(path.basename(absolute)) || (!options.folders.includes(absolute) && options.isIgnored(absolute));
  const listen = (watcher: FSWatcher) =>
    watcher.on("all", (_, changed) => changes.add(path.resolve(changed))).on("error", onError);
  const openTree = () => listen(watch([...options.folders], { ...settings, ignored: isIgnored }));
  let tree = openTree();
  const ready = new Promise<void>((resolve) => tree.once("ready", resolve));
  const others = listen(watch([], settings));
  const known = new Set<string>();
  const isInTree = (file: string) =>
    options.folders.some((folder) => file === folder || stepsBelow(folder, file).every((step) => !isIgnored(step)));
  let areThere = options.folders.every((folder) => existsSync(folder));
  // A folder that is deleted is no longer watched, and nobody tells when it comes back.
  const timer = setInterval(() => {
    const now = options.folders.every((folder) => existsSync(folder));
    if (now && !areThere) {
      void tree.close();
      tree = openTree();
      for (const folder of options.folders) changes.add(folder);
    }
    areThere = now;
  }, returnInterval);
  timer.unref();
  return {
    ready,
    add(files) {
      const fresh = [...files].filter((file) => !known.has(file) && !isInTree(file));
      for (const file of fresh) known.add(file);
      if (fresh.length > 0) others.add(fresh);
    },
    async close() {
      clearInterval(timer);
      changes.close();
      await Promise.all([tree.close(), others.close()]);
    },
  };
}

/** The paths between a folder and what lies in it, which comes last; one that is no step for what lies elsewhere. */
function stepsBelow(folder: string, file: string): string[] {
  const relative = path.relative(folder, file);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return [path.join(folder, ".git")];
  const names = relative.split(path.sep);
  return names.map((_, index) => path.join(folder, ...names.slice(0, index + 1)));
}

/** Hands changes on at once; those of a file that is empty for the moment a little later, and all of them once more. */
function gather(tell: (paths: ReadonlySet<string>) => void) {
  let waiting = new Set<string>();
  let recent = new Set<string>();
  const timers = { soon: undefined as NodeJS.Timeout | undefined, again: undefined as NodeJS.Timeout | undefined };
  const flush = () => {
    clearTimeout(timers.soon);
    timers.soon = undefined;
    const paths = waiting;
    waiting = new Set();
    if (paths.size > 0) tell(paths);
  };
  return {
    add(changed: string) {
      waiting.add(changed);
      recent.add(changed);
      clearTimeout(timers.again);
      timers.again = setTimeout(() => {
        const paths = recent;
        recent = new Set();
        tell(paths);
      }, settled);
      if (timers.soon) clearTimeout(timers.soon);
      // Events of one moment are handed on together.
      timers.soon = setTimeout(flush, isEmpty(changed) ? emptyFor : 0);
    },
    close() {
      clearTimeout(timers.soon);
      clearTimeout(timers.again);
    },
  };
}

function isEmpty(file: string): boolean {
  try {
    const found = statSync(file);
    return found.isFile() && found.size === 0;
  } catch {
    return false;
  }
}
