import { hashOf } from "../../cache/seal.js";
import { isPackaged, loadCompiled } from "../../source/installed.js";
import type { SourceFile } from "../../source/text.js";
import type { AskedWord } from "./check-template.js";

/** A packaged template in which nothing was wrong when Quarterdeck was compiled. */
export interface PackagedTemplate {
  /** The names of the partials that it uses. */
  readonly partials: readonly string[];
  readonly words: readonly AskedWord[];
  /** What Handlebars has made of it. */
  readonly specification: TemplateSpecification;
}

/**
 * By what a packaged template is known. What it may ask for depends on its name, too.
 * @param name its path below `templates/`, without its ending
 */
export const templateKey = (name: string, text: string) => hashOf(`${name}\n${text}`);

/** A template as it was compiled together with Quarterdeck; undefined for one that was edited since, or is a project's own. */
export const packagedTemplate = (name: string, source: SourceFile): PackagedTemplate | undefined =>
  isPackaged(source) ? loadCompiled<PackagedTemplate>(`templates/${templateKey(name, source.text)}.cjs`) : undefined;
