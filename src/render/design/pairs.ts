import type { AttributeMistake } from "../../model/design.js";

/** Reports what is wrong with an attribute. */
export type Refuse = (attribute: string, mistake: AttributeMistake) => undefined;

/** What an attribute says as `NAME: TEXT; NAME: TEXT`; `refuse` hears of a part that names nothing. */
export function readPairs(written: string, refuse: (part: string) => void): readonly (readonly [string, string])[] {
  const parts = written.split(";").filter((part) => part.trim() !== "");
  return parts.flatMap((part) => {
    const colon = part.indexOf(":");
    if (colon !== -1) return [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()] as const];
    refuse(part.trim());
    return [];
  });
}
