import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { packageRoot } from "../../source/installed.js";

/** Kinds of packaged templates, and where they stand below `templates/`. */
const kinds = {
  layout: { folder: "layouts", end: ".hbs" },
  component: { folder: "components", end: ".hbs" },
  partial: { folder: "partials", end: ".hbs" },
  page: { folder: "", end: ".hbs" },
  paper: { folder: "paper", end: ".hbs" },
  style: { folder: "styles", end: ".css" },
  locale: { folder: "locales", end: ".yaml" },
} as const;

/** The theme from which our others come. */
const usualTheme = "quarterdeck";

type EjectableKind = keyof typeof kinds;

/** A packaged file that a project can have a copy of. */
export interface Ejectable {
  /** As it is written on the command line, such as `layout/title`. */
  readonly name: string;
  /** Its path in the project, with forward slashes. */
  readonly path: string;
  /** Its path in the package. */
  readonly source: string;
}

/** Everything that can be copied into a project, in the order of kinds and names. */
export const ejectables = (): Ejectable[] => (Object.keys(kinds) as EjectableKind[]).flatMap(ejectablesOf);

function ejectablesOf(kind: EjectableKind): Ejectable[] {
  const { folder, end } = kinds[kind];
  return readdirSync(path.join(packageRoot, "templates", folder))
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => {
      const below = path.posix.join(folder, name);
      // What decks show is what their theme has, before what all themes share; a project's own file comes before both.
      const themed = `templates/themes/${usualTheme}/templates/${below}`;
      const source = existsSync(path.join(packageRoot, themed)) ? themed : `templates/${below}`;
      return { name: `${kind}/${name.slice(0, -end.length)}`, path: `templates/${below}`, source };
    });
}

/** What the package has under the name of an ejected file; undefined when it has it no more. */
export const ejectable = (name: string): Ejectable | undefined => ejectables().find((each) => each.name === name);

/** The text of a packaged file. */
export const packagedTemplate = ({ source }: Ejectable): string => readFileSync(path.join(packageRoot, source), "utf8");

/**
 * What the operand of `eject` names.
 * @throws UsageError when there is nothing of this name
 */
export function readOperand(operand: string): Ejectable {
  const all = ejectables();
  const found = all.find(({ name }) => name === operand);
  if (found) return found;
  const [kind = "", name] = operand.split("/");
  const names = all.map((each) => each.name);
  // The kind may be left out, or be written in the plural, as its folder is.
  const alike = names.filter((each) => each.endsWith(`/${name ?? kind}`));
  const near = alike.length === 1 ? alike[0] : undefined;
  const question = near === undefined ? didYouMean(operand, names) : didYouMean(near, [near]);
  const hint = question ?? "“quarterdeck eject” alone lists them";
  throw new UsageError(`there is no packaged template “${operand}”; ${hint}`);
}
