/** An address of another site, with its scheme or without. */
export const isElsewhere = (reference: string): boolean => /^(?!file:)(?:[a-z][a-z\d+.-]+:)?\/\//i.test(reference);
