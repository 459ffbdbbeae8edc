/** A browser that can print, and how it was found. */
export interface BrowserCandidate {
  readonly origin: string;
  /** Path of the program; for the embedded one the place where it is unpacked on the first use. */
  readonly path: string;
  /** A headless shell starts about three times faster than a whole browser. */
  readonly isShell: boolean;
  /**
   * Makes the program ready to run; only the embedded one has something to do.
   * @returns what the user should know of it
   */
  readonly prepare?: () => Promise<string | undefined>;
  /** Makes the program anew, because it does not start; says so. */
  readonly repair?: () => Promise<string>;
}
