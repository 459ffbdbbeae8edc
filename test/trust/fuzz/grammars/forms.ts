import fc from "fast-check";
import { forms } from "../../../../src/render/forms/forms.js";
import { mutated, text } from "./text.js";

/** A few names, so that what is named is often there. */
const name = fc.constantFrom("a", "b", "c", "d");

const words = fc.oneof(
  { weight: 8, arbitrary: name },
  { weight: 2, arbitrary: text },
  fc.constantFrom(
    ".",
    "words ".repeat(40),
    "文字".repeat(30),
    "\u00a0",
    "a.b",
    "2013-03",
    "toString",
    "__proto__",
    "filled",
  ),
);

const numbers = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) },
  fc.constantFrom(-1, 1.5, 1e-300, 1e308, -1e15, 1990, 99_999_999),
);

const anything = fc.constantFrom<unknown>(null, true, [], {}, [[]], "a", 1, { toString: 1 }, ["a", 1]);

/** Data of a schema, some of them wrong. */
function dataOf(schema: unknown): fc.Arbitrary<unknown> {
  const { type, entries, item, wrapped, options, value } = schema as Readonly<Record<string, unknown>>;
  const right: fc.Arbitrary<unknown> = wrapped
    ? dataOf(wrapped)
    : type === "strict_object"
      ? objectOf(Object.entries(entries as object))
      : type === "array"
        ? fc.array(dataOf(item), { maxLength: 5 })
        : type === "picklist"
          ? fc.constantFrom(...(options as readonly unknown[]))
          : type === "union"
            ? fc.oneof(...(options as readonly unknown[]).map(dataOf))
            : type === "record"
              ? fc.dictionary(name, dataOf(value), { maxKeys: 3 })
              : type === "number"
                ? numbers
                : type === "boolean"
                  ? fc.boolean()
                  : words;
  return fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: anything });
}

const objectOf = (entries: readonly (readonly [string, unknown])[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      ...entries.map(([key, schema]) => {
        const isOptional = Reflect.get(schema as object, "type") === "optional";
        const entry = dataOf(schema).map((value) => [[key, value]]);
        return fc.oneof({ weight: isOptional ? 2 : 40, arbitrary: entry }, { weight: 1, arbitrary: fc.constant([]) });
      }),
    )
    .map((list) => Object.fromEntries(list.flat()));

const tokens = ["\n", "{", "}", "[", "]", ",", ":", '"', "#", "&a ", "*a", ".inf", ".nan", "1e999", "'", "\\", "!"];

/** A fence of a form, with data in JSON, which is YAML too. */
export const formFence = fc.constantFrom(...forms).chain(([form, { schema }]) =>
  mutated(
    dataOf(schema).map((data) => JSON.stringify(data)),
    tokens,
  ).map((data) => `\`\`\`${form}\n${data}\n\`\`\`\n`),
);
