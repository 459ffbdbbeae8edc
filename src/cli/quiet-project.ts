import { openCodeCache } from "../project/code-cache.js";
import { openInstallation } from "../project/package-files.js";
import { openProject, type Project } from "../project/project.js";
import { closedDesk } from "../render/drawing/desk.js";
import type { Shell } from "./shell.js";

/** A project for commands that look at its sources and render nothing. */
export function openQuietProject(root: string, { folder, environment }: Shell): Project {
  const request = { folder, root, html: "raw" as const };
  const code = openCodeCache({ environment, cache: false });
  return openProject(request, openInstallation(), { code, drawings: closedDesk });
}
