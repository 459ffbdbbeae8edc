import { didYouMean } from "../report/suggest.js";

/** The attributes of a slide that the dialect reads, beside `id` and `class`; `docs/dialect.md` says what they mean. */
export const slideKeys: readonly string[] = [
  ..."layout minutes priority only not notes-only notes-not tags draft skip replaces".split(" "),
];

/** The attributes of a slide that reveal.js reads. https://revealjs.com */
const revealKeys = [
  ..."background background-color background-gradient background-image background-video".split(" "),
  ..."background-size background-position background-repeat background-opacity background-transition".split(" "),
  ..."background-video-loop background-video-muted background-iframe background-interactive background-hash".split(" "),
  ..."transition transition-speed state autoslide timing visibility notes preload prevent-swipe".split(" "),
  ..."auto-animate auto-animate-id auto-animate-easing auto-animate-duration auto-animate-delay".split(" "),
  ..."auto-animate-unmatched auto-animate-restart id".split(" "),
];

/** What `data-visibility` does something for, as reveal.js knows it; and what one would write for neither. */
const visibilities = ["hidden", "uncounted"];
const plainVisibilities = new Set(["", "visible"]);

/** What helps where the value of an attribute of reveal.js is one that it does not know; undefined for one that it knows. */
export function mistypedValueRemedy(key: string, value: string): string | undefined {
  const written = value.trim().toLowerCase();
  if (key !== "data-visibility" || visibilities.includes(written) || plainVisibilities.has(written)) return undefined;
  return didYouMean(written, visibilities) ?? `write ${visibilities.join(" or ")}, or leave the attribute out`;
}

/** Attributes that HTML itself has for every element. */
const htmlKeys = new Set("dir hidden id lang role style tabindex title translate class".split(" "));

/**
 * The question for an attribute of a slide that is nearly a known one; undefined for one that is known, and for the
 * author's own: whatever nobody knows goes to the page as it is.
 * @param declared what the slide's layout declares
 */
export function didYouMeanKey(key: string, declared: readonly string[]): string | undefined {
  if (/^(?:aria-|on)/i.test(key) || htmlKeys.has(key)) return undefined;
  const asData = (near: string) => `data-${near}`;
  // Names are compared without what they all share, which would make short ones look alike.
  const own = /^data-(.*)$/.exec(key)?.[1];
  if (own !== undefined) return revealKeys.includes(own) ? undefined : didYouMean(own, revealKeys, asData);
  const known = [...slideKeys, ...declared];
  if (known.includes(key)) return undefined;
  return revealKeys.includes(key) ? didYouMean(key, [key], asData) : didYouMean(key, [...known, "id", "class"]);
}
