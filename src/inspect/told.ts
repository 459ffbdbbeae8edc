import { tellOnce } from "../check/tell-once.js";
import type { Narrowed } from "./narrow.js";

/** Findings that count as they are told: one cause once. What is told for several is known again by its first. */
export function toldOnce<N extends Pick<Narrowed, "projects" | "prints">>(narrowed: N): N {
  const prints = new Map(narrowed.prints);
  const projects = narrowed.projects.map((project) => ({ ...project, findings: tellOnce(project.findings) }));
  for (const finding of projects.flatMap(({ findings }) => findings)) {
    const print = finding.asFound && prints.get(finding.asFound);
    if (print) prints.set(finding, print);
  }
  return { ...narrowed, projects, prints };
}
