import type { Entity } from "../../model/fact.js";
import { sentencesOf } from "../entities.js";
import { type Convention, conventions } from "./conventions.js";
import type { EntityNames, Mention } from "./names.js";

/** What a text says of an entry. */
export interface Statement {
  readonly entity: Entity;
  readonly convention: Convention;
  readonly value: string;
  /** The offset of the value in the text. */
  readonly at: number;
  /** The entry is the subject of the very words. */
  readonly isCertain: boolean;
}

/** What sentences say by convention; `title` is the entry that the slide's title names, if it names one. */
export function statementsIn(text: string, names: EntityNames, title: Entity | undefined): Statement[] {
  let last: Entity | undefined;
  return sentencesOf(text).flatMap(({ text: sentence, start }) => {
    const mentions = names.mentionsIn(sentence);
    const subject = mentions.length === 0 ? (last ?? title) : undefined;
    if (sentence.trim() !== "") last = mentions.length === 1 ? mentions[0]?.entity : undefined;
    if (isHedged.test(sentence)) return [];
    return conventions.flatMap((convention) =>
      inSentence(sentence, convention, mentions, subject).map((found) => ({ ...found, at: start + found.at })),
    );
  });
}

/** It speaks of what was, of what is not, or of two things at once. */
const isHedged =
  /\b(?:originally|initially|formerly|previously|earlier|used to|once|at first|until|no longer|not|never|ported|instead of|rather than|unlike|would|could|should|if|früher|ursprünglich|nicht|keine?|bis)\b|n['’]t\b|\?\s*$/i;

/** A release that is not the first has a number or a name of its own. */
const isAboutVersion = /(?<!\p{L})v?\d+\.\d+|\b(?:version|alpha|beta|support|feature|paper)\b/iu;

function inSentence(
  sentence: string,
  convention: Convention,
  mentions: readonly Mention[],
  subject: Entity | undefined,
): Statement[] {
  if (convention.id === "first release" && isAboutVersion.test(sentence) && !/\b(?:first|erste[nr]?)\b/i.test(sentence))
    return [];
  const said = convention.said
    .flatMap((pattern) => [...sentence.matchAll(pattern)])
    .flatMap((match) => {
      const whose = subjectOf(sentence, match.index, mentions, subject) ?? ofLatest(convention, match[0], mentions);
      return whose ? [statement(match, convention, whose)] : [];
    });
  const attributed = convention.attributive
    .flatMap((pattern) => [...sentence.matchAll(pattern)])
    .flatMap((match) => {
      const end = match.index + match[0].length;
      const next = mentions.find(({ at }) => at >= end);
      if (!next || !/^\s+(?:[\p{Ll}-]+\s+){0,2}$/u.test(sentence.slice(end, next.at))) return [];
      return [
        statement(match, convention, { entity: next.entity, isCertain: /^\s+$/.test(sentence.slice(end, next.at)) }),
      ];
    });
  return distinct([...said, ...attributed]);
}

interface Subject {
  readonly entity: Entity;
  readonly isCertain: boolean;
}

const statement = (match: RegExpMatchArray, convention: Convention, { entity, isCertain }: Subject): Statement => ({
  entity,
  convention,
  value: match[1] ?? "",
  at: match.indices?.[1]?.[0] ?? 0,
  isCertain,
});

const distinct = (list: readonly Statement[]): Statement[] =>
  list.filter(
    ({ at, entity }, index) => list.findIndex((other) => other.at === at && other.entity === entity) === index,
  );

/** Words between a subject and what is said of it; none is made of others, or each text would be read in ever more ways. */
const filler =
  "(?:[\\s,:–—(-]|\\b(?:is|was|are|were|has been|have been|been|which|that|and|itself|now|fully|entirely|mostly|also|all|a|an|the|project|runtime|tool|open|source|software|ist|wurde|came|code)\\b)*";
const directly = new RegExp(`^(?:\\s*\\([^)]*\\))?${filler}$`, "iu");
const loosely = new RegExp(
  `^(?:,[^,.;]{1,80},|\\s+(?:is|was|ist)\\s[^.;:]{1,60}(?:,|\\band\\b|\\bund\\b))${filler}$`,
  "iu",
);
/** A name behind one of these is no subject. */
const behind =
  /\b(?:of|for|in|by|from|like|than|as|with|to|into|on|around|via|through|behind|before|after|under|per|calls?|uses?|runs?|starts?|von|für|mit|wie|als)\s+(?:the\s+|an?\s+|der\s+|die\s+)?$/i;
/** How a sentence goes on about what was named before. */
const continues =
  /^[\s>#*+-]*(?:\d+[.)]\s+)?(?:(?:it|the (?:project|runtime|tool|program|engine|daemon|code)|es|das projekt)(?:\s+(?:is|was|has been|ist|wurde))?(?:\s+\w+ly)?\s*)?$/i;

function subjectOf(
  sentence: string,
  phrase: number,
  mentions: readonly Mention[],
  continued: Entity | undefined,
): Subject | undefined {
  const named = mentions.filter(({ end }) => end <= phrase).at(-1);
  if (!named) {
    const isAbout = mentions.length === 0 && continues.test(sentence.slice(0, phrase));
    return continued && isAbout ? { entity: continued, isCertain: false } : undefined;
  }
  if (behind.test(sentence.slice(0, named.at))) return undefined;
  const between = sentence.slice(named.end, phrase);
  if (directly.test(between)) return { entity: named.entity, isCertain: true };
  return loosely.test(between) && mentions.length === 1 ? { entity: named.entity, isCertain: false } : undefined;
}

/** “The latest release of runc is …” names it behind. */
function ofLatest({ id }: Convention, said: string, mentions: readonly Mention[]): Subject | undefined {
  const [only] = mentions;
  if (!only || mentions.length > 1 || (id !== "latest release" && id !== "first release")) return undefined;
  return { entity: only.entity, isCertain: said.includes(only.entity.name) };
}
