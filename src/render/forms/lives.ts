import type { Path } from "../../content/yaml-place.js";
import { didYouMean } from "../../report/suggest.js";
import type { FormTools } from "./form.js";

/** What an author writes of parties on an axis of named moments. */
interface Written {
  readonly moments: readonly string[];
  readonly parties: readonly {
    readonly name: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly "started-by"?: string | undefined;
  }[];
  readonly calls?: readonly { readonly from: string; readonly to: string; readonly at: string }[] | undefined;
}

/** From where to where a party lives, in numbers of moments. */
export interface Life {
  /** -1 where it was there before the first moment. */
  readonly from: number;
  /** The number of all moments where it stays. */
  readonly to: number;
}

/** From one party's row to another's, at a moment. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Lives, row by row, and who starts or calls whom; undefined after reporting all that cannot be. */
export function readLives(written: Written, tools: FormTools) {
  const { moments } = written;
  const twice = moments.flatMap((name, index) => (moments.indexOf(name) === index ? [] : [index]));
  for (const index of twice)
    tools.refuse(["moments", index], `there are two moments “${moments[index]}”`, "give each a name of its own");
  const lives = written.parties.map((_, row) => lifeOf(row, written, tools));
  const arrows = [...startsIn(written, lives, tools), ...callsIn(written, lives, tools)];
  if (twice.length > 0 || !lives.every((life) => life !== undefined)) return undefined;
  return arrows.every((arrow) => arrow !== undefined) ? { lives, arrows } : undefined;
}

function lifeOf(row: number, { parties, moments }: Written, tools: FormTools): Life | undefined {
  const { from, to, name } = parties[row] ?? { name: "" };
  const path = ["parties", row];
  if (parties.findIndex((other) => other.name === name) !== row)
    return tools.refuse([...path, "name"], `there are two parties “${name}”`, "give each a name of its own");
  const start = from === undefined ? -1 : numberOf(from, moments, { tools, path: [...path, "from"], what: "moment" });
  const end =
    to === undefined ? moments.length : numberOf(to, moments, { tools, path: [...path, "to"], what: "moment" });
  if (start === undefined || end === undefined) return undefined;
  if (end > start) return { from: start, to: end };
  const problem = end === start ? "it leaves at the moment at which it starts" : "it leaves before it starts";
  return tools.refuse([...path, "to"], problem, `moments in order: ${moments.join(", ")}`);
}

interface Lookup {
  readonly tools: FormTools;
  readonly path: Path;
  readonly what: "moment" | "party";
}

/** Where a name stands among others. */
function numberOf(name: string, known: readonly string[], { tools, path, what }: Lookup): number | undefined {
  const found = known.indexOf(name);
  if (found >= 0) return found;
  const hint = didYouMean(name, known) ?? `there are: ${known.join(", ")}`;
  return tools.refuse(path, `there is no ${what} “${name}”`, hint);
}

const namesOf = ({ parties }: Written) => parties.map(({ name }) => name);

/** The lives that could be read; of others it was said what is wrong, and nobody knows who is there when. */
type Lives = readonly (Life | undefined)[];

function startsIn(written: Written, lives: Lives, tools: FormTools): (Arrow | undefined)[] {
  return written.parties.flatMap(({ "started-by": starter, from }, to) => {
    if (starter === undefined) return [];
    const path = ["parties", to, "started-by"];
    if (from === undefined)
      return [tools.refuse(path, "nobody starts what was there before", "say when it starts: from:")];
    const row = numberOf(starter, namesOf(written), { tools, path, what: "party" });
    if (row === undefined) return [undefined];
    if (row === to) return [tools.refuse(path, "it starts itself", "name another party")];
    const [own, other] = [lives[to], lives[row]];
    if (!own || !other) return [undefined];
    const at = own.from;
    return [isThere(other, at) ? { from: row, to, at } : tools.refuse(path, absent(starter, from), aliveHint)];
  });
}

function callsIn(written: Written, lives: Lives, tools: FormTools): (Arrow | undefined)[] {
  const names = namesOf(written);
  const { calls = [] } = written;
  return calls.map((call, index) => {
    const path = ["calls", index];
    const from = numberOf(call.from, names, { tools, path: [...path, "from"], what: "party" });
    const to = numberOf(call.to, names, { tools, path: [...path, "to"], what: "party" });
    const at = numberOf(call.at, written.moments, { tools, path: [...path, "at"], what: "moment" });
    if (from === undefined || to === undefined || at === undefined) return undefined;
    const isSame = (other: typeof call) => other.from === call.from && other.to === call.to && other.at === call.at;
    if (calls.findIndex(isSame) !== index)
      return tools.refuse(path, `“${call.from}” calls “${call.to}” at “${call.at}” twice`, "leave one of the two out");
    if (from === to) return tools.refuse([...path, "to"], "it calls itself", "name another party");
    const [own, other] = [lives[from], lives[to]];
    if (!own || !other) return undefined;
    if (!isThere(own, at)) return tools.refuse([...path, "at"], absent(call.from, call.at), aliveHint);
    if (!isThere(other, at)) return tools.refuse([...path, "at"], absent(call.to, call.at), aliveHint);
    return { from, to, at };
  });
}

const isThere = (life: Life, at: number) => life.from <= at && at <= life.to;
const absent = (name: string, moment: string) => `“${name}” is not there at “${moment}”`;
const aliveHint = "an arrow needs both parties: look at their from and to";
