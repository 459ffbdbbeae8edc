import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { placeOfElement, placeOfPicture, startOf } from "../check/place.js";
import type { Diagnostic } from "../report/problem.js";
import { shownPath } from "../report/shown-path.js";
import { pathInside } from "../source/home.js";
import { placeOf, type Span } from "../source/text.js";
import { type Answer, textAnswer } from "./answers.js";
import { bodyOf } from "./body.js";
import type { ServedDecks } from "./decks.js";
import type { Editor } from "./editor.js";
import type { Findings } from "./findings.js";
import { type Guard, isLoopback } from "./guard.js";
import type { JumpAnswer, JumpRequest } from "./protocol.js";
import { shownProblem } from "./shown-problem.js";
import type { Stage } from "./stage.js";

/** What opening a source needs of a server. */
export interface JumpTools {
  readonly guard: Guard;
  readonly decks: ServedDecks;
  readonly findings: Findings;
  readonly editor: Editor;
  /** The folder from which places are shown. */
  readonly folder: string;
}

/** A request names a slide and the beginning of a text. */
const mostBytes = 16_384;
/** So much of a text is enough to find it. */
const mostText = 300;

/** Opens a place of the source in the editor: for whoever sits at this machine, and in one of our own pages. */
export async function answerJump(asked: IncomingMessage, tools: JumpTools): Promise<Answer> {
  const isHere = isLoopback(asked.socket.remoteAddress ?? "");
  if (!isHere || !tools.guard.isFromOurPage(asked))
    return textAnswer(403, "Only a page on the machine of the server opens its editor.");
  if (asked.headers["content-type"] !== "application/json") return textAnswer(415, "This is not JSON.");
  const wish = readWish(await bodyOf(asked, mostBytes));
  if (!wish) return textAnswer(400, "This says of nothing where it comes from.");
  const stage = tools.decks.find(wish.deck);
  const span = stage && spanOf(wish, stage, tools);
  if (!span) return textAnswer(404, "Nobody knows where this comes from.");
  return jsonAnswer(await openSpan(span, tools));
}

const jsonAnswer = (answer: JumpAnswer): Answer => ({
  status: 200,
  type: "application/json",
  body: JSON.stringify(answer),
});

function readWish(text: string): JumpRequest | undefined {
  try {
    const { deck, slide, tag, text: words, before, place } = Object(JSON.parse(text)) as Record<string, unknown>;
    if (typeof deck !== "string") return undefined;
    if (typeof place === "string") return { deck, place };
    if (typeof slide !== "string" || typeof tag !== "string" || typeof words !== "string") return undefined;
    const count = typeof before === "number" && Number.isInteger(before) && before >= 0 ? before : 0;
    return { deck, slide, tag: tag.toLowerCase(), text: words.slice(0, mostText), before: count };
  } catch {
    return undefined;
  }
}

/** Where something comes from, by what the server itself knows of it. */
function spanOf(wish: JumpRequest, stage: Stage, { findings, folder }: JumpTools): Span | undefined {
  if ("place" in wish) {
    const known: readonly Diagnostic[] = [...stage.problems, ...findings.of(stage)];
    return known.find((problem) => shownProblem(problem, folder).place === wish.place)?.span;
  }
  const found = stage.last?.rendered.columns.flat().find(({ slide }) => slide.id === wish.slide);
  if (!found) return undefined;
  const element = { tag: wish.tag, text: wish.text, classes: [] };
  if (wish.tag === "") return startOf(found);
  return /^(?:img|svg|video)$/.test(wish.tag)
    ? placeOfPicture(found, element, wish.before)
    : placeOfElement(found, element);
}

async function openSpan(span: Span, { editor, folder }: JumpTools): Promise<JumpAnswer> {
  const { line, column } = placeOf(span.file, span.start);
  const place = `${shownPath(span.file, folder)}:${line}:${column}`;
  const { root, path: named } = span.file;
  const absolute = root === undefined ? undefined : path.join(root, pathInside(named));
  if (absolute === undefined || !existsSync(absolute)) return { place, refusal: "there is no such file" };
  return { place, refusal: await editor.open({ file: absolute, line, column }) };
}
