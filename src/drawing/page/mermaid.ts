import type { ReadDiagram } from "./labels.js";

/** A part of mermaid's configuration. */
export type Settings = { readonly [key: string]: unknown };

/** What we use of mermaid, which puts itself into the page when its script is run. */
interface Mermaid {
  initialize(settings: Settings): void;
  render(id: string, source: string): Promise<{ readonly svg: string; readonly diagramType: string }>;
  /** Deeper than what mermaid promises; there is no other way to its labels. */
  readonly mermaidAPI: { getDiagramFromText(source: string): Promise<ReadDiagram> };
}

declare global {
  var mermaid: Mermaid;
}
