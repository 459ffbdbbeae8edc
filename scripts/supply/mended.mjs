/** Somebody else's text with one place of it written otherwise; it must be there, and only once. */
export function mended(text, [place, other]) {
  if ([...text.matchAll(place)].length !== 1) throw new Error(`a library has changed where it is mended: ${place}`);
  return text.replace(place, other);
}
