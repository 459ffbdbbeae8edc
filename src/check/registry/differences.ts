import { type Entity, type FactRegistry, mainValue } from "../../model/fact.js";
import { type DeckSubject, type SlideSubject, writtenSlides } from "../subject.js";
import { type Labelled, labelledIn } from "./cells.js";
import { type Convention, conventions, registeredTexts } from "./conventions.js";
import type { Difference } from "./difference.js";
import { figureDifferences, startTimes } from "./figures.js";
import { type EntityNames, entityNames } from "./names.js";
import { plainText } from "./plain-text.js";
import { canAgree, quantitiesIn } from "./quantities.js";
import { statementsIn } from "./statements.js";
import { versionIn, versionOrder } from "./versions.js";

/** What the slides that an author wrote say of the entries of a deck's registry, and it says otherwise. */
export function differencesOn(deck: DeckSubject): ReadonlyMap<SlideSubject, readonly Difference[]> {
  const find = differenceFinder(deck);
  return new Map(writtenSlides(deck).map((subject) => [subject, find(subject)]));
}

function differenceFinder(deck: DeckSubject): (subject: SlideSubject) => Difference[] {
  const { facts } = deck;
  const entities = [...(facts?.entities.values() ?? [])];
  if (!facts || entities.length === 0) return () => [];
  const names = entityNames(entities);
  return ({ prose, slide }) => {
    const text = plainText(prose);
    const titled = [...new Set(names.mentionsIn(slide.title).map(({ entity }) => entity))];
    const title = titled.length === 1 ? titled[0] : (names.calledBy(slide.title) ?? undefined);
    const said = statementsIn(text, names, title).flatMap(({ entity, convention, value, at, isCertain }) =>
      byConvention({ entity, convention, value, at, isCertain }),
    );
    const labelled = labelledIn(text).flatMap((each) => inLabelled(each, { names, title, facts }));
    return distinct([...said, ...labelled, ...figureDifferences(text, names, { facts, title })]);
  };
}

/** Of what is said of one place, the first: sentences, cells and figures may all have found it. */
const distinct = (list: readonly Difference[]): Difference[] =>
  list.filter(({ at }, index) => list.findIndex((other) => other.at === at) === index);

/** A value of a conventional attribute, said of an entry. */
interface Said {
  readonly entity: Entity;
  readonly convention: Convention;
  readonly value: string;
  readonly at: number;
  readonly isCertain: boolean;
}

function byConvention({ entity, convention, value, at, isCertain }: Said): Difference[] {
  const texts = registeredTexts(entity, convention.attributes);
  const attribute = convention.attributes.find((name) => mainValue(entity.attributes[name]) !== undefined);
  if (texts.length === 0 || attribute === undefined || convention.agrees(value, texts)) return [];
  const registered = mainValue(entity.attributes[attribute]) ?? "";
  const isOutdated = convention.id === "latest release" && isOlder(value, registered);
  const isFirm = isCertain && convention.id !== "owner" && convention.id !== "stage";
  return [{ entity, attribute, value, registered, at, isCertain: isFirm, isOutdated }];
}

function isOlder(written: string, registered: string): boolean {
  const [own, known] = [versionIn(written), versionIn(registered)];
  return own !== undefined && known !== undefined && versionOrder(own, known) < 0;
}

interface Around {
  readonly names: EntityNames;
  readonly title: Entity | undefined;
  readonly facts: FactRegistry;
}

function inLabelled({ labels, value, isAlone, above }: Labelled, { names, title, facts }: Around): Difference[] {
  for (const [index, label] of labels.entries()) {
    const entity = isAlone ? (names.calledBy(above) ?? title) : names.calledBy(label);
    const header = isAlone ? label : labels[1 - index];
    if (!entity || header === undefined) continue;
    const convention = conventions.find(({ headers }) => headers.test(plainHeader(header)));
    const own = convention && readByConvention(convention, entity, value);
    if (own) return own;
    const attribute = attributeCalled(header, entity, facts);
    if (attribute !== undefined) return byAttribute(entity, attribute, value);
  }
  return [];
}

const plainHeader = (text: string) =>
  text
    .replace(/\([^)]*\)/g, "")
    .replace(/[:*_`]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** What a cell says; undefined when it has none of the convention's values. Of several, one may be the registry's. */
function readByConvention(
  convention: Convention,
  entity: Entity,
  { text, at }: Labelled["value"],
): Difference[] | undefined {
  const values = [...text.matchAll(new RegExp(convention.value.source, "giu"))];
  if (values.length === 0 || (convention.id === "language" && !/^[^\p{Ll}]*\p{Lu}/u.test(text))) return undefined;
  const found = values.map((match) =>
    byConvention({ entity, convention, value: match[0], at: at + match.index, isCertain: true }),
  );
  return found.some((each) => each.length === 0) ? [] : (found[0] ?? []);
}

/** The attribute of an entry that a header names, by its key or by one of its labels. */
function attributeCalled(header: string, entity: Entity, facts: FactRegistry): string | undefined {
  const name = plainHeader(header);
  return Object.keys(entity.attributes).find(
    (key) =>
      key.replaceAll("_", " ").toLowerCase() === name ||
      Object.values(facts.labels.get(key) ?? {}).some((label) => label.toLowerCase() === name) ||
      isStart(key, name),
  );
}

/** How long something takes to start has many names. */
const isStart = (key: string, name: string): boolean =>
  startTimes.test(key) && /^(?:cold )?(?:boot|start|start-?up|launch)(?: time|s in)?$/.test(name);

/** “No more rights than your own” is no answer. */
const yes = /^(?:yes|true|ja|✓|✔|✅|☑)\s*(?:$|[,;(–—])/iu;
const no = /^(?:no|false|nein|✗|✘|❌|×)\s*(?:$|[,;(–—])/iu;

function byAttribute(entity: Entity, attribute: string, { text, at }: Labelled["value"]): Difference[] {
  const raw = entity.attributes[attribute];
  const registered = mainValue(raw);
  if (registered === undefined) return [];
  const difference = (value: string, offset: number): Difference[] => [
    { entity, attribute, value, registered, at: at + offset, isCertain: true, isOutdated: false },
  ];
  if (typeof raw === "boolean") return (raw ? no : yes).test(text) ? difference(text.split(/\s/)[0] ?? text, 0) : [];
  const known = quantitiesIn(registered);
  const [written] = quantitiesIn(text);
  if (written && known.length > 0) {
    const alike = known.filter(({ kind }) => kind === written.kind);
    return alike.length > 0 && !alike.some((each) => canAgree(each, written))
      ? difference(written.text, written.at)
      : [];
  }
  if (/^\d+(?:\.\d+)?$/.test(registered) && /^\d+(?:\.\d+)?$/.test(text))
    return Number(registered) === Number(text) ? [] : difference(text, 0);
  return [];
}
