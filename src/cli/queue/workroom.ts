import { mkdirSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openCacheFolder } from "../../cache/folder.js";
import { openWorkplace, type Workplace } from "../../export/queue/place-snapshot.js";
import { ownName, remove, removeLeftovers } from "../../source/leftovers.js";
import { begin, settle } from "../../source/unfinished.js";

/** Where one job at a time is done: projects stand there from job to job. */
export interface Desk {
  /** The folder of a project, by its name. */
  workplace(project: string): Workplace;
  /** Absolute path of a file for what a thread is told. */
  readonly order: string;
  /** Absolute path of a folder for results. */
  readonly out: string;
}

/** The folder of a worker. */
export interface Workroom {
  /** A desk that is free; there are as many as jobs at a time. */
  take(): Desk;
  giveBack(desk: Desk): void;
  /** Removes everything. */
  close(): void;
}

const prefix = "work-";
/** So many projects stand at a desk: each takes as much room as it has files. */
const mostProjects = 4;

/** Opens a folder of this process in the user's cache, or where temporary files go; what dead workers have left there goes. */
export function openWorkroom(environment: NodeJS.ProcessEnv): Workroom {
  const cache = openCacheFolder(environment);
  const shared = cache ? path.join(cache, "queue") : undefined;
  if (shared) {
    mkdirSync(shared, { recursive: true, mode: 0o700 });
    removeLeftovers(shared, prefix);
  }
  const folder = shared ? path.join(shared, ownName(prefix)) : mkdtempSync(path.join(os.tmpdir(), "quarterdeck-work-"));
  begin(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const free: Desk[] = [];
  let desks = 0;
  return {
    take: () => free.pop() ?? openDesk(path.join(folder, String(desks++))),
    giveBack: (desk) => void free.push(desk),
    close() {
      remove(folder);
      settle(folder);
    },
  };
}

function openDesk(folder: string): Desk {
  const places = new Map<string, Workplace>();
  mkdirSync(folder, { recursive: true });
  return {
    order: path.join(folder, "order.json"),
    out: path.join(folder, "out"),
    workplace(project) {
      const place = path.join(folder, project);
      mkdirSync(place, { recursive: true });
      const opened = places.get(project) ?? openWorkplace(place);
      // The one that was used last stands last.
      places.delete(project);
      places.set(project, opened);
      const [oldest] = places;
      if (oldest && places.size > mostProjects) {
        places.delete(oldest[0]);
        remove(oldest[1].folder);
      }
      return opened;
    },
  };
}
