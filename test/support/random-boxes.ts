import { chanceOf } from "./chance.js";

const words = [
  "CRI",
  "OCI",
  "asks",
  "starts",
  "a socket",
  "the file system",
  "reads and writes",
  "seccomp filter of the host",
];
const wallWords = ["VM", "namespaces", "the kernel's border", "syscalls"];

/** A small description with walls and labelled wires, the same one for each seed: with rows, or for Graphviz. */
export function randomBoxes(seed: number, placed: "rows" | "graph") {
  const next = chanceOf(seed);
  const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const count = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const ids: string[] = [];
  const rows = Array.from({ length: count(1, 3) }, () =>
    Array.from({ length: count(1, 3) }, () => {
      if (next() < 0.08) return ".";
      const id = `b${ids.length}`;
      ids.push(id);
      return id;
    }),
  );
  if (ids.length < 2) {
    ids.push("x", "y");
    rows.push(["x", "y"]);
  }
  const held = next() < 0.4 ? rows.find((row) => row.length > 1 && !row.includes(".")) : undefined;
  const inScope = held?.slice(0, count(1, held.length)) ?? [];
  const scopes = inScope.length > 0 ? [{ id: "s", label: pick(["pod", "the host of it all"]), holds: inScope }] : [];
  const neighbours = rows.flatMap((row, at) => [
    ...row.slice(1).map((id, place) => [row[place] ?? "", id]),
    ...(rows[at + 1] ?? []).slice(0, row.length).map((id, place) => [row[place] ?? "", id]),
  ]);
  const pairs = neighbours.filter((pair) => pair.every((id) => ids.includes(id)));
  const walls = Array.from({ length: Math.min(pairs.length, count(1, 2)) }, () => ({
    between: pick(pairs),
    label: pick(wallWords),
    ...(next() < 0.3 && { short: true }),
    ...(next() < 0.15 && { step: 1 }),
  }));
  const crossing = walls.map(({ between: [from = "", to = ""] }) => ({ from, to, label: pick(words) }));
  const others = Array.from({ length: count(0, 3) }, () => {
    const from = pick(ids);
    const to = pick(ids.filter((id) => id !== from));
    return {
      from,
      to,
      ...(next() < 0.8 && { label: pick(words) }),
      ...(next() < 0.2 && { both: true }),
      ...(next() < 0.15 && { step: 1 }),
    };
  });
  return {
    boxes: ids.map((id) => ({ id, ...(next() < 0.3 && { name: pick(["kubelet", "host kernel", "containerd"]) }) })),
    ...(placed === "rows" ? { rows } : { direction: pick(["right", "down"]) }),
    scopes,
    walls,
    wires: [...crossing, ...others],
    steps: ["one"],
    list: next() < 0.3,
  };
}
