/** The letter by which a choice is named, from A. @param index its place in the list, from 0 */
export const letterOf = (index: number): string => String.fromCodePoint(65 + index);
