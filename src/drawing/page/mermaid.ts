/** A part of mermaid's configuration. */
export type Settings = { readonly [key: string]: unknown };

/** What we use of mermaid, which puts itself into the page when its script is run. */
interface Mermaid {
  initialize(settings: Settings): void;
  render(id: string, source: string): Promise<{ readonly svg: string; readonly diagramType: string }>;
}

declare global {
  var mermaid: Mermaid;
}
