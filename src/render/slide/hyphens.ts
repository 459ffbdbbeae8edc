const sign = "(?:&[^;\\s]+;|[^-\\s<&])";
/** Hyphens and the sign after them, the hyphens with a colour of their own or not; tags are found so that they stay. */
const hyphens = new RegExp(`<span[^>]*>--?</span>${sign}|<[^>]*>|--?${sign}`, "gu");

/**
 * A line of code in which no row ends with a hyphen, and so none between `--` and the name of an option: hyphens and
 * the sign after them stand in an element that does not break. What is copied is the same.
 * @param html the line as it was highlighted: text and elements that hold nothing but text
 */
export const joinHyphens = (html: string): string =>
  html.replace(hyphens, (found) => (/^<[^>]*>$/.test(found) ? found : `<span class="joined">${found}</span>`));
