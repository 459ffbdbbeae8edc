import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { didYouMean } from "../../report/suggest.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import { role, rounded } from "./pieces.js";
import { type Arrangement, arrange, noteSize, type Passage, partySize, spanOf } from "./sequence-layout.js";

const party = v.strictObject({
  name: name("What it is called"),
  role: v.optional(role),
});

const kinds = ["call", "reply", "self"] as const;

const message = v.strictObject({
  from: name("The party that sends it"),
  to: v.optional(name("The party that gets it; what a party does itself has none")),
  text: name("What it says"),
  kind: v.optional(v.pipe(v.picklist(kinds), v.description("A call when left out"))),
  note: v.optional(text("A smaller line below it")),
});

const schema = v.strictObject({
  parties: v.pipe(
    v.array(party),
    v.minLength(2, "a sequence needs two parties"),
    v.maxLength(6, "more than six have no room"),
  ),
  messages: v.pipe(v.array(message), v.minLength(1, "there is no message")),
  steps: v.optional(flag("Show one message after the other")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Party = v.InferOutput<typeof party>;
type Message = v.InferOutput<typeof message>;
type Kind = (typeof kinds)[number];
type Checked = Passage & { readonly kind: Kind };

/** Messages between parties in their order, each an arrow from one lifeline to another. */
export const sequence = makeForm({
  schema,
  list: "messages",
  shape: fields({
    parties: many(fields({ name: "text", role: "text", at: "number", width: "number" })),
    names: many("text"),
    messages: many(
      fields({
        from: "text",
        to: "text",
        text: "text",
        note: "text",
        kind: "text",
        number: "number",
        isBack: "yes/no",
        before: "number",
        after: "number",
      }),
    ),
    steps: "yes/no",
    size: "number",
    gap: "number",
    partySize: "number",
    noteSize: "number",
  }),
  view({ parties, messages, steps = false }, tools) {
    const names = parties.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice !== -1)
      return tools.refuse(["parties", twice, "name"], `“${names[twice]}” stands here twice`, "give each party a name");
    const checked = messages.map((each, index) => checkedMessage(each, index, { names, tools }));
    if (!checked.every((each) => each !== undefined)) return undefined;
    const { room } = tools;
    const found = arrange({ parties: names, passages: checked, room });
    if (!("size" in found)) {
      const { message: at, isTooWide } = found;
      const path = ["messages", at, ...(isTooWide ? ["text"] : [])];
      return isTooWide
        ? tools.refuse(
            path,
            "this message has too little room between its lifelines",
            "shorten it, or leave out a party",
          )
        : tools.refuse(
            path,
            `the room ends here: ${at} of ${messages.length} messages fit`,
            "make two slides of it, or shorten messages that take two lines",
          );
    }
    const { size, gap } = found;
    return { names, steps, size, gap, partySize, noteSize, ...placed(parties, checked, { found, width: room.width }) };
  },
});

interface Known {
  readonly names: readonly string[];
  readonly tools: FormTools;
}

function checkedMessage(given: Message, index: number, { names, tools }: Known): Checked | undefined {
  const path = ["messages", index];
  const find = (key: "from" | "to", name: string) => {
    const at = names.indexOf(name);
    if (at !== -1) return at;
    const hint = didYouMean(name, names) ?? `the parties are: ${names.join(", ")}`;
    return tools.refuse([...path, key], `there is no party “${name}”`, hint);
  };
  const { kind = given.to === given.from ? "self" : "call", note = "" } = given;
  if (given.to === undefined && kind !== "self")
    return tools.refuse(path, `this ${kind} goes to nobody`, "add to:, or write kind: self");
  const from = find("from", given.from);
  const to = given.to === undefined ? from : find("to", given.to);
  if (from === undefined || to === undefined) return undefined;
  if (kind === "self" && from !== to)
    return tools.refuse(
      [...path, "to"],
      "what a party does itself goes to nobody else",
      "leave to: out, or write kind: call",
    );
  if (kind !== "self" && from === to)
    return tools.refuse([...path, "kind"], `this ${kind} goes to the party that it comes from`, "write kind: self");
  return { from, to, kind, text: given.text, note };
}

interface Placing {
  readonly found: Arrangement;
  /** Of the room, in CSS pixels. */
  readonly width: number;
}

/** The parties and messages with their places in per cent of the width. */
function placed(parties: readonly Party[], messages: readonly Checked[], { found, width }: Placing) {
  const at = found.lines.map((pixels) => rounded((pixels / width) * 100));
  return {
    parties: parties.map(({ name, role = "" }, index) => ({ name, role, at: at[index], width: found.heads[index] })),
    messages: messages.map((each, index) => {
      const [near, far] = spanOf(each, parties.length);
      const { text: words, note, kind } = each;
      const isBack = kind === "self" ? each.from === far : each.from > each.to;
      return {
        from: parties[each.from]?.name ?? "",
        to: parties[each.to]?.name ?? "",
        text: words,
        note,
        kind,
        number: index + 1,
        isBack,
        before: at[near] ?? 0,
        after: rounded(100 - (at[far] ?? 0)),
      };
    }),
  };
}
