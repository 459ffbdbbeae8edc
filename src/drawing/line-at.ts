/** The line of a text on which a place is, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;
