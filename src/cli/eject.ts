import { eject } from "../project/start/eject.js";
import { ejectables, readOperand } from "../project/start/ejectable.js";
import { UsageError } from "../report/problem.js";
import { splitReference } from "../source/home.js";
import { ejectSlide } from "./eject-slide.js";
import type { CommandLine } from "./options.js";
import { requireProject } from "./own-project.js";
import type { Shell } from "./shell.js";

/** `quarterdeck eject KIND/NAME` or `PREFIX:path.md#id`; without a name, what there is. */
export function runEject({ inputs, options }: CommandLine, shell: Shell): Promise<number> {
  const { terminal } = shell;
  const [operand, ...rest] = inputs;
  if (rest.length > 0) throw new UsageError(`“eject” takes one name, and here are ${inputs.length}`);
  if (operand === undefined) {
    const names = ejectables().map(({ name }) => name);
    terminal.out(options.json ? `${JSON.stringify({ ejectable: names })}\n` : listText(names));
    return Promise.resolve(0);
  }
  const { files, next } = splitReference(operand) ? slide(operand, shell) : template(operand, shell);
  terminal.out(
    options.json
      ? `${JSON.stringify({ files, next })}\n`
      : `${files.map((file) => `wrote ${file}\n`).join("")}Next: ${next}\n`,
  );
  return Promise.resolve(0);
}

/** What was written, and what comes next. */
interface Ejected {
  readonly files: readonly string[];
  readonly next: string;
}

function template(operand: string, { folder }: Shell): Ejected {
  const wanted = readOperand(operand);
  const place = requireProject(folder);
  const next =
    "change the copy; “quarterdeck doctor” says after an update whether the package has changed the original";
  return { files: eject(place, wanted).map(place.shown), next };
}

function slide(operand: string, shell: Shell): Ejected {
  const place = requireProject(shell.folder);
  const next = "change the copy; “quarterdeck diff” says after an update whether the package has changed the original";
  return { files: ejectSlide(operand, place, shell).map(place.shown), next };
}

/** Names by kind, a line each. */
function listText(names: readonly string[]): string {
  const kindOf = (name: string) => name.slice(0, name.indexOf("/"));
  const lines = [...new Set(names.map(kindOf))].map((kind) => {
    const own = names.filter((name) => kindOf(name) === kind).map((name) => name.slice(kind.length + 1));
    return `  ${kind.padEnd(10)}${own.join(", ")}`;
  });
  return ["What can be copied into a project, as in “quarterdeck eject layout/title”:", ...lines, ""].join("\n");
}
