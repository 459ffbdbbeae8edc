/** The commit that changed something last. */
export interface Commit {
  /** Its whole name. */
  readonly name: string;
  /** The day on which its author wrote it, where that was, as ISO 8601 writes it. */
  readonly day: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/**
 * Reads what `git blame --incremental` says: groups of lines, each with its commit, and of a commit once what it is.
 *
 * @returns the commit of each line; the first line has the index 0
 */
export function readBlame(text: string): readonly (Commit | undefined)[] {
  const groups: { readonly name: string; readonly first: number; readonly count: number }[] = [];
  const commits = new Map<string, { time: number; zone: string }>();
  let open = { time: 0, zone: "" };
  for (const line of text.split("\n")) {
    const [, name, first, count] = /^([\da-f]{40,64}) \d+ (\d+) (\d+)$/.exec(line) ?? [];
    if (name !== undefined) {
      groups.push({ name, first: Number(first) - 1, count: Number(count) });
      open = commits.get(name) ?? { time: 0, zone: "" };
      commits.set(name, open);
    } else if (line.startsWith("author-time ")) open.time = Number(line.slice(12)) || 0;
    else if (line.startsWith("author-tz ")) open.zone = line.slice(10);
  }
  const lines: Commit[] = [];
  const made = new Map([...commits].map(([name, { time, zone }]) => [name, { name, time, day: dayOf(time, zone) }]));
  for (const { name, first, count } of groups) {
    const commit = made.get(name);
    if (commit) for (let line = first; line < first + count; line++) lines[line] = commit;
  }
  return lines;
}

/** The day of a moment in a zone such as +0130; "" beyond the dates that there are. */
function dayOf(time: number, zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -60 : 60);
  const moment = new Date((time + offset) * 1000);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString().replace(/T.*/, "");
}
