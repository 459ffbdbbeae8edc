/** A text as a regular expression says it: none of its characters means anything else there. */
export const escapedForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
