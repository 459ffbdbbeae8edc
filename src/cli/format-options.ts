import { besideSlides, type FormatOptions, markdownFiles, slidesPerSheet } from "../export/formats/options.js";
import { patternMistake } from "../project/edits/pattern.js";
import { paperSizes } from "../render/page/sheet.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { readAttendees } from "./attendees.js";
import type { OptionValues } from "./options.js";

/**
 * What the command line says about single formats.
 * @param folder in which the user stands
 * @throws UsageError that names the values that are allowed
 */
export function readFormatOptions(values: OptionValues, folder: string): FormatOptions {
  return {
    steps: values.fragments ?? false,
    pageSize: oneOf("page-size", values["page-size"], paperSizes),
    watermark: values.watermark?.trim() ?? "",
    onPaper: values.paper ?? false,
    twoUp: values["two-up"] ?? false,
    pdfNotes: values["pdf-notes"] ?? false,
    handout: {
      perSheet: numberOf(values.handout),
      beside: oneOf("beside", values.beside, besideSlides) ?? "lines",
    },
    mdFiles: oneOf("md-files", values["md-files"], markdownFiles) ?? "one",
    attendees: readAttendees(values.attendees, folder),
    scale: readScale(values.scale),
    review: !values["no-review"],
    thumbnails: !values["no-thumbnails"],
    editLinks: readEditLinks(values["edit-links"]),
  };
}

/** A value of a list, in any case; undefined when the option is not given. */
function oneOf<T extends string>(name: string, given: string | undefined, allowed: readonly T[]): T | undefined {
  if (given === undefined) return undefined;
  const found = allowed.find((value) => value.toLowerCase() === given.toLowerCase());
  if (found) return found;
  const question = didYouMeanBare(given, allowed);
  throw new UsageError(`--${name} ${given}: ${question ? `${question} ` : ""}write one of: ${allowed.join(", ")}`);
}

function numberOf(given: string | undefined) {
  if (given === undefined) return 3;
  const found = slidesPerSheet.find((count) => String(count) === given);
  if (found) return found;
  throw new UsageError(`--handout ${given}: a sheet has ${slidesPerSheet.slice(0, -1).join(", ")} or 6 slides`);
}

function readScale(given: string | undefined): number {
  if (given === undefined) return 1;
  const scale = Number(given);
  if (Number.isFinite(scale) && scale >= 0.1 && scale <= 4) return scale;
  throw new UsageError(`--scale ${given}: write a number from 0.1 to 4, such as 2`);
}

function readEditLinks(given: string | undefined): string | undefined {
  const mistake = given === undefined ? undefined : patternMistake(given);
  if (mistake !== undefined) throw new UsageError(`--edit-links ${given}: ${mistake}`);
  return given;
}
