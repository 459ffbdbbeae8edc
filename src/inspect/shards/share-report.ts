import * as v from "valibot";
import type { KnownNames } from "../../content/known-names.js";
import { digestOf } from "../../project/shards/division.js";
import { type ShareHead, sealOf } from "../../project/shards/share-head.js";
import { packageVersion } from "../../source/installed.js";
import type { CheckedShare } from "../check-decks.js";
import type { CheckedProject, CheckRequest } from "../check-project.js";
import { knownCodes, type LookedProject } from "../looked.js";
import { type PackedData, packSources } from "./packed-sources.js";

/** The key under which a report for machines carries what a merge needs: in JSON at its top, in SARIF among the properties of its run. */
export const shareKey = "quarterdeckShard";

/** What a share's report carries beside its findings. */
export interface ShareContent extends ShareHead {
  /** The codes that were looked for. */
  readonly codes: readonly string[];
  readonly isOnline: boolean;
  readonly notices: readonly string[];
  /** What the command line names that some deck has to know. */
  readonly asked: {
    readonly variant?: string | undefined;
    readonly language?: string | undefined;
    readonly set: readonly string[];
  };
  readonly declared: readonly string[];
  readonly names: readonly KnownNames[];
  /** Projects as they were looked at: {@link LookedProject}. */
  readonly projects: PackedData;
}

/** What was looked at, and how. */
interface LookedShare {
  readonly request: CheckRequest;
  readonly share: CheckedShare;
  readonly projects: readonly CheckedProject[];
  readonly notices: ReadonlySet<string>;
  /** In which the user stands. */
  readonly folder: string;
}

/** The form of what is carried. */
const head = { format: 1 } as const;

/** What a merge needs of a share's check, as JSON: a text, because nobody else reads it, and a report is laid out for people. */
export function shareContent({ request, share, projects, notices, folder }: LookedShare): string {
  const { division, names, declared } = share;
  const { variant, language, set = {}, selection, online } = request;
  const looked: readonly LookedProject[] = projects.flatMap((project) => project.looked ?? []);
  const codes = knownCodes.filter((code) => selection.has(code));
  const content: ShareContent = {
    version: packageVersion(),
    index: division.index,
    count: division.count,
    division: division.digest,
    request: digestOf([choicesOf(request), codes]),
    shares: division.decks,
    codes,
    isOnline: online,
    notices: [...notices],
    asked: { variant, language, set: Object.keys(set) },
    declared,
    names,
    projects: packSources(looked, folder),
  };
  return JSON.stringify({ ...head, seal: sealOf(JSON.stringify(content)), ...content });
}

/** What of a command line decides what is found, as it was given: machines have their projects in different places. */
function choicesOf({
  inputs,
  folder,
  rootChoice,
  jobs,
  cache,
  wants,
  selection,
  shard,
  mounted,
  edited,
  environment,
  ...choices
}: CheckRequest) {
  return [choices, rootChoice?.isSafe, environment["SOURCE_DATE_EPOCH"] ?? ""];
}

const headSchema = v.looseObject({ format: v.number(), seal: v.string(), version: v.string() });

/** What was read, or why it cannot be: a sentence whose subject is the file. */
type ReadShare = { readonly content: ShareContent } | { readonly wrong: string };

/** Reads what a report for machines carries for a merge. */
export function readShare(written: string): ReadShare {
  const found = carried(written);
  const opened = v.safeParse(headSchema, found);
  if (!opened.success)
    return { wrong: "is no report of a shard: “check --shard I/N” writes one with --reporter json or sarif" };
  const { format, seal, ...content } = opened.output;
  const version = packageVersion();
  if (format !== head.format || content.version !== version)
    return { wrong: `was written by version ${content.version} of Quarterdeck, and this is ${version}` };
  if (sealOf(JSON.stringify(content)) !== seal) return { wrong: "is not as it was written: something has changed it" };
  // Sealed and of this version: what is in it, this version has put there.
  return { content: content as unknown as ShareContent };
}

const jsonSchema = v.looseObject({ [shareKey]: v.string() });
const sarifSchema = v.looseObject({
  runs: v.tupleWithRest([v.looseObject({ properties: jsonSchema })], v.unknown()),
});

function carried(written: string): unknown {
  try {
    const report: unknown = JSON.parse(written);
    if (v.is(jsonSchema, report)) return JSON.parse(report[shareKey]);
    return v.is(sarifSchema, report) ? JSON.parse(report.runs[0].properties[shareKey]) : undefined;
  } catch {
    return undefined;
  }
}
