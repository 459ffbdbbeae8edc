import { createHash } from "node:crypto";
import path from "node:path";
import * as v from "valibot";
import { splitLevels } from "../../content/split-level.js";
import { formatNames } from "../../model/format-names.js";
import type { DeckJob } from "../../project/deck-jobs.js";
import { paperSizes } from "../../render/page/sheet.js";
import { UsageError } from "../../report/problem.js";
import { isWithin, realPathOf, relativePath } from "../../source/folder.js";
import { isWayBelow } from "../../source/way-below.js";
import { isBrandPackage } from "../brand-name.js";
import { besideSlides, markdownFiles, slidesPerSheet } from "../formats/options.js";
import type { BuildRequest } from "../request.js";

const way = v.pipe(v.string(), v.check(isWayBelow));
const text = v.optional(v.string());
const flag = v.boolean();

const options = v.object({
  steps: flag,
  pageSize: v.optional(v.picklist(paperSizes)),
  watermark: v.string(),
  onPaper: flag,
  twoUp: flag,
  pdfNotes: flag,
  handout: v.object({ perSheet: v.picklist(slidesPerSheet), beside: v.picklist(besideSlides) }),
  mdFiles: v.picklist(markdownFiles),
  attendees: v.array(v.string()),
  scale: v.pipe(v.number(), v.minValue(0.1), v.maxValue(4)),
  review: flag,
  thumbnails: flag,
});

const request = v.object({
  minutes: v.optional(v.number()),
  lenient: flag,
  theme: text,
  set: v.record(v.string(), v.string()),
  vars: v.optional(way),
  rehearsals: v.optional(v.array(way)),
  drafts: flag,
  language: text,
  split: v.optional(v.picklist(splitLevels)),
  /** A file of the project, or a package. */
  brand: v.optional(way),
  html: v.picklist(["raw", "sanitized"]),
  templates: v.picklist(["own", "packaged"]),
  options,
});

const schema = v.object({
  format: v.literal(1),
  /** What the submitter would build with; only the same makes the same bytes. */
  maker: v.string(),
  /** The files of the project. */
  snapshot: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
  /** Names the project among others, so that a worker finds what it has of it. */
  project: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
  epoch: text,
  border: v.picklist(["whole", "visible"]),
  deck: v.object({
    file: way,
    name: v.pipe(v.string(), v.regex(/^[^/\\\0]+$/)),
    variant: text,
    formats: v.pipe(v.array(v.picklist(formatNames)), v.minLength(1)),
  }),
  request,
});

/** A deck in one variant and some formats that a worker is to make: all that it needs to know, as plain JSON. */
export type DeckTask = v.InferOutput<typeof schema>;

/** What somebody has put into a queue as a task; undefined for anything else. */
export function readTask(data: unknown): DeckTask | undefined {
  const { success, output } = v.safeParse(schema, data);
  return success ? output : undefined;
}

/** What tasks of one submission share. */
export interface TaskScope {
  readonly request: BuildRequest;
  readonly maker: string;
  /** The snapshot of the deck's project. */
  readonly snapshot: string;
}

/**
 * Makes a task of a deck.
 *
 * @throws UsageError when the command line names a file outside of the project: workers get nothing else
 */
export function makeTask({ root, border, file, name, variant, formats }: DeckJob, scope: TaskScope): DeckTask {
  const { request, maker, snapshot } = scope;
  const {
    minutes,
    lenient = false,
    theme,
    set = {},
    drafts = false,
    language,
    split,
    html,
    templates = "own",
  } = request;
  const { editLinks: _editLinks, attendees, ...options } = request.options;
  const wayOf = (option: string, given: string) =>
    wayInProject(path.resolve(request.folder, given), { option, given, root });
  const brandOf = (given: string) => (isBrandPackage(given, request.folder) ? given : wayOf("brand", given));
  const brand = request.brand === undefined ? undefined : brandOf(request.brand);
  return {
    format: 1,
    maker,
    snapshot,
    project: createHash("sha256").update(root).digest("hex").slice(0, 16),
    epoch: request.environment["SOURCE_DATE_EPOCH"] || undefined,
    border,
    deck: { file, name, variant, formats: [...formats] },
    request: {
      ...{ minutes, lenient, theme, set: { ...set }, drafts, language, split, brand, html, templates },
      vars: request.vars === undefined ? undefined : wayOf("vars", request.vars),
      rehearsals: request.rehearsals?.map((given) => wayOf("rehearsal", given)),
      options: { ...options, attendees: [...attendees] },
    },
  };
}

function wayInProject(
  absolute: string,
  { option, given, root }: { readonly option: string; readonly given: string; readonly root: string },
): string {
  const real = realPathOf(absolute);
  if (isWithin(real, root) && real !== root) return relativePath(root, real);
  throw new UsageError(
    `--${option} ${given} lies outside of the project ${root}; workers get the project's files and no others: put it there`,
  );
}

/** The same for the same work, wherever the project of a submitter lies: what it is called by in a queue. */
export const taskId = ({ project: _project, ...work }: DeckTask): string =>
  createHash("sha256").update(JSON.stringify(work)).digest("hex").slice(0, 40);

/** What people call a task. */
export const taskLabel = ({ deck: { name, formats } }: DeckTask): string => `${name} (${formats.join(", ")})`;

/**
 * The task as a build of a project that stands in a folder.
 *
 * @param folder absolute path of the project
 * @param out absolute path of the folder for results
 */
export function buildOf(
  { deck, border, request, epoch }: DeckTask,
  {
    folder,
    out,
    environment,
    shared,
  }: Pick<BuildRequest, "folder" | "environment" | "shared"> & { readonly out: string },
): { readonly request: BuildRequest; readonly input: DeckJob } {
  const { SOURCE_DATE_EPOCH: _own, ...rest } = environment;
  const input: DeckJob = {
    ...deck,
    variant: deck.variant,
    root: folder,
    border,
    file: deck.file as DeckJob["file"],
    out,
  };
  return {
    input,
    request: {
      ...request,
      options: { ...request.options, pageSize: request.options.pageSize, editLinks: undefined },
      inputs: [deck.file],
      folder,
      out,
      formats: deck.formats,
      variant: deck.variant,
      rootChoice: { isSafe: request.html === "sanitized" },
      jobs: undefined,
      keepGoing: false,
      cache: true,
      shared,
      environment: { ...rest, ...(epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch }) },
    },
  };
}
