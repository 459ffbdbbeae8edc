import type { Rule } from "./rule.js";
import { accessibility } from "./rules/accessibility.js";
import { alternativeText } from "./rules/alternative-text.js";
import { archivedProject } from "./rules/archived-project.js";
import { bareAddress } from "./rules/bare-address.js";
import { clipped } from "./rules/clipped.js";
import { colourOnly } from "./rules/colour-only.js";
import { contrast } from "./rules/contrast.js";
import { deadLink } from "./rules/dead-link.js";
import { deckLanguage } from "./rules/deck-language.js";
import { denseTable } from "./rules/dense-table.js";
import { differingValue } from "./rules/differing-value.js";
import { distortedImage } from "./rules/distorted-image.js";
import { doubledWord } from "./rules/doubled-word.js";
import { duplicateTitle } from "./rules/duplicate-title.js";
import { emptySlide } from "./rules/empty-slide.js";
import { externalRequest } from "./rules/external-request.js";
import { foreignSyntax } from "./rules/foreign-syntax.js";
import { headingOrder } from "./rules/heading-order.js";
import { hugeImage } from "./rules/huge-image.js";
import { largeGap } from "./rules/large-gap.js";
import { leftOver } from "./rules/left-over.js";
import { linkText } from "./rules/link-text.js";
import { loneWall } from "./rules/lone-wall.js";
import { longCode } from "./rules/long-code.js";
import { longNotes } from "./rules/long-notes.js";
import { missingGlyph } from "./rules/missing-glyph.js";
import { missingId } from "./rules/missing-id.js";
import { missingNotes } from "./rules/missing-notes.js";
import { missingRecap } from "./rules/missing-recap.js";
import { missingTitle } from "./rules/missing-title.js";
import { noPicture } from "./rules/no-picture.js";
import { outdatedVersion } from "./rules/outdated-version.js";
import { overflow } from "./rules/overflow.js";
import { overlap } from "./rules/overlap.js";
import { readingOrder } from "./rules/reading-order.js";
import { sameKind } from "./rules/same-kind.js";
import { secret } from "./rules/secret.js";
import { shortLastLine } from "./rules/short-last-line.js";
import { slot } from "./rules/slot.js";
import { smallMark } from "./rules/small-mark.js";
import { smallText } from "./rules/small-text.js";
import { snippetSyntax } from "./rules/snippet-syntax.js";
import { spelling } from "./rules/spelling.js";
import { staleFact } from "./rules/stale-fact.js";
import { stepContrast } from "./rules/step-contrast.js";
import { suppression } from "./rules/suppression.js";
import { tableCaption } from "./rules/table-caption.js";
import { tableHeaders } from "./rules/table-headers.js";
import { terms } from "./rules/terms.js";
import { tooManyBullets } from "./rules/too-many-bullets.js";
import { tooManyWords } from "./rules/too-many-words.js";
import { topicTitle } from "./rules/topic-title.js";
import { uncitedClaim } from "./rules/uncited-claim.js";
import { unexplainedAcronym } from "./rules/unexplained-acronym.js";
import { unnumberedSteps } from "./rules/unnumbered-steps.js";
import { unusedAsset } from "./rules/unused-asset.js";
import { unusedFact } from "./rules/unused-fact.js";
import { unusedSection } from "./rules/unused-section.js";
import { upscaledImage } from "./rules/upscaled-image.js";
import { wordChoice } from "./rules/word-choice.js";

/** Every rule of `quarterdeck check`, by family; another rule is a file and a line here. */
export const rules: readonly Rule[] = [
  overflow,
  clipped,
  overlap,
  largeGap,
  loneWall,
  shortLastLine,
  emptySlide,
  foreignSyntax,
  smallText,
  smallMark,
  contrast,
  stepContrast,
  unnumberedSteps,
  tooManyWords,
  tooManyBullets,
  longCode,
  denseTable,
  upscaledImage,
  distortedImage,
  accessibility,
  alternativeText,
  missingTitle,
  headingOrder,
  readingOrder,
  tableHeaders,
  tableCaption,
  deckLanguage,
  linkText,
  colourOnly,
  deadLink,
  hugeImage,
  bareAddress,
  missingId,
  unusedAsset,
  unusedSection,
  unusedFact,
  slot,
  missingNotes,
  longNotes,
  missingRecap,
  sameKind,
  noPicture,
  snippetSyntax,
  topicTitle,
  duplicateTitle,
  unexplainedAcronym,
  uncitedClaim,
  staleFact,
  differingValue,
  outdatedVersion,
  archivedProject,
  spelling,
  terms,
  doubledWord,
  leftOver,
  wordChoice,
  missingGlyph,
  externalRequest,
  secret,
  suppression,
];
