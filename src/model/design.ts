import type { SourceFile, Span } from "../source/text.js";

/** What a template accepts for one attribute; from the YAML comment at its top. */
export interface AttributeRule {
  /** The name of its kind. */
  readonly type: string;
  readonly values: readonly string[];
  readonly required: boolean;
  /** The attribute that does as well as this one, where one of the two is required. */
  readonly instead: string | undefined;
  readonly default: string | undefined;
  readonly help: string;
}

/** What the content of a slide consists of, as its author sees it. */
export const contentKinds = [
  ...(["text", "list", "table", "quote", "code", "picture", "formula", "component"] as const),
  ...(["heading", "rule", "html"] as const),
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** How many; `most` may be infinite. */
export interface Amount {
  readonly least: number;
  readonly most: number;
}

/** A place in a layout for a stretch of a slide's content: what stands between two lines `::break`. */
export interface SlotRule {
  readonly name: string;
  /** The kinds of content that it takes, with how many of each; undefined: anything. */
  readonly accepts: ReadonlyMap<ContentKind, Amount> | undefined;
}

/**
 * What a slide is in documents on paper: a picture of itself (`slide`); text that flows over pages, and nothing on
 * stage (`text`); a picture that books leave out, because it speaks to a room (`stage`); a picture that books print as
 * text, because it shows nothing but words (`words`).
 */
export const paperForms = ["slide", "text", "stage", "words"] as const;
export type PaperForm = (typeof paperForms)[number];

/** Slides of a talk's course whose kicker has a word of its own, and which lists of contents leave out. */
export const asideKinds = ["recap", "break"] as const;
export type AsideKind = (typeof asideKinds)[number];

/**
 * What a layout decides for its slides: that they show their content in the whole slide, without a head above it
 * (`slide`), or what their content looks like, whatever it is (`content`).
 */
export const compositions = ["slide", "content"] as const;
type Composition = (typeof compositions)[number];

/** How a layout divides the room for content; lengths in CSS pixels. */
export interface GrowthRule {
  /** How its slots share the width, one number for each; they stand side by side. */
  readonly columns: readonly number[];
  /** Between two of them. */
  readonly gap: number;
  /** What the box around a slot takes of its width and of the height. */
  readonly inset: { readonly inline: number; readonly block: number };
}

/** What the engine has to know of a layout. */
export interface LayoutRules {
  /** In order; undefined: whatever a slide holds. */
  readonly slots: readonly SlotRule[] | undefined;
  /** Whether the slide's first picture is taken out of the content and given to the template. */
  readonly takesPicture: boolean;
  readonly paper: PaperForm;
  /** When it is chosen for slides that name no layout; undefined: never. */
  readonly automatic: AutomaticRule | undefined;
  /** How content is set larger that leaves room; undefined: it never is. */
  readonly grows: GrowthRule | undefined;
  /** What its slides are to the talk, beside what it is about; undefined: nothing. */
  readonly aside: AsideKind | undefined;
  /** What it decides of how its slides look; undefined: what they look like is up to their content. */
  readonly composes: Composition | undefined;
}

/** Layouts are tried by `order`; the first one whose slots fit is chosen. */
interface AutomaticRule {
  readonly order: number;
  /** The level of the heading that it needs, 1 for `#`; undefined: any, or none. */
  readonly heading: number | undefined;
}

/**
 * Which parts of a component must hold something, those between two lines `::break`: at least one, because it shows nothing
 * without (`some`), each, because they show one after the other (`each`), or none (`none`).
 */
export const filledParts = ["some", "each", "none"] as const;
type FilledParts = (typeof filledParts)[number];

/** A layout or component as its file describes itself. */
export interface TemplateInfo extends LayoutRules {
  readonly name: string;
  readonly kind: "layout" | "component";
  readonly summary: string;
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  readonly example: string;
  /** Of a component; layouts may be empty as far as this goes. */
  readonly filled: FilledParts;
  /** How many options a component takes, whose only content is a list of them; undefined: it holds whatever it holds. */
  readonly options: Amount | undefined;
  readonly source: SourceFile;
}

/** The templates of one kind; a file is read on the first use. */
export interface TemplateShelf {
  get(name: string): TemplateInfo | undefined;
  names(): readonly string[];
}

export interface LayoutShelf extends TemplateShelf {
  /** Layouts that may be chosen for slides that name none, in the order in which they are tried. */
  automatic(): readonly TemplateInfo[];
}

/** What a value names, apart from itself. */
interface References {
  /** Ids of entries of the registry, which are then sources of the slide. */
  readonly entities: readonly string[];
  /** Text files that are shown as they are, with what they cite. */
  readonly files: readonly string[];
}

/** What data name: an entry of the registry or a file, with what else is written there, such as `.ATTRIBUTE`. */
export interface Mention {
  readonly kind: "entry" | "file";
  readonly name: string;
  readonly rest: string;
  /** Where the whole value is written, by offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** What is wrong with the value of an attribute, and what would be right. */
export interface AttributeMistake {
  readonly detail: string;
  readonly hint: string;
}

/** What can be told of the values of one kind of attribute before anything is rendered. */
export interface ValueKindInfo {
  mistake(written: string, rule: AttributeRule): AttributeMistake | undefined;
  references(written: string): References;
  /** What data of this kind name; the text of a fence may be something else. */
  mentions(text: string, place: "fence" | "file"): readonly Mention[];
}

/** A component that a fence stands for, and its attribute whose value is the code. */
export interface FenceRule {
  readonly component: string;
  readonly attribute: string;
  /** Whether a text is data of ours: other tools have fences of the same name, and marks of their own behind it. */
  isData?(text: string): boolean;
}

export interface TemplateCatalogue {
  readonly layouts: LayoutShelf;
  readonly components: TemplateShelf;
  /** The kinds of attributes by name. */
  readonly kinds: ReadonlyMap<string, ValueKindInfo>;
  /** Fences that stand for components, by their language. */
  readonly fences: ReadonlyMap<string, FenceRule>;
  /** Whether a template, such as `components/NAME`, is there and does not count. */
  isWithheld(path: string): boolean;
}

/** A font that a theme, a brand or a deck names; what it leaves out is read from the font. */
export interface NamedFont {
  readonly file: string;
  /** Where the file is named. */
  readonly span: Span;
  readonly family?: string | undefined;
  readonly weight?: string | undefined;
  readonly stretch?: string | undefined;
  readonly style?: string | undefined;
  readonly unicodeRange?: string | undefined;
}

/** What kind of file a font is, as CSS calls it. */
export type FontFormat = "woff2" | "woff" | "truetype" | "opentype";

/** One `@font-face` of a theme. */
export interface FontFile {
  readonly family: string;
  readonly weight: string;
  readonly stretch: string;
  readonly style: string;
  /** As in CSS; "" covers everything. */
  readonly unicodeRange: string;
  readonly format: FontFormat;
  readonly bytes: Uint8Array;
  /**
   * As it was added to a theme, for characters that the theme's own fonts lack; pages carry what they use of it.
   * Undefined for the theme's own.
   */
  readonly added: NamedFont | undefined;
}

/** What an option of a theme can take; a list is one of texts or numbers. */
export const optionTypes = ["text", "number", "list", "yes/no"] as const;

/** What a theme lets decks choose. */
export interface ThemeOption {
  readonly help: string;
  /** Undefined: anything. */
  readonly type?: (typeof optionTypes)[number] | undefined;
  /** The most entries of a list. */
  readonly most?: number | undefined;
}

export interface Theme {
  readonly name: string;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Style sheets in order, without fonts. */
  readonly styles: readonly string[];
  readonly fonts: readonly FontFile[];
  readonly tokens: ReadonlyMap<string, string>;
  /** What decks can choose. */
  readonly options: ReadonlyMap<string, ThemeOption>;
  /** The theme that takes its place in handouts and other documents on paper; "" for itself. */
  readonly paper: string;
  /** One of reveal.js's own themes: they centre their slides. */
  readonly isReveal: boolean;
}
