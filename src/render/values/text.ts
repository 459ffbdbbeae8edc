import { didYouMean } from "../../report/suggest.js";
import { plainKind } from "./kind.js";

/** Any text. */
export const string = plainKind({ shape: "text", value: (written) => written });

/** One of the values that the template lists. */
export const choice = plainKind({
  shape: "text",
  mistake(written, { values }) {
    if (values.includes(written)) return undefined;
    const hint = didYouMean(written, values) ?? `write one of: ${values.join(", ")}`;
    return { detail: `“${written}” is not among its values`, hint };
  },
  value: (written) => written,
});
