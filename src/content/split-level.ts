/** The headings that may begin slides: those of the first level, or those of the first two. */
export const splitLevels = ["h1", "h2"] as const;

export type SplitLevel = (typeof splitLevels)[number];
