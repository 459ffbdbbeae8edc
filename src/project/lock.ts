import * as v from "valibot";
import { stringify } from "yaml";
import type { Reader } from "../content/reader.js";
import { reportIssues } from "../content/settings.js";
import { readYamlContent } from "../content/yaml.js";
import { InputError } from "../report/problem.js";

/** The file at a project's root that says of which version its copies of packaged files are. */
export const lockFile = "quarterdeck.lock.yaml";

/** Of which version of which packaged file a copy was made, and the hash of that. */
const copySchema = v.object({ file: v.string(), version: v.string(), hash: v.string() });
const lockSchema = v.looseObject({ ejected: v.optional(v.record(v.string(), copySchema)) });

/** What a project's lock says; sections that nobody here knows are kept. */
export type Lock = v.InferOutput<typeof lockSchema>;

const head = "# Written by Quarterdeck; commit it.\n";

/**
 * Reads the lock of a project; an empty one where there is none.
 * @throws InputError when it cannot be read: what it says would be lost
 */
export function readLock(reader: Reader): Lock {
  const lookup = reader.lookUp(lockFile, ["."]);
  if (!("found" in lookup)) return {};
  const source = reader.read(lookup.found);
  const yaml = source && readYamlContent(source, reader);
  const checked = v.safeParse(lockSchema, yaml?.value ?? {});
  if (yaml && !checked.success) reportIssues(checked.issues, { spanAt: yaml.spanAt, problems: reader });
  const { problems } = reader.ledger;
  if (problems.some(({ severity }) => severity === "error")) throw new InputError(problems);
  return checked.success ? checked.output : {};
}

/** The text of a lock: sections and entries in the order of their names, so that changes are easy to merge. */
export function lockText(lock: Lock): string {
  return head + stringify(lock, { sortMapEntries: true, lineWidth: 0 });
}
