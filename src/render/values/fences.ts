import type { FenceRule } from "../../model/design.js";
import { looksLikeData } from "../forms/form-fence.js";
import { forms } from "../forms/forms.js";

/** Fences that are no code to be shown, by their language. Another one is one more entry. */
export const fences: ReadonlyMap<string, FenceRule> = new Map([
  ["mermaid", { component: "mermaid", attribute: "src" }],
  ["dot", { component: "dot", attribute: "src" }],
  ["graphviz", { component: "dot", attribute: "src" }],
  ["diagram", ofForm("boxes")],
  ...[...forms.keys()].map((name): [string, FenceRule] => [name, ofForm(name)]),
]);

function ofForm(name: string): FenceRule {
  return { component: name, attribute: "src", isData: looksLikeData };
}
