/** What a picture is called for those who do not see it; undefined when nothing says so. */
export function labelOf(element: Element): string | undefined {
  const ids = element.getAttribute("aria-labelledby")?.trim().split(/\s+/) ?? [];
  const labels = ids.map((id) => document.getElementById(id)?.textContent?.trim() ?? "").filter(Boolean);
  const title = [...element.children].find(({ tagName }) => tagName.toLowerCase() === "title")?.textContent?.trim();
  const written = element.getAttribute("alt") ?? element.getAttribute("aria-label");
  return written ?? (labels.join(" ") || title || element.getAttribute("title") || undefined);
}

/** Whether something else is read in the place of a picture, or with it. */
export function isToldElsewhere(element: Element): boolean {
  const named = element.parentElement?.closest("[aria-label], [aria-labelledby], a[href], button, .diagram");
  const caption = element.closest("figure")?.querySelector("figcaption")?.textContent?.trim();
  const isRead = element.getAttribute("role") !== "img" && (element.querySelector("text")?.textContent ?? "") !== "";
  return Boolean(named) || Boolean(caption) || isRead;
}
