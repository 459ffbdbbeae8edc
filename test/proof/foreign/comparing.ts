import { afterAll, beforeAll } from "vitest";
import { type Builder, openBuilder } from "./build.js";
import { openRevealPage, type RevealPage } from "./reveal-page.js";

/** What comparing decks takes; it is there while the tests of a file run. */
export interface Comparing {
  readonly builder: Builder;
  readonly page: RevealPage;
}

/** Opens it before the tests of a file, and closes it behind them. */
export function comparing(): () => Comparing {
  let opened: Comparing | undefined;
  beforeAll(async () => {
    opened = { builder: openBuilder(), page: await openRevealPage() };
  });
  afterAll(async () => {
    await opened?.page.close();
    await opened?.builder.close();
  });
  return () => {
    if (!opened) throw new Error("the tests have not begun");
    return opened;
  };
}
