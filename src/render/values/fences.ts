/** A component that a fence stands for, and its attribute whose value is the code. */
export interface FenceRule {
  readonly component: string;
  readonly attribute: string;
}

/** Fences that are no code to be shown, by their language. Another one is one more entry. */
export const fences: ReadonlyMap<string, FenceRule> = new Map([
  ["mermaid", { component: "mermaid", attribute: "src" }],
  ["dot", { component: "dot", attribute: "src" }],
  ["graphviz", { component: "dot", attribute: "src" }],
]);
