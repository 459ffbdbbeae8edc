import type { OpenQueue } from "./queue.js";
import { atOnce } from "./reports.js";
import { dissolve, release, run } from "./scripts.js";

/** Takes a batch back, see JobBoard. */
export async function cancel({ connection: { client }, keys: { job, own } }: OpenQueue, batch: string) {
  const ids = (await run(client, dissolve, [job, own, batch])) as string[];
  const became: string[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    became.push(...((await run(client, release, [job, own, batch, ...some])) as string[]));
  }
  const count = (what: string) => became.filter((each) => each === what).length;
  return { removed: count("removed"), stopped: count("stopped"), keptForOthers: count("kept") };
}
