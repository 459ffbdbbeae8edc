import type { DeckInfo } from "../model/deck.js";
import { sourceDate } from "../project/source-date.js";
import { isIsoDate } from "../words/words.js";

/** SOURCE_DATE_EPOCH, or the date of the talk, or a fixed day: never the time of the build. */
export function documentTime(info: Pick<DeckInfo, "date">, environment: NodeJS.ProcessEnv): Date {
  return sourceDate(environment) ?? new Date(`${isIsoDate(info.date) ? info.date : "2000-01-01"}T00:00:00Z`);
}
