import { roles } from "./roles.js";

/** What can have a colour, and the CSS property for it: the first part of a class is a part of a drawing. */
const painted = { fill: "fill", stroke: "stroke", stop: "stop-color", color: "color" } as const;

/** The style sheet in which the roles of drawings get the theme's colours. */
export const roleStyles = Object.entries(painted)
  .flatMap(([part, property]) => roles.map((role) => `.reveal .dr-${part}-${role}{${property}:var(--${role})}`))
  .join("");
