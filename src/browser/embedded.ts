import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cacheFolder } from "../cache/folder.js";
import { once } from "../render/once.js";
import type { BrowserCandidate } from "./candidate.js";
import { prepareProgram, unpackAnew } from "./unpack.js";

/**
 * The headless shell inside the npm package `@sparticuz/chromium` (Linux, x64). Only its compressed program
 * is used; the package's own flags, meant for AWS Lambda, switch protections off and are not.
 */
export function embeddedBrowser(environment: NodeJS.ProcessEnv): BrowserCandidate | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { found } = lookedFor();
  if (!found) return undefined;
  const folder = path.join(cacheFolder(environment), `chromium-${found.version}`);
  const program = path.join(folder, "chrome-headless-shell");
  const places = { archive: found.archive, folder, program };
  return {
    origin: `@sparticuz/chromium ${found.version}`,
    path: program,
    isShell: true,
    prepare: () => prepareProgram(places),
    repair: () => unpackAnew(places, "did not start"),
  };
}

/** To look for it takes as long as some slides, and it does not come while we run. */
const lookedFor = once(() => ({ found: findPackage() }));

function findPackage(): { archive: string; version: string } | undefined {
  try {
    const require = createRequire(import.meta.url);
    const entry = require.resolve("@sparticuz/chromium");
    const root = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
    const manifest: unknown = require(path.join(root, "package.json"));
    const version = typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "0";
    const archive = path.join(root, "bin", "chromium.br");
    return existsSync(archive) ? { archive, version } : undefined;
  } catch {
    return undefined;
  }
}
