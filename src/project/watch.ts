import { statSync } from "node:fs";
import path from "node:path";
import { watch } from "chokidar";
import { systemFault } from "../report/system.js";
import { realPathOf } from "../source/folder.js";
import { type WatchedFolder, watchFolder } from "./watched-folder.js";

/** Tells of files that change, until it is closed. */
export interface Watcher {
  /** Watches more files, wherever they lie. */
  add(files: Iterable<string>): void;
  /** Watches more folders: absolute paths. Each is named once it is watched, for what has changed before. */
  addFolders(folders: Iterable<string>): void;
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
  /** Something cannot be watched, for a reason that was not told before; what is watched stays so. */
  readonly onError: (cause: unknown) => void;
}

/** A file that was just emptied is about to be written; so long, in milliseconds, it is waited for. */
const emptyFor = 30;
/** So long after a change, in milliseconds, its files are named once more: of quick changes the last one may be lost. */
const settled = 80;
/** How often, in milliseconds, files are looked at where nobody tells of changes. */
const pollInterval = 150;
/** How often, in milliseconds, it is asked whether a folder is still the same, and can be read. */
const lookInterval = 400;

/** Folders that belong to tools and hold no deck's files, also where nothing says so. */
const neverWatched = new Set(["node_modules", ".git"]);

/** Watches folders and files. What folders hold through links is not followed: a file that is read is watched by itself. */
export function watchFiles(options: WatchOptions): Watcher {
  const { poll } = options;
  const changes = gather(options.onChange);
  const onChange = (changed: string) => changes.add(path.resolve(changed));
  const onError = toldOnce(options.onError);
  const settings = { ignoreInitial: true, usePolling: poll, interval: pollInterval, binaryInterval: pollInterval };
  const folders = new Map<string, WatchedFolder>();
  const isIgnored = (absolute: string) =>
    neverWatched.has(path.basename(absolute)) || (!folders.has(absolute) && options.isIgnored(absolute));
  const treeSettings = { ...settings, ignored: isIgnored, followSymlinks: false };
  const watchTree = (folder: string) => {
    const opened = watchFolder(folder, { settings: treeSettings, onChange, onError });
    folders.set(folder, opened);
    return opened.ready;
  };
  const ready = Promise.all([...new Set(options.folders)].map(watchTree)).then(() => undefined);
  const others = watch([], settings).on("all", (_, changed) => onChange(changed));
  others.on("error", onError);
  const known = new Set<string>();
  const isInTree = (file: string) =>
    [...folders.keys()].some((folder) => stepsBelow(folder, realPathOf(file)).every((step) => !isIgnored(step)));
  // Nobody tells when another folder has taken the place of one, or when one can be read again.
  const timer = setInterval(() => {
    for (const folder of folders.values()) folder.look();
  }, lookInterval);
  timer.unref();
  return {
    ready,
    addFolders(added) {
      for (const folder of added) if (!folders.has(folder)) void watchTree(folder).then(() => onChange(folder));
    },
    add(files) {
      const fresh = [...files].filter((file) => !known.has(file) && !isInTree(file));
      for (const file of fresh) known.add(file);
      if (fresh.length > 0) others.add(fresh);
    },
    async close() {
      clearInterval(timer);
      changes.close();
      await Promise.all([others, ...folders.values()].map((each) => each.close()));
    },
  };
}

/** One reason may be that of thousands of folders. */
function toldOnce(tell: (cause: unknown) => void): (cause: unknown) => void {
  const told = new Set<string>();
  return (cause) => {
    const reason = systemFault(cause)?.code ?? String(cause);
    if (told.has(reason)) return;
    told.add(reason);
    tell(cause);
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
