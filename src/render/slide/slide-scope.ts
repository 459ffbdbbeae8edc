import type { Reader } from "../../content/reader.js";
import type { Slide } from "../../model/deck.js";
import type { ProblemCode } from "../../report/catalogue.js";
import { problem } from "../../report/problem.js";
import { foldersFrom } from "../../source/folder.js";
import { homeOf, splitReference } from "../../source/home.js";
import { findSpan, type SourceFile, type Span, spanOf } from "../../source/text.js";
import { type Asset, type AssetStore, fileName, findAsset } from "../assets.js";
import type { DrawingSource } from "../drawing/desk.js";
import type { AddressPlaces, SoughtAddress } from "./address-places.js";
import { isRemote, readAddress } from "./addresses.js";
import type { Interview } from "./surroundings.js";
import type { SoughtTag, TagPlaces } from "./tag-places.js";

/** The context in which one slide is made: where its references lead, and where its problems go. */
export interface SlideScope {
  readonly slide: Slide;
  /** Folders of the project in which relative paths are looked up, in order. */
  readonly folders: readonly string[];
  /** Reads in the context of this slide. */
  readonly reader: Reader;
  readonly store: AssetStore;
  /** The assets that the slide shows, by name. */
  readonly assets: Map<string, Asset>;
  /** What is played of the recordings that it shows, by key. */
  readonly recordings: Map<string, string>;
  /** The sources of the diagrams that it shows, by key. */
  readonly drawings: Map<string, DrawingSource>;
  /** The style sheets of the files that it shows, by path. */
  readonly styles: Map<string, string>;
  /** What was noticed while it was made. */
  readonly notes: SlideNotes;
  /** Asks about the deck around the slide. */
  readonly deck: Interview;
  /** The layout that is being filled; it may hold what the slide does not. */
  readonly template?: SourceFile | undefined;
  /** Whether the deck can be made without what is being rendered. */
  readonly isDispensable?: boolean;
}

/** What is noticed of a slide on the way and needed at its end. */
interface SlideNotes {
  hasFormulas: boolean;
  hasIcons: boolean;
  /** How many steps the longest list of its diagrams has. */
  diagramSteps: number;
  /** How many diagrams it has so far. */
  drawn: number;
  /** How many components of each name it has so far. */
  readonly components: Map<string, number>;
  /** The keys that it cites. */
  readonly cited: string[];
  /** Backgrounds that cannot be shown, as they are written. */
  readonly absent: string[];
  /** Whether a style sheet of its own stands on it. */
  isStyled: boolean;
  /** Tags that were found wrong. */
  readonly tags: TagPlaces;
  /** Addresses that were found wrong. */
  readonly addresses: AddressPlaces;
}

/** The context of something on the slide that may be HTML which a script of reveal.js would draw. */
export const scopeOf = (scope: SlideScope, { isHtml }: { readonly isHtml?: true }): SlideScope =>
  isHtml ? { ...scope, isDispensable: true } : scope;

/** The folders in which the references of a slide are looked up, in order. */
export const foldersOf = (slide: Slide): readonly string[] =>
  slide.generated && !slide.backdrop ? ["."] : foldersFrom(slide.span.file.path);

/** The place of a piece of text on a slide; HTML has no positions of its own, so it is searched for. */
export function placeOnSlide(scope: SlideScope, text: string): Span {
  const { slide, template } = scope;
  const found = findSpan(slide.span, text);
  const at = found === slide.span && template ? template.text.indexOf(text) : -1;
  return template && at !== -1 ? spanOf(template, at, at + text.length) : found;
}

/** The place of a tag: in the layout that is being filled, else on the slide. */
function placeOfTag({ slide, template, notes }: SlideScope, tag: SoughtTag, text: string): Span | undefined {
  const layout = template && notes.tags.find({ file: template, start: 0, end: template.text.length }, tag, text);
  return layout ?? notes.tags.find(slide.span, tag, text);
}

/**
 * The place of an address that an element of the slide has, else of the layout that is being filled; where it is not written
 * as it is, as with a variable in it, what can be found of it.
 */
export function placeOfAddress(scope: SlideScope, sought: SoughtAddress): Span {
  return writtenPlace(scope, sought) ?? placeOnSlide(scope, sought.address);
}

function writtenPlace({ slide, template, notes }: SlideScope, sought: SoughtAddress): Span | undefined {
  const own = notes.addresses.find(slide.span, sought);
  if (own || !template) return own;
  return notes.addresses.find({ file: template, start: 0, end: template.text.length }, sought);
}

/** What is wrong on a slide, and the text by which its place is found. */
interface SlideProblem {
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
  readonly remedy?: string | undefined;
  /** The tag in which that text stands, where it is known. */
  readonly tag?: SoughtTag;
  /** The address that is wrong, where it is one; its place comes before that of the tag. */
  readonly address?: SoughtAddress | undefined;
  readonly dispensable?: boolean;
}

export function reportOnSlide(scope: SlideScope, code: ProblemCode, found: SlideProblem): void {
  const { values, text, tag, address, remedy, dispensable = false } = found;
  const place = address && writtenPlace(scope, address);
  const span = place ?? (tag && placeOfTag(scope, tag, text)) ?? placeOnSlide(scope, text);
  scope.reader.report(problem(code, values, { span, remedy, dispensable }));
}

/** Whether an address leads out of the project; one that begins with the prefix of a collection leads into that. */
export function leadsElsewhere(address: string, { reader, folders }: SlideScope): boolean {
  if (!isRemote(address)) return false;
  const reference = splitReference(readAddress(address));
  const home = homeOf(folders[0] ?? "");
  return !reference || !reader.collections.find(reference.prefix, home, reader.ledger);
}

/** Whether a reference leads to no file, but to a folder. */
export function isFolder(reference: string, { reader, folders }: SlideScope): boolean {
  const lookup = reader.lookUp(fileName(reference), folders);
  return "tried" in lookup && lookup.tried.some((path) => reader.isFolder(path));
}

/** Adds a file of the project to what the slide shows; undefined after reporting why not. */
export function addAsset(scope: SlideScope, sought: SoughtAddress): string | undefined {
  const place = { folders: scope.folders, span: placeOfAddress(scope, sought) };
  const asset = findAsset(sought.address, place, scope.reader, scope.store.load);
  if (!asset) return undefined;
  if (!scope.assets.has(asset.name)) scope.assets.set(asset.name, asset);
  return `asset:${asset.name}`;
}
