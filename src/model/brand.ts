import type { Span } from "../source/text.js";
import type { FontFile } from "./design.js";

/** The grounds on which something stands: themes are dark or light. */
export const grounds = ["dark", "light"] as const;
export type Ground = (typeof grounds)[number];

/** What a brand's colours are for. */
export const colourRoles = [
  ...(["accent", "text", "muted", "background", "surface", "line"] as const),
  ...(["cover", "cover-text"] as const),
] as const;
export type ColourRole = (typeof colourRoles)[number];

/** A colour of a brand. */
export interface BrandColour {
  readonly role: ColourRole;
  readonly value: string;
  /** The themes that it is for; undefined: all. */
  readonly ground: Ground | undefined;
  readonly span: Span;
}

/** A token as a theme or a brand gives it. */
export interface GivenToken {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** What a brand's fonts set. */
export const fontRoles = ["text", "heading", "code"] as const;
export type FontRole = (typeof fontRoles)[number];

/** A logo as pages show it. */
export interface BrandLogo {
  /** A `data:` URL. */
  readonly src: string;
  readonly alt: string;
  /** The ground that it is drawn for; "" for any. */
  readonly ground: Ground | "";
}

/** The patterns of covers and openers. */
export const patterns = ["plain", "corrugated", "stripes", "dots", "steps"] as const;
type Pattern = (typeof patterns)[number];

/** What stands on the last slide. */
export interface Closing {
  /** "" for the usual word. */
  readonly title: string;
  readonly text: string;
  /** "" for the speaker's own. */
  readonly contact: string;
}

/** What a page about several decks shows of a brand. */
export interface BrandSummary {
  readonly name: string;
  /** As #rrggbb, for a dark ground. */
  readonly accent: string;
  readonly logo: string;
  readonly alt: string;
  /** The ground of the logo; "" for any. */
  readonly ground: Ground | "";
  readonly footer: string;
  readonly confidential: string;
}

/** What a brand file changes of decks. */
export interface Brand {
  /** "" where it says none. */
  readonly name: string;
  readonly short: string;
  /** The legal entity. */
  readonly entity: string;
  readonly colours: readonly BrandColour[];
  /** Its tokens; whether there are such tokens depends on the theme. */
  readonly given: readonly GivenToken[];
  /** Fonts that it adds to a theme. */
  readonly fonts: readonly FontFile[];
  /** The families in which it sets what has this role. */
  readonly families: ReadonlyMap<FontRole, readonly string[]>;
  /** One for any ground, or one for each ground for which it has one. */
  readonly logos: readonly BrandLogo[];
  readonly cover: {
    /** A `data:` URL; "" for none. */
    readonly picture: string;
    readonly pattern: Pattern | "";
  };
  readonly footer: string;
  readonly confidential: string;
  readonly legal: string;
  /** Undefined: none is made. */
  readonly closing: Closing | undefined;
}
