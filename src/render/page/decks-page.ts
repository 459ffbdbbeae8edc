import type { BrandSummary } from "../../model/brand.js";
import type { DeckSummary } from "../../model/deck.js";
import { directionOf } from "../../words/words.js";
import { plainGround, summaryRules } from "../design/brand-summary.js";
import type { Templates } from "../design/templates.js";
import { styleText } from "../html/css.js";
import { forTemplate, scriptText } from "../html/html.js";
import { iconUrl } from "./deck-page.js";
import { commonBrand, commonLanguage } from "./index-page.js";
import { aboutDecksPolicy } from "./policy.js";

/** Something that is wrong, as a line. */
export interface ListedProblem {
  readonly severity: "error" | "warning" | "hint";
  /** "" where no file is to blame. */
  readonly place: string;
  readonly message: string;
}

/** A deck as the start page of a server shows it. */
export interface DeckEntry extends DeckSummary {
  readonly variant: string;
  /** The talk's slot in minutes; 0 for none. */
  readonly slot: number;
  readonly size: { readonly width: number; readonly height: number };
  /** The address of its first slide in miniature; "" without. */
  readonly thumb: string;
  /** Whether it is there as its files are, is still being made, cannot be made, or stands as it was before a mistake. */
  readonly state: "there" | "making" | "broken" | "last-good";
  readonly problems: readonly ListedProblem[];
  readonly brand?: BrandSummary | undefined;
}

/** A page that is sent with its policy. */
export interface SentPage {
  readonly html: string;
  readonly policy: string;
}

/** As many problems of a deck stand on its card. */
const mostProblems = 20;

/**
 * The start page of a server.
 * @param problems what is wrong with the list as a whole
 * @param script keeps the page up to date
 */
export function renderDecksPage(
  decks: readonly DeckEntry[],
  problems: readonly ListedProblem[],
  script: string,
  packaged: Templates,
): SentPage {
  const known = decks.filter(({ state }) => state !== "making" && state !== "broken");
  const templates = packaged.in(commonLanguage(known));
  const brand = commonBrand(known, plainGround.ground);
  const sheets = ["scale", "index", "decks"].map((name) => templates.sheet(name));
  const text = scriptText(script);
  const html = templates.render("decks", {
    language: templates.words.language,
    direction: directionOf(templates.words.language),
    decks: decks.map((deck) => cardOf(deck, templates)),
    problems,
    brand,
    icon: iconUrl(templates),
    styles: forTemplate(styleText([...sheets, ...(brand ? [summaryRules(brand, plainGround.ground)] : [])].join("\n"))),
    script: forTemplate(text),
  });
  return { html, policy: aboutDecksPolicy(html, [text]) };
}

function cardOf(deck: DeckEntry, { words }: Templates) {
  const { name, title, subtitle, language, slides, minutes, slot, size, thumb, state, problems } = deck;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const address = encodeURIComponent(name);
  return {
    ...{ title, subtitle, language, slides, minutes, slot, thumb, state },
    ...size,
    id: `deck-${address}`,
    href: `/${address}/`,
    presenter: `/${address}/present`,
    direction: directionOf(language),
    tags: tagsOf(deck, words.language, words.say("gallery.right-to-left")),
    // Sums of minutes with a fraction are not exact.
    over: slot > 0 && minutes > slot ? Math.round((minutes - slot) * 100) / 100 : 0,
    errors,
    warnings: problems.length - errors,
    problems: problems.slice(0, mostProblems),
    more: Math.max(0, problems.length - mostProblems),
  };
}

/** What sets a deck apart from others: its variant, and a language that is not that of the page. */
function tagsOf({ variant, language }: DeckEntry, ofPage: string, rightToLeft: string): string[] {
  const [direction, own] = [directionOf(language), new Intl.Locale(language).language];
  const isOther = own !== new Intl.Locale(ofPage).language;
  const named = isOther ? (new Intl.DisplayNames([ofPage], { type: "language" }).of(language) ?? language) : "";
  const turned = direction === "rtl" && directionOf(ofPage) !== "rtl" ? rightToLeft : "";
  return [variant, named, turned].filter((tag) => tag !== "");
}
