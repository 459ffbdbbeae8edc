import type * as v from "valibot";
import type { FormatName } from "../model/format-names.js";
import type { VariableTree, variants } from "./variant-schema.js";

/** A variant that a deck declares. */
export interface Variant {
  readonly name: string;
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly vars?: VariableTree | undefined;
  readonly formats?: readonly FormatName[] | undefined;
}

type Written = v.InferOutput<typeof variants>;

/** The variants in the order in which they are declared. */
export function variantsIn(written: Written | undefined): Variant[] {
  if (!written) return [];
  if (Array.isArray(written)) return written.map((name) => ({ name }));
  return Object.entries(written).map(([name, settings]) => ({ name, ...settings }));
}

/** The name of a deck in a variant: that of its files. */
export const nameInVariant = (deck: string, variant: string): string => `${deck}-${variant}`;

/** Variables by their whole names: keys in maps are joined by points. */
export function flatVariables(tree: VariableTree | undefined, prefix = ""): [string, string][] {
  return Object.entries(tree ?? {}).flatMap(([key, value]): [string, string][] =>
    typeof value === "object" ? flatVariables(value, `${prefix}${key}.`) : [[prefix + key, String(value)]],
  );
}

/** A text in which variables have their values; what is none stays as it is. */
export const withVariables = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(variablePattern, (whole, name: string) => variables.get(name) ?? whole);

/** A variable in a text, `{{name}}` or `{{map.name}}`. */
export const variablePattern = /\{\{\s*([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)\s*\}\}/g;

/** Names in order, each once. */
export const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();
