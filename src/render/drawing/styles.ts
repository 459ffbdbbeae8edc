import { roles } from "./roles.js";
import { painted } from "./svg-names.js";

/** The style sheet in which the roles of drawings get the theme's colours. */
export const roleStyles = [...painted]
  .flatMap(([property, part]) => roles.map((role) => `.reveal .dr-${part}-${role}{${property}:var(--${role})}`))
  .join("");
