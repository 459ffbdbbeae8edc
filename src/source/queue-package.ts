import { createRequire } from "node:module";
import type { OpenBoard } from "../queue/board.js";
import { findOptional, remedyFor, resolveFrom } from "./optional-package.js";

const name = "quarterdeck-queue";

/** What is known of the optional package that knows BullMQ and Redis: where its program is, or why there is none. */
export type QueuePackageSearch = { readonly found: string } | { readonly missing: string };

/** The command that installs what fits this version. */
export const queuePackageRemedy = () => remedyFor(name);

/** Looks for the package, see `findOptional`. */
export function findQueuePackage(): QueuePackageSearch {
  const search = findOptional(name);
  if ("missing" in search) return search;
  const found = resolveFrom(search.manifest, `${name}/board.cjs`);
  return found === undefined ? { missing: `the package ${name} is damaged` } : { found };
}

/**
 * Loads the package's program, which takes as long as a start of Quarterdeck.
 * @param found what `findQueuePackage` has found
 */
export const loadQueuePackage = (found: string): { readonly openBoard: OpenBoard } =>
  createRequire(import.meta.url)(found);
