import * as v from "valibot";
import {
  type Amount,
  asideKinds,
  type ContentKind,
  compositions,
  contentKinds,
  type LayoutRules,
  paperForms,
  type SlotRule,
} from "../model/design.js";

const amountPattern = /^(\d+)(?:(\+)|-(\d+))?$/;

/** How many of something there may be, as a header says it. */
export const amount = v.pipe(
  v.union([v.number(), v.string()]),
  v.check(
    (written) => amountPattern.test(String(written)),
    "is no number of blocks: write 1, 1-2 for one or two, or 1+ for at least one",
  ),
);

const kinds = `one of ${contentKinds.join(", ")}`;

/** What a slot accepts: `any`, kinds of content, or kinds with how many of each. */
const accepted = v.union(
  [
    v.literal("any"),
    v.array(v.picklist(contentKinds, `is no kind of content: write ${kinds}`)),
    v.record(v.picklist(contentKinds, `is no kind of content: write ${kinds}`), amount),
  ],
  `is not what a slot accepts: write any, or ${kinds}, such as [text, list]`,
);

/** A list of slots has names of its own, such as `length`; those of slots stand beside them. */
const slotName = v.pipe(
  v.string(),
  v.check(
    (name) => /^[a-z][\w-]*$/i.test(name) && !(name in Array.prototype),
    "is no name for a slot: write letters and digits, such as left or column-2",
  ),
);

/** In CSS pixels. */
const length = v.pipe(v.number(), v.minValue(0, "is no length in pixels: write 0 or more"));

/** Of the width of a slide, in proportion to the others. */
const share = v.pipe(v.number(), v.gtValue(0, "is no share of the width: write a number above 0"));
const shares = v.pipe(
  v.array(share),
  v.minLength(1, "names no column: write a share of the width for each slot, such as [1, 2]"),
  v.maxLength(6, "names more columns than a slide can have: write up to six"),
);

/** What a layout's header says to the engine, beside what every template says. */
export const layoutEntries = {
  slots: v.optional(v.record(slotName, accepted)),
  picture: v.optional(v.literal("first")),
  paper: v.optional(v.picklist(paperForms)),
  grows: v.optional(
    v.strictObject({
      columns: shares,
      gap: v.optional(length, 0),
      inset: v.optional(v.strictObject({ inline: v.optional(length, 0), block: v.optional(length, 0) })),
    }),
  ),
  aside: v.optional(v.picklist(asideKinds, `is no kind of aside: write ${asideKinds.join(" or ")}`)),
  composes: v.optional(v.picklist(compositions, `is not what a layout composes: write ${compositions.join(" or ")}`)),
  automatic: v.optional(
    v.strictObject({
      order: v.number(),
      heading: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
    }),
  ),
};

const noInset = { inline: 0, block: 0 };

const layoutSchema = v.strictObject(layoutEntries);
type LayoutSettings = v.InferOutput<typeof layoutSchema>;

/** What a template is to the engine whose header says nothing of it. */
export const noLayoutRules: LayoutRules = {
  slots: undefined,
  takesPicture: false,
  paper: "slide",
  automatic: undefined,
  grows: undefined,
  aside: undefined,
  composes: undefined,
};

/** @param base the rules of the layout whose place it takes: they hold where its own header says nothing */
export function layoutRules(
  { slots, picture, paper, automatic, grows, aside, composes }: LayoutSettings,
  base: LayoutRules,
): LayoutRules {
  return {
    slots: slots ? Object.entries(slots).map(([name, accepts]) => slotRule(name, accepts)) : base.slots,
    takesPicture: picture ? true : base.takesPicture,
    paper: paper ?? base.paper,
    automatic: automatic ? { order: automatic.order, heading: automatic.heading } : base.automatic,
    grows: grows ? { columns: grows.columns, gap: grows.gap, inset: grows.inset ?? noInset } : base.grows,
    aside: aside ?? base.aside,
    composes: composes ?? base.composes,
  };
}

function slotRule(name: string, accepts: v.InferOutput<typeof accepted>): SlotRule {
  if (accepts === "any") return { name, accepts: undefined };
  const entries = Array.isArray(accepts)
    ? accepts.map((kind) => [kind, anyNumber] as const)
    : Object.entries(accepts).map(([kind, written]) => [kind as ContentKind, readAmount(String(written))] as const);
  return { name, accepts: new Map(entries) };
}

const anyNumber: Amount = { least: 0, most: Number.POSITIVE_INFINITY };

/** Reads how many: `2`, `1-2` or `1+`. */
export function readAmount(written: string): Amount {
  const [, least = "0", open, most = least] = amountPattern.exec(written) ?? [];
  return { least: Number(least), most: open ? Number.POSITIVE_INFINITY : Number(most) };
}
