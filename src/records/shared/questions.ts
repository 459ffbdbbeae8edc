import { createHash } from "node:crypto";
import path from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as v from "valibot";
import type { DeckJob } from "../../project/deck-jobs.js";
import type { MadeOf } from "../../project/made-of.js";
import { isWithin, relativePath } from "../../source/folder.js";
import type { Border } from "../../source/project.js";
import type { Disk } from "../disk.js";
import type { RootNames } from "./root-names.js";

const kinds = ["kind", "read", "list", "names", "real", "packages"] as const;

const schema = v.object({
  /** Whether the browser, and the fonts that it finds, decide what is made. */
  browser: v.boolean(),
  asked: v.array(
    v.object({
      root: v.string(),
      border: v.picklist(["whole", "visible"]),
      questions: v.pipe(
        v.array(v.tuple([v.picklist(kinds), v.pipe(v.string(), v.check(staysBelow))])),
        v.maxLength(50_000),
      ),
    }),
  ),
});

/** No build asks about more than the folder that it names. */
function staysBelow(file: string): boolean {
  const plain = path.posix.normalize(file);
  return plain !== ".." && !plain.startsWith("../") && !path.posix.isAbsolute(plain);
}

/** What has to be asked to know whether a result is that of a deck: the questions of one that was made, without the answers. */
export type QuestionSet = v.InferOutput<typeof schema>;

/** In bytes, when it is unpacked. */
const longestSet = 2 ** 26;

/** A set of questions as bytes; the same set gives the same ones. */
export const packQuestions = (set: QuestionSet): Uint8Array => deflateRawSync(Buffer.from(JSON.stringify(set)));

/** A set of questions as it was kept; undefined for anything else. */
export function readQuestions(packed: Uint8Array | undefined): QuestionSet | undefined {
  if (!packed) return undefined;
  try {
    const text = inflateRawSync(packed, { maxOutputLength: longestSet }).toString("utf8");
    const { success, output } = v.safeParse(schema, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

/** So many patterns and lists of folders a set may ask for: each looks through many files. */
const mostLists = 500;

/**
 * Whether a set asks no more than a build of the deck does that lies with all it uses in its project: about its own file, and nothing
 * beyond the project, its border, and Quarterdeck's package, but which packages are installed above. Who could have written the set could
 * otherwise find out from the key that is asked for next what stands in any file of this machine.
 */
export function isModest({ asked }: QuestionSet, { file, border }: Pick<DeckJob, "file" | "border">): boolean {
  const own = asked.find((each) => each.root === "project:" && each.border === border);
  const lists = asked.flatMap(({ questions }) => questions.filter(([kind]) => kind === "list" || kind === "names"));
  return (
    lists.length <= mostLists &&
    own?.questions.some(([kind, name]) => kind === "read" && name === file) === true &&
    asked.every((each) => isModestPart(each, border))
  );
}

function isModestPart({ root, border, questions }: Asked, own: Border): boolean {
  const [, home = "", way = ""] = /^(project|package):(.*)$/s.exec(root) ?? [];
  if (home === "") return false;
  if (root === "project:" && border !== own) return questions.every(isAboutPackages);
  return staysBelow(way) || (/^\.\.(?:\/\.\.)*$/.test(way) && questions.every(isAboutPackages));
}

/** Whether something is installed in `node_modules`, which somebody asks who has met a prefix that could be that of a collection. */
const isAboutPackages = ([kind, file]: Question) =>
  (kind === "packages" && file === "") ||
  (kind === "read" && file === "package.json") ||
  (kind === "kind" && /^node_modules(?:\/(?:@[\w.-]+\/)?[\w.-]+)?(?:\/package\.json)?$/.test(file));

type Asked = QuestionSet["asked"][number];
type Question = Asked["questions"][number];

const textOf = ([kind, file]: Question) => `${kind} ${file}`;

/** The same questions in an order that does not depend on which of them came first. */
const inOrder = (answers: MadeOf["answers"]): MadeOf["answers"] =>
  answers.toSorted(([kind, file], [otherKind, otherFile]) => {
    const [one, other] = [textOf([kind, file]), textOf([otherKind, otherFile])];
    return one < other ? -1 : Number(one > other);
  });

/** A file that the command line names, such as a brand, is asked about on the whole disk; where it lies in the project, its way from there counts. */
function inProject({ root, border, answers }: MadeOf, project: string): MadeOf[] {
  if (root === project || !isWithin(project, root)) return [{ root, border, answers }];
  const isOwn = ([, file]: MadeOf["answers"][number]) => isWithin(path.resolve(root, file), project);
  const own = answers
    .filter(isOwn)
    .map(([kind, file, digest]) => [kind, relativePath(project, path.resolve(root, file)), digest] as const);
  return [
    { root: project, border, answers: own },
    { root, border, answers: answers.filter((each) => !isOwn(each)) },
  ];
}

/** What of a deck was asked, and a digest of what was answered; neither names a folder of this machine. */
export function questionsOf(madeOf: readonly MadeOf[], browser: "used" | "unused", names: RootNames) {
  const places = madeOf
    .flatMap((place) => inProject(place, names.root))
    .filter(({ answers }) => answers.length > 0)
    .map(({ answers, ...place }) => ({ ...place, answers: inOrder(answers) }));
  const asked = places.map(({ root, border, answers }): Asked => {
    return { root: names.nameOf(root), border, questions: answers.map(([kind, file]) => [kind, file]) };
  });
  const set: QuestionSet = { browser: browser === "used", asked };
  return { set, answers: answersDigest(places, names) };
}

/**
 * Asks the questions here.
 * @returns what a result would be made of on this machine, and the digest of the answers; undefined where a folder has no place here
 */
export function answer(set: QuestionSet, names: RootNames, disk: Disk) {
  const madeOf: MadeOf[] = [];
  for (const { root: name, border, questions } of set.asked) {
    const root = names.folderOf(name);
    if (root === undefined || !disk.isFolder(root)) return undefined;
    const place = { root, border };
    const answers = questions.map(([kind, file]) => [kind, file, disk.answer(place, kind, file)] as const);
    madeOf.push({ ...place, answers });
  }
  return { madeOf, answers: answersDigest(madeOf, names) };
}

/** Where a folder really lies is another path on each machine. */
function answersDigest(places: readonly MadeOf[], names: RootNames): string {
  const hash = createHash("sha256");
  for (const { answers } of places) {
    for (const [kind, , digest] of answers)
      hash.update(`${kind === "real" && path.isAbsolute(digest) ? names.nameOf(digest) : digest}\n`);
    hash.update("\n");
  }
  return hash.digest("hex");
}
