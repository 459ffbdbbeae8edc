/** A number and what it counts, as it is said: `1 slide`, `2 slides`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
