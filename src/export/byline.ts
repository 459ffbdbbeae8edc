import type { RenderedDeck } from "../render/rendered.js";

/**
 * By whom, where and when a deck is given, as far as that is known, in one line: `Ada · Baker · A fair · 1 May 2026`.
 * @param speaker with or without their role, or not at all, where they stand elsewhere
 */
export function bylineOf(
  { deck: { info }, words }: Pick<RenderedDeck, "deck" | "words">,
  speaker: "named" | "named with role" | "elsewhere",
): string {
  const { name, role } = info.speaker;
  const who = speaker === "elsewhere" ? [] : speaker === "named" ? [name] : [name, role];
  return [...who, info.event, words.date(info.date)].filter(Boolean).join(" · ");
}
