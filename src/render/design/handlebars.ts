import runtime from "handlebars/runtime.js";
import { requireCompiled } from "../../source/installed.js";
import { once } from "../once.js";
import { asAttribute, attributeHelper } from "./attribute-values.js";
import { helpers } from "./helpers.js";

type Compiler = typeof Handlebars;

/** What the templates of a deck share. Those that are compiled here and those that were before can use each other. */
export interface Environment {
  /** Makes a template of what was compiled before. */
  readonly template: Compiler["template"];
  readonly compile: Compiler["compile"];
}

/** Handlebars with its compiler, which is loaded with the first template that is not a packaged one. */
export const handlebars = (): Compiler => requireCompiled("handlebars.cjs");

/** Makes the environment of a deck's templates. */
export function createEnvironment(): Environment {
  const running = withHelpers(runtime.create());
  const compiling = once(() => withHelpers(handlebars().create()));
  return {
    template: (specification) => running.template(specification),
    compile: (program, options) => compiling().compile(program, options),
  };
}

function withHelpers<Kind extends Pick<Compiler, "registerHelper">>(environment: Kind): Kind {
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper);
  environment.registerHelper(attributeHelper, asAttribute);
  return environment;
}
