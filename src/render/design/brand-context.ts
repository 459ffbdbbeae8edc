import type { Brand } from "../../model/brand.js";

/** What templates are told of a brand; the same fields, empty, without one. */
export function brandContext(brand: Brand | undefined) {
  const { name = "", short = "", entity = "", logos = [], footer = "", confidential = "", legal = "" } = brand ?? {};
  const { picture = "", pattern = "" } = brand?.cover ?? {};
  return {
    name,
    short,
    entity,
    logo: logos[0]?.src ?? "",
    logos: logos.map(({ src, alt, ground }) => ({ src, alt, ground })),
    cover: { picture, pattern },
    footer,
    confidential,
    legal,
  };
}
