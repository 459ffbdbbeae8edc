import type { Path } from "../../content/yaml-place.js";

type Node = Readonly<Record<string, unknown>> | undefined;

/**
 * A value in which numbers are texts wherever its schema takes a text and no number: years are usual names.
 * @param writtenAt the text of a number as it is written, so that 1.10 stays 1.10
 */
export function withTexts(schema: unknown, value: unknown, writtenAt: (path: Path, value: number) => string): unknown {
  const walk = (node: Node, each: unknown, path: Path): unknown => {
    const options = optionsOf(node);
    if (typeof each === "number") return takesText(options) ? writtenAt(path, each) : each;
    if (Array.isArray(each)) {
      const item = options.find((option) => option["item"])?.["item"] as Node;
      return each.map((one, index) => walk(item, one, [...path, index]));
    }
    if (typeof each !== "object" || each === null) return each;
    const keyed = options.find((option) => option["entries"] ?? option["value"]);
    const schemaOf = (key: string) => (keyed?.["value"] ?? Reflect.get(Object(keyed?.["entries"]), key)) as Node;
    return Object.fromEntries(
      Object.entries(each).map(([key, one]) => [key, walk(schemaOf(key), one, [...path, key])]),
    );
  };
  return walk(schema as Node, value, []);
}

/** What may stand at a place: one schema, or several. */
function optionsOf(node: Node): readonly NonNullable<Node>[] {
  if (!node) return [];
  if (node["wrapped"]) return optionsOf(node["wrapped"] as Node);
  const options = node["options"];
  // The options of a picklist are words, and a number is none of them.
  return node["type"] === "union" && Array.isArray(options) ? options.flatMap((each: Node) => optionsOf(each)) : [node];
}

const takesText = (options: readonly NonNullable<Node>[]) => {
  const types = options.map(({ type }) => type);
  return types.includes("string") && !types.includes("number");
};
