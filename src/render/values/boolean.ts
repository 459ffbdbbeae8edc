import { plainKind } from "./kind.js";

/** A switch; the bare name of the attribute turns it on. */
export const boolean = plainKind({
  shape: "yes/no",
  mistake: (written) =>
    ["", "true", "false"].includes(written)
      ? undefined
      : { detail: `“${written}” is neither true nor false`, hint: "write true or false" },
  value: (written) => written === "" || written === "true",
});
