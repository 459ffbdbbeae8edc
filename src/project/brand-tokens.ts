import type { Brand } from "../model/brand.js";
import type { Theme } from "../model/design.js";
import { templatesIn } from "../render/design/theme.js";
import { checkTokens } from "../render/design/tokens.js";
import type { RenderTools } from "../render/render-tools.js";

/** What a brand gives to style sheets must be asked for by one of them, or by a template. */
export function checkBrandTokens(
  brand: Brand | undefined,
  { tokens }: Theme,
  { sheets, reader }: Pick<RenderTools, "sheets" | "reader">,
): void {
  const readers = () => [...sheets(), ...templatesIn(reader, "templates")];
  checkTokens(brand?.given ?? [], { tokens, readers }, reader.ledger);
}
