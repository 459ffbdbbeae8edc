import { fields, many } from "../values/shape.js";

/** Numbers of sources with their addresses. */
export const links = many(fields({ number: "number", href: "text" }));
/** Sections as lists of contents name them. */
export const sections = many(fields({ number: "text", title: "text", href: "text" }));
/** The sources of a deck by project. */
export const sourceGroups = many(
  fields({
    title: "text",
    repository: "text",
    revision: "text",
    href: "text",
    entries: many(fields({ number: "number", links: many(fields({ text: "text", href: "text" })), more: "number" })),
  }),
);

/** What a brand file says. */
export const brand = fields({
  name: "text",
  short: "text",
  entity: "text",
  logo: "text",
  logos: many(fields({ src: "text", alt: "text", ground: "text" })),
  cover: fields({ picture: "text", pattern: "text" }),
  footer: "text",
  confidential: "text",
  legal: "text",
});

/** What the gallery says of a brand. */
export const brandOfDecks = fields({
  name: "text",
  accent: "text",
  logo: "text",
  alt: "text",
  ground: "text",
  footer: "text",
  confidential: "text",
});
