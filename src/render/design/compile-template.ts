import { type Checking, checkTemplate, lackingValues } from "./check-template.js";
import type { Environment } from "./handlebars.js";
import { type PackagedTemplate, packagedTemplate } from "./packaged-templates.js";

/** A template that can be run, and the names of the partials that it uses. */
export interface CompiledTemplate {
  readonly run: Handlebars.TemplateDelegate;
  readonly partials: readonly string[];
}

/** What compiling a template needs. */
interface Compiling extends Checking {
  readonly environment: Environment;
}

/** Compiles `templates/NAME.hbs`; undefined where there is none, or after reporting its mistakes. */
export function compileTemplate(name: string, compiling: Compiling): CompiledTemplate | undefined {
  const { environment, read } = compiling;
  const source = read(`${name}.hbs`);
  if (!source) return undefined;
  const packaged = packagedTemplate(name, source);
  if (packaged && isStillRight(packaged, compiling))
    return { run: environment.template(packaged.specification), partials: packaged.partials };
  const checked = checkTemplate(name, source, compiling);
  return checked && { run: environment.compile(checked.program, checked.options), partials: checked.partials };
}

/** Whether what a template asks of other files is there, which a project may replace. */
const isStillRight = ({ partials, words: asked }: PackagedTemplate, { read, words }: Checking): boolean =>
  partials.every((partial) => read(`partials/${partial}.hbs`)) &&
  asked.every((word) => lackingValues(word, words())?.length === 0);
