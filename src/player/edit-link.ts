import { element } from "./elements.js";
import { say } from "./words.js";

/**
 * Where a slide is edited, and when that was done last, as `build --edit-links` notes it on the slide.
 *
 * @param owner the document in which it is shown
 * @returns undefined for a slide without a link
 */
export function editLink(owner: Document, section: HTMLElement): HTMLElement | undefined {
  const { edit, commit, changed } = section.dataset;
  // An author may have written the attribute.
  if (edit === undefined || !/^https?:\/\//i.test(edit)) return undefined;
  const link = element(
    owner,
    "a",
    { href: edit, target: "_blank", rel: "noopener noreferrer", class: "qd-edit" },
    say("edit.slide"),
  );
  const known = commit === "" ? [say("edit.not-committed")] : [commit, changed];
  const more = known.filter((text) => text !== undefined && text !== "").join(" · ");
  return more === "" ? link : element(owner, "span", {}, link, ` · ${more}`);
}
