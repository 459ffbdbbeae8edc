import type * as v from "valibot";
import { configSchema } from "../content/config-schema.js";
import type { Reader } from "../content/reader.js";
import { readYamlFile, type Settings } from "../content/settings.js";

/** What `quarterdeck.config.yaml` says, and the context in which files that it names are read. */
export interface ProjectConfig {
  /** Undefined without a configuration, or when it cannot be read (reported). */
  readonly settings: Settings<v.InferOutput<typeof configSchema>> | undefined;
  readonly reader: Reader;
}

export function readConfig(reader: Reader): ProjectConfig {
  const names = ["yaml", "yml", "json"].map((extension) => `quarterdeck.config.${extension}`);
  const lookups = names.map((name) => reader.lookUp(name, ["."]));
  const found = lookups.flatMap((lookup) => ("found" in lookup ? [lookup.found] : []))[0];
  const source = found && reader.read(found);
  return { settings: source ? readYamlFile(source, configSchema, reader) : undefined, reader };
}
