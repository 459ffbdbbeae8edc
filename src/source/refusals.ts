/** A folder stands where a file is to be written. */
export class FolderInTheWay extends Error {
  readonly path: string;
  constructor(file: string) {
    super(`${file} is a folder`);
    this.path = file;
  }
}

/** Something else stands where a folder is to be made. */
export class NoFolder extends Error {
  readonly path: string;
  constructor(folder: string, what: "no folder" | "a link" | "a link that leads nowhere") {
    super(`${folder} is ${what}`);
    this.path = folder;
  }
}

/** The file system would not let a file take the place of what is there; found out before anything was replaced. */
export class NotReplaceable extends Error {
  readonly path: string;
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`${file} cannot be replaced: ${why}`, options);
    this.path = file;
  }
}

/** A file that could not be put back; the old one stands under another name, if there was one. */
export interface StuckFile {
  readonly target: string;
  readonly backup: string | undefined;
}

/** A file could not take its place, although nothing had spoken against it. */
export class NotReplaced extends Error {
  readonly path: string;
  /** The files that are new and could not be put back, with the old ones where there were any. */
  readonly stuck: readonly StuckFile[];
  constructor(file: string, { cause, stuck }: { readonly cause: unknown; readonly stuck: readonly StuckFile[] }) {
    super(`${file} cannot be replaced`, { cause });
    this.path = file;
    this.stuck = stuck;
  }
}
