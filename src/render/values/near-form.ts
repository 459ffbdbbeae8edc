import { parseYaml } from "../../content/yaml.js";
import { Ledger } from "../../ledger/ledger.js";
import type { CodeBlock } from "../../model/deck.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { sourceFile } from "../../source/text.js";
import { looksLikeData } from "../forms/form-fence.js";
import { forms } from "../forms/forms.js";
import { findGrammar } from "../slide/languages.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { placeInFence } from "./fence-place.js";

/** Warns of data below what is nearly the name of a form, and no language that is known: they would be shown as code. */
export function warnNearForm(code: CodeBlock, scope: SlideScope): void {
  const { language, text } = code;
  if (language === "" || findGrammar(language) || !looksLikeData(text)) return;
  const remedy = didYouMean(language, forms.keys());
  if (!remedy || !isData(text)) return;
  const detail = `“${language}” is no form`;
  scope.reader.report(problem("unread-form", { detail }, { span: placeInFence(code, 0, scope), remedy }));
}

const isData = (text: string): boolean => {
  const content = parseYaml(sourceFile("", text), new Ledger());
  return typeof content === "object" && content !== null;
};
