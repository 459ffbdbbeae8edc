import { sheetMark } from "../serve/protocol.js";

/** The deck's style sheet in the page. */
export interface Sheet {
  /** Puts another one in its place; false where a page of the project's own keeps it where nobody finds it. */
  replace(css: string): boolean;
}

/** A page of a project's own may have others, before it and after it. */
export function findSheet(): Sheet {
  const all = [...document.querySelectorAll("style")];
  let current = all.find(({ textContent }) => textContent.includes(sheetMark));
  return {
    replace(css) {
      if (!current) return false;
      const old = current;
      const fresh = document.createElement("style");
      fresh.textContent = css;
      old.after(fresh);
      current = fresh;
      // The old one goes when the fonts of the new one are there: nothing is shown in another font for a moment.
      requestAnimationFrame(() => requestAnimationFrame(() => old.remove()));
      return true;
    },
  };
}
