import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UsageError } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { type StoreTimes, standardTimes } from "./deadlines.js";
import { openFolderStore } from "./folder-store.js";
import { openHttpStore, tokenVariable } from "./http.js";
import { openS3Store } from "./s3.js";
import { readS3Address } from "./s3-address.js";
import type { Store } from "./store.js";

export interface StoreSurroundings {
  /** Keys and tokens are read there, and what an address of a bucket leaves open. */
  readonly environment: NodeJS.ProcessEnv;
  /** Relative paths start here. */
  readonly folder: string;
  /** For tests, which do not wait. */
  readonly times?: StoreTimes;
}

/**
 * Opens the store at an address: a folder or `file:` URL, `http://…`, `https://…` or `s3://bucket/prefix`. Nothing is asked
 * of it yet.
 *
 * @throws UsageError for an address that is wrong
 */
export function openStore(address: string, { environment, folder, times = standardTimes }: StoreSurroundings): Store {
  if (address.trim() === "") throw new UsageError(`the address of the shared cache is empty; ${kindsOfAddress}`);
  // A single letter is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return openFolderStore({ name: address, folder: path.resolve(folder, address), times });
  if (scheme === "file") return openFolderStore({ name: address, folder: folderOf(address, folder), times });
  if (scheme === "s3") return openS3Store(readS3Address(urlOf(address), environment), environment, times);
  if (scheme !== "http" && scheme !== "https") throw unknownScheme(address, scheme);
  const url = urlOf(address);
  if (url.search !== "" || url.hash !== "")
    throw new UsageError(
      `the shared cache “${withoutSecrets(address)}” has more behind its address, from “?” or “#”, where keys would stand; ` +
        `without that, ${tokenVariable} in the environment may hold a token`,
    );
  return openHttpStore(url, environment[tokenVariable], times);
}

const kindsOfAddress = "a folder, http://…, https://… or s3://BUCKET/PREFIX would be one";

function unknownScheme(address: string, scheme: string): UsageError {
  const question = didYouMean(scheme, ["file", "http", "https", "s3"]);
  const what = `the shared cache “${withoutSecrets(address)}” has no address that is known; ${kindsOfAddress}`;
  return new UsageError(question ? `${what}; ${question}` : what);
}

function urlOf(address: string): URL {
  if (URL.canParse(address)) return new URL(address);
  throw new UsageError(`the shared cache “${withoutSecrets(address)}” has no address; ${kindsOfAddress}`);
}

function folderOf(address: string, folder: string): string {
  try {
    return fileURLToPath(new URL(address, pathToFileURL(path.join(folder, path.sep))));
  } catch {
    throw new UsageError(
      `the shared cache “${withoutSecrets(address)}” names no folder of this machine; file:///PATH would, or the path alone`,
    );
  }
}

/** An address as it may be shown: nothing of what stands before a host, or behind a path. */
const withoutSecrets = (address: string) => address.replace(/:\/*.*@/s, "://…@").replace(/[?#].*$/s, "");
