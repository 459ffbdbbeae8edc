// The facts of the curriculum, the ones that were checked longest ago first.
//   npm run facts                     each with the day on which its sources were read last
//   npm run facts -- --repos FOLDER   and what its repository did since, from clones in FOLDER/OWNER/NAME (bare or not)
//   npm run facts -- --changed …      only those whose source is not as it was
import { parseArgs } from "node:util";
import { readFacts } from "./audit/facts.mjs";
import { sinceThen } from "./audit/since.mjs";

const { values } = parseArgs({ options: { repos: { type: "string" }, changed: { type: "boolean", default: false } } });

const told = ({ state, commits, changes }) =>
  [state, ...(commits ? [`${commits} commits since`] : []), ...(changes ? [`${changes} to the file`] : [])].join(", ");

const standing = new Set(["as it was", "same lines", "no file"]);
const facts = [...readFacts("slides/facts").values()].toSorted((a, b) =>
  `${a.checked} ${a.id}`.localeCompare(`${b.checked} ${b.id}`),
);
const counts = new Map();
for (const { id, checked, file, sources } of facts) {
  const found = values.repos
    ? sources.filter(({ repo }) => repo).map((source) => ({ source, ...sinceThen(source, values.repos) }))
    : [];
  for (const { state } of found) counts.set(state, (counts.get(state) ?? 0) + 1);
  const shown = values.changed ? found.filter(({ state }) => !standing.has(state)) : found;
  if (values.changed && shown.length === 0) continue;
  console.log(`${checked ?? "never     "}  ${id}  slides/facts/${file}`);
  for (const each of shown) console.log(`            ${each.source.repo} ${each.source.path ?? ""}: ${told(each)}`);
}
console.log(`${facts.length} facts`);
for (const [state, count] of [...counts].toSorted(([, a], [, b]) => b - a)) console.log(`${count} sources: ${state}`);
