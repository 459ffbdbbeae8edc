import { placeOfPicture } from "../place.js";
import { rectHeight, rectWidth } from "../rect.js";
import { defineRule } from "../rule.js";

/** Pictures that make a deck heavy. */
export const hugeImage = defineRule({
  id: "huge-image",
  family: "links",
  severity: "warning",
  summary: "A picture's file is much larger than a slide needs, or has many more pixels.",
  why: "It travels inside the deck and the PDF: a few of them make a file that no mail takes and that a phone opens slowly. However small the file, each pixel takes four bytes of memory once it is shown.",
  bad: "## The rack\n\n![A rack with twelve servers](huge.png)\n",
  good: "## The rack\n\n![A rack with twelve servers](photo.png)\n",
  options: {
    kilobytes: { default: 2500, help: "kilobytes of one file" },
    megapixels: {
      default: 12,
      help: "millions of pixels of one picture that is shown on less than a quarter of its width",
    },
  },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    for (const [index, { source, element, rect, width, height }] of (own?.measures.pictures ?? []).entries()) {
      const file = deck.fileOf(source);
      if (!file) continue;
      const isHeavy = file.bytes > options.kilobytes * 1000;
      // Drawings have no pixels, whatever size they name.
      const isLarge =
        width * height > options.megapixels * 1e6 && width > 4 * rectWidth(rect) && !file.path.endsWith(".svg");
      if (!isHeavy && !isLarge) continue;
      const pixels = `${width} × ${height} pixels`;
      const shown = `${Math.round(rectWidth(rect))} × ${Math.round(rectHeight(rect))}`;
      report({
        span: placeOfPicture(subject, element, index),
        message: isHeavy
          ? `${file.path} has ${(file.bytes / 1e6).toFixed(1)} MB (${pixels})`
          : `${file.path} has ${pixels}, and is shown on ${shown}`,
        remedy: "save it with 2560 pixels in width, as WebP or JPEG",
        slide: subject,
        key: file.path,
      });
    }
  },
});
