/** What a hostile deck attacks; the table of `npm run trust` has one line for each. */
export type HostileClass =
  | "printing browser"
  | "raw HTML"
  | "style sheets"
  | "addresses"
  | "templates and paths"
  | "limits";

/** A deck that somebody wrote to do harm, or by accident, and what becomes of it. */
export interface HostileCase {
  /** In kebab case; no two cases share one. */
  readonly name: string;
  readonly attacks: HostileClass;
  /**
   * The project's files by path. In their texts, `{LISTENER}` becomes the address of a server that counts requests
   * (`http://127.0.0.1:PORT`), `{SOCKET}` the same with `ws:`, `{OUTSIDE}` the absolute path of a file outside of the
   * project whose text is the canary.
   */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Symbolic links by path, with the same words in their targets. */
  readonly links?: Readonly<Record<string, string>>;
  /** What is built; `deck.md` without. */
  readonly input?: string;
  /**
   * What a plain build says: `error` ends it with status 1 and these codes among its errors; `warning` builds it, with
   * these codes among its warnings; `nothing` builds it and has nothing to say, because no harm can come of it.
   */
  readonly says: { readonly as: "error" | "warning"; readonly codes: readonly string[] } | { readonly as: "nothing" };
  /** The same with `--safe`, where it is another. */
  readonly saysSafe?: HostileCase["says"];
}
