import { eject } from "../project/start/eject.js";
import { ejectables, readOperand } from "../project/start/ejectable.js";
import { UsageError } from "../report/problem.js";
import type { CommandLine } from "./options.js";
import { requireProject } from "./own-project.js";
import type { Shell } from "./shell.js";

/** `quarterdeck eject KIND/NAME`; without a name, what there is. */
export function runEject({ inputs, options }: CommandLine, { terminal, folder }: Shell): Promise<number> {
  const [operand, ...rest] = inputs;
  if (rest.length > 0) throw new UsageError(`“eject” takes one name, and here are ${inputs.length}`);
  if (operand === undefined) {
    const names = ejectables().map(({ name }) => name);
    terminal.out(options.json ? `${JSON.stringify({ ejectable: names })}\n` : listText(names));
    return Promise.resolve(0);
  }
  const wanted = readOperand(operand);
  const place = requireProject(folder);
  const files = eject(place, wanted).map(place.shown);
  const next =
    "change the copy; “quarterdeck doctor” says after an update whether the package has changed the original";
  terminal.out(
    options.json
      ? `${JSON.stringify({ files, next })}\n`
      : `${files.map((file) => `wrote ${file}\n`).join("")}Next: ${next}\n`,
  );
  return Promise.resolve(0);
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
