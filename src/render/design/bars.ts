import { valueAt } from "../../content/data-path.js";
import { didYouMean } from "../../report/suggest.js";
import type { Words } from "../../words/words.js";
import { isLayer, layers as roles } from "../drawing/roles.js";
import { type Refuse, readPairs } from "./pairs.js";

interface Bar {
  readonly label: string;
  readonly text: string;
  /** Length in per cent of the largest value. */
  readonly length: number;
  /** The layer of what it shows; "" for none. */
  readonly role: string;
}

/** What a slide wants of a chart: where things stand in the data, and what these do not say. */
type Wishes = Readonly<Record<string, unknown>>;

/** The bars of a chart: one for each entry of a list in the data that has a number at the path `value`. */
export function barsOf(data: unknown, wishes: Wishes, words: Words, refuse: Refuse): Bar[] {
  const entries = valueAt(data, String(wishes["list"]));
  const found = (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const number = valueAt(entry, String(wishes["value"]));
    if (typeof number !== "number") return [];
    return [
      {
        label: String(valueAt(entry, String(wishes["label"])) ?? ""),
        number,
        role: valueAt(entry, String(wishes["role"])),
      },
    ];
  });
  const own = ownRoles(
    String(wishes["roles"] ?? ""),
    found.map(({ label }) => label),
    refuse,
  );
  const largest = Math.max(...found.map(({ number }) => number), Number.MIN_VALUE);
  return found.map(({ label, number, role }) => ({
    label,
    text: `${words.number(number, 3)} ${String(wishes["unit"] ?? "")}`.trim(),
    length: Math.round((number / largest) * 1000) / 10,
    role: own.get(label) ?? (role === undefined ? "" : roleOf(role, "role", refuse)),
  }));
}

/** The roles that the slide gives to bars by their labels. */
function ownRoles(written: string, labels: readonly string[], refuse: Refuse): ReadonlyMap<string, string> {
  const pairs = readPairs(written, (part) =>
    refuse("roles", { detail: `“${part}” gives no role`, hint: 'write "LABEL: ROLE; LABEL: ROLE"' }),
  );
  const own = new Map<string, string>();
  for (const [label, role] of pairs) {
    if (labels.includes(label)) own.set(label, roleOf(role, "roles", refuse));
    else refuse("roles", { detail: `the chart has no bar “${label}”`, hint: hintFor(label, labels, "bars") });
  }
  return own;
}

function roleOf(role: unknown, attribute: string, refuse: Refuse): string {
  const name = String(role);
  if (isLayer(name)) return name;
  refuse(attribute, { detail: `there is no role “${name}”`, hint: hintFor(name, roles, "roles") });
  return "";
}

const hintFor = (wrong: string, known: readonly string[], what: string) =>
  [didYouMean(wrong, known), `its ${what}: ${known.join(", ")}`].filter(Boolean).join(" ");
