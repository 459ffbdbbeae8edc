import { accessSync, constants, statSync } from "node:fs";
import { type FSWatcher, watch } from "chokidar";
import { systemFault } from "../report/system.js";

/** A folder that is watched with all that lies in it, whatever becomes of it. */
export interface WatchedFolder {
  readonly ready: Promise<void>;
  /** Looks whether it is still the same; another one is watched from now on, and named as changed. */
  look(): void;
  close(): Promise<void>;
}

/** How a folder is watched, and who is told. */
export interface FolderOptions {
  readonly settings: Parameters<typeof watch>[1];
  readonly onChange: (absolute: string) => void;
  readonly onError: (cause: unknown) => void;
}

/** A folder as it is at one moment; undefined while there is none that can be read. */
interface Identity {
  /** Device and inode: another folder may have the same name. */
  readonly node: string;
  /** When its permissions or its owner were changed; undefined where the last change was one of what it holds. */
  readonly changed: bigint | undefined;
}

/** Watches a folder, also one that is not there yet, or no longer: it is waited for. */
export function watchFolder(folder: string, { settings, onChange, onError }: FolderOptions): WatchedFolder {
  let known = identityOf(folder);
  let tree: FSWatcher | undefined;
  let isClosed = false;
  /** What could not be read below it: nobody tells when that can be read again. */
  const unread = new Set<string>();
  const open = (): Promise<void> => {
    void tree?.close();
    tree = undefined;
    unread.clear();
    if (!known) return Promise.resolve();
    const opened = watch(folder, settings);
    tree = opened;
    let isOpening = true;
    opened
      .on("all", (_, changed) => onChange(changed))
      .on("error", (cause) => {
        const refused = refusedIn(cause);
        // What is refused although it can be read is tried once more, not for ever.
        if (refused !== "" && opened === tree && !(isOpening && canBeRead(refused))) unread.add(refused);
        onError(cause);
      });
    return new Promise((resolve) =>
      opened.once("ready", () => {
        isOpening = false;
        resolve();
      }),
    );
  };
  const ready = open();
  return {
    ready,
    look() {
      const now = identityOf(folder);
      const isOther = now?.node !== known?.node || (now?.changed !== undefined && now.changed !== known?.changed);
      known = now;
      if (!isOther && ![...unread].some(canBeRead)) return;
      // What changed before it was watched is found when it is asked for as a whole.
      void open().then(() => {
        if (!isClosed) onChange(folder);
      });
    },
    async close() {
      isClosed = true;
      await tree?.close();
    },
  };
}

function identityOf(folder: string): Identity | undefined {
  try {
    const found = statSync(folder, { bigint: true });
    if (!found.isDirectory() || !canBeRead(folder)) return undefined;
    const { dev, ino, ctimeNs, mtimeNs } = found;
    return { node: `${dev} ${ino}`, changed: ctimeNs === mtimeNs ? undefined : ctimeNs };
  } catch {
    return undefined;
  }
}

/** The path that was refused for want of permissions; "" for any other error. */
function refusedIn(cause: unknown): string {
  const fault = systemFault(cause);
  return fault && /^(?:EACCES|EPERM)$/.test(fault.code) ? fault.path : "";
}

function canBeRead(place: string): boolean {
  try {
    const isFolder = statSync(place).isDirectory();
    accessSync(place, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
