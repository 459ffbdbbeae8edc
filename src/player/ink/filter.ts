import { say } from "../words.js";
import { notify } from "./notice.js";
import type { Stage } from "./parts.js";
import { keepFilter, keptFilter } from "./session.js";

/** What can be done for a picture that a projector shows badly, in the order of the key; style sheets know the names. */
const filters = ["none", "contrast", "bright", "grey", "inverted"] as const;
type Filter = (typeof filters)[number];

const isFilter = (name: unknown): name is Filter => filters.some((filter) => filter === name);

/** Changes the picture on the stage, from whichever window; the presenter's own slide stays as it is. */
export function createFilter({ link }: Stage): { next(): void } {
  const root = document.documentElement;
  let filter: Filter = "none";
  const show = (name: Filter) => {
    filter = name;
    root.dataset["filter"] = name;
    keepFilter(name);
  };
  const kept = keptFilter();
  if (isFilter(kept)) show(kept);
  link.on("filter", (name) => isFilter(name) && show(name));
  link.onJoin(() => link.send("filter", filter));
  return {
    next() {
      show(filters[(filters.indexOf(filter) + 1) % filters.length] ?? "none");
      link.send("filter", filter);
      notify(say(`ink.${filter}`));
    },
  };
}
