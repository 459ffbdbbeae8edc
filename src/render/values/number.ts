import { plainKind } from "./kind.js";

export const number = plainKind({
  shape: "number",
  mistake: (written) =>
    Number.isFinite(Number(written)) ? undefined : { detail: `“${written}” is not a number`, hint: "write a number" },
  value: (written) => Number(written),
});
