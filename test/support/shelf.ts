import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { ownCache, projectMaker, quarterdeckHere } from "./project.js";

const setUp = projectMaker();

/** A project with a cache of its own, and what builds decks of it and reads their gallery. */
export function setUpShelf(files: Readonly<Record<string, string>>) {
  const project = setUp(files);
  const environment = ownCache(project);
  return {
    ...project,
    async build(...args: readonly string[]): Promise<string> {
      const { status, err } = await quarterdeckHere(project.folder, ["build", ...args], environment);
      expect(status, err).toBe(0);
      return readFileSync(project.file("dist/index.html"), "utf8");
    },
  };
}

/** The pictures in a gallery, as base64. */
export const pictures = (page: string) =>
  [...page.matchAll(/<img src="data:image\/webp;base64,([^"]*)"/g)].map(([, data]) => data);
/** What a gallery says of its decks for programs. */
export const dataOf = (page: string): string => /id="quarterdeck-decks">(.*)<\/script>/.exec(page)?.[1] ?? "";
