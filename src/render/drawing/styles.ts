import { roles } from "./roles.js";
import { painted } from "./svg-names.js";

/** The rules by which the roles of drawings below a selector get the theme's colours. */
const rulesBelow = (selector: string) =>
  [...painted]
    .flatMap(([property, part]) => roles.map((role) => `${selector} .dr-${part}-${role}{${property}:var(--${role})}`))
    .join("");

/** For drawings on slides. */
export const roleStyles = rulesBelow(".reveal");

/** For drawings on worksheets, which stand on white paper as they are, and not as the picture of a slide. */
export const worksheetRoleStyles = rulesBelow(".worksheet");
