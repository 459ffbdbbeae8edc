import * as v from "valibot";
import type { Reader } from "../content/reader.js";
import { reportIssues } from "../content/settings.js";
import { varsSchema } from "../content/variant-schema.js";
import { flatVariables } from "../content/variants.js";
import { readYamlContent } from "../content/yaml.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { ProjectFiles } from "../source/files.js";
import type { SourceFile } from "../source/text.js";
import { openGivenFile } from "./given-files.js";

export interface VariablesRequest {
  /** Variables of the command line. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** A file of variables, relative to the folder in which the user stands. */
  readonly vars?: string | undefined;
  /** The folder in which the user stands. */
  readonly folder: string;
}

/** The variables that a command line gives. */
export interface VariablesSource {
  /** By their whole names; those of a file that cannot be read are missing (reported). */
  read(user: Ledger): ReadonlyMap<string, string>;
  readonly files: readonly ProjectFiles[];
}

export function openVariables({ set = {}, vars, folder }: VariablesRequest, memory: Memory): VariablesSource {
  const own = new Map(Object.entries(set));
  if (vars === undefined) return { read: () => own, files: [] };
  const remedy = "give a YAML or JSON file with a map, such as “company: Us”";
  const file = openGivenFile(vars, { folder, remedy, read: readVariables }, memory);
  return { files: [file.files], read: (user) => new Map([...(file.read(user) ?? []), ...own]) };
}

function readVariables(source: SourceFile, reader: Reader): readonly [string, string][] {
  const { value, spanAt } = readYamlContent(source, reader);
  const result = v.safeParse(varsSchema, value ?? {});
  if (result.success) return flatVariables(result.output);
  reportIssues(result.issues, { spanAt, problems: reader });
  return [];
}
