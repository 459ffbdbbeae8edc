import { openServedPages } from "../records/served-pages.js";
import type { DecksRequest } from "./decks.js";
import { isLoopback } from "./guard.js";
import type { Stage } from "./stage.js";

/** The first pages that a server shows: as the server before it has left them, where nothing has changed. */
export interface KeptPages {
  /** The page of a deck that nobody has looked at yet; undefined where it has to be made for that. */
  find(stage: Stage): string | undefined;
  /** Keeps the pages of all decks that were made. */
  close(stages: readonly Stage[]): void;
}

interface KeptRequest extends DecksRequest {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
  readonly host: string;
  readonly port: number | undefined;
  readonly poll: boolean;
  readonly editor: string | undefined;
  readonly tls: unknown;
}

export function openKeptPages(request: KeptRequest): KeptPages {
  const { environment, cache } = request;
  const pages = openServedPages({ environment, cache, choices: choicesOf(request) });
  return {
    find: ({ deck, state }) => (state === "unknown" ? pages.find(deck) : undefined),
    close(stages) {
      for (const { deck, last, project, page, state } of stages) {
        // The last good page of a deck with mistakes was made of other files than there are.
        const text = state === "good" ? page() : undefined;
        if (last && text !== undefined) pages.keep(deck, text, project.madeOf(last.compiled.ledger));
      }
      pages.close();
    },
  };
}

/** What decides how a page is beside its files; where it is served does not, but whether others can join does. */
const choicesOf = ({ environment, cache, host, port, poll, editor, tls, inputs, ...choices }: KeptRequest) => ({
  ...choices,
  isOpen: !isLoopback(host),
});
