import { eachOnce, type Problem } from "../report/problem.js";
import type { Services } from "./compile.js";
import type { DeckRequest } from "./deck-request.js";
import type { DeckInput } from "./inputs.js";
import type { Installation } from "./package-files.js";
import { openProject, type Project } from "./project.js";

/** The projects of a run: inputs may belong to several. */
export interface Projects {
  /** The project of an input, opened on the first use. */
  of(input: DeckInput): Project;
  /**
   * Tells all of them what may have changed on disk: absolute paths.
   * @returns why some of them could not look; they have to be told again
   */
  invalidate(paths: readonly string[]): readonly unknown[];
  /** The problems of all projects so far, each once. */
  problems(): readonly Problem[];
}

export function openProjects(request: DeckRequest, installation: Installation, services: Services): Projects {
  const projects = new Map<string, Project>();
  return {
    of({ root, border }) {
      const project = projects.get(root) ?? openProject({ ...request, root, border }, installation, services);
      projects.set(root, project);
      return project;
    },
    invalidate(paths) {
      return [...projects.values()].flatMap((project) => {
        try {
          project.invalidate(paths);
          return [];
        } catch (cause) {
          return [cause];
        }
      });
    },
    problems() {
      return eachOnce([...projects.values()].flatMap((project) => project.problems()));
    },
  };
}
