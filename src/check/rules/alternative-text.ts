import { placeOfPicture } from "../place.js";
import { defineRule } from "../rule.js";

/** Pictures without a text that could stand for them. */
export const alternativeText = defineRule({
  id: "alternative-text",
  family: "accessibility",
  severity: "warning",
  summary: "A picture has no alternative text, or one that says nothing.",
  why: "The text is what a screen reader speaks, what a search finds, and what the PDF's tags hold. It says what the picture shows, not that it is a picture.",
  bad: "## The stack\n\n![image](photo.png)\n",
  good: "## The stack\n\n![Three boxes: the engine calls the shim, the shim calls the runtime](photo.png)\n",
  options: {
    useless: {
      default: [
        "image",
        "picture",
        "photo",
        "screenshot",
        "screen shot",
        "diagram",
        "figure",
        "graphic",
        "logo",
        "img",
        "alt",
        "alt text",
      ],
      help: "texts that say nothing",
    },
  },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    for (const [index, picture] of (own?.measures.pictures ?? []).entries()) {
      if (picture.kind !== "image" || picture.decorative) continue;
      const fault = faultOf(picture.alt, deck.fileOf(picture.source)?.path ?? "", options.useless);
      if (!own || !fault) continue;
      report({
        span: placeOfPicture(subject, picture.element, index),
        message: `${fault}`,
        remedy: "write what it shows: ![The engine calls the shim](…); for mere decoration add role=presentation",
        slide: subject,
        view: own.view,
        rects: [picture.rect],
      });
    }
  },
});

function faultOf(alt: string | undefined, file: string, useless: readonly string[]): string | undefined {
  const text = (alt ?? "").trim();
  if (text === "") return "this picture has no alternative text";
  const plain = text.toLowerCase().replace(/[.:!]+$/, "");
  if (useless.includes(plain)) return `the alternative text “${text}” says nothing about the picture`;
  const isFileName =
    /^[\w-]+\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(text) || (file !== "" && file.endsWith(`/${text}`));
  return isFileName ? `the alternative text “${text}” is a file's name` : undefined;
}
