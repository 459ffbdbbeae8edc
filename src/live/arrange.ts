/** Puts the slides of a page into other columns: nothing is moved that stands where it belongs. */
export function arrange(
  container: Element,
  columns: readonly (readonly string[])[],
  slides: ReadonlyMap<string, HTMLElement>,
): void {
  const wanted = columns.flatMap((ids) => {
    const sections = ids.flatMap((id) => slides.get(id) ?? []);
    const [only] = sections;
    if (!only) return [];
    return [sections.length === 1 ? only : stackOf(container, sections)];
  });
  putInOrder(container, wanted);
}

/** The stack that holds the first of these slides already, or a new one. */
function stackOf(container: Element, sections: readonly HTMLElement[]): Element {
  const known = sections
    .map(({ parentElement }) => parentElement)
    .find((parent) => parent?.parentElement === container);
  const stack = known ?? document.createElement("section");
  putInOrder(stack, sections);
  return stack;
}

function putInOrder(parent: Element, wanted: readonly Element[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (child.localName === "section" && !kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** The ids of the slides in a page, in their columns. */
export function columnsIn(container: Element): string[][] {
  return [...container.children]
    .filter(({ localName }) => localName === "section")
    .map((column) => {
      const stacked = [...column.querySelectorAll<HTMLElement>(":scope > section")];
      return stacked.length > 0 ? stacked.map(({ id }) => id) : [column.id];
    });
}

/**
 * Gives slides the ids that they have now where nothing but ids is another: a slide whose heading is edited is still the same
 * slide, and what is shown of it stays.
 *
 * @param slides by their ids, also afterwards
 * @returns the new ids by the old ones
 */
export function renameSlides(
  container: Element,
  columns: readonly (readonly string[])[],
  slides: Map<string, HTMLElement>,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const now = columnsIn(container);
  const wanted = new Set(columns.flat());
  if (now.length !== columns.length || now.some((ids, at) => ids.length !== columns[at]?.length)) return renamed;
  const ids = columns.flat();
  for (const [at, id] of now.flat().entries()) {
    const next = ids[at] ?? id;
    const isOther = next !== id && !slides.has(next) && !wanted.has(id);
    const section = isOther ? slides.get(id) : undefined;
    if (!section) continue;
    section.id = next;
    slides.delete(id);
    slides.set(next, section);
    renamed.set(id, next);
  }
  return renamed;
}
