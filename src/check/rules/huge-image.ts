import { placeOfPicture } from "../place.js";
import { defineRule } from "../rule.js";

/** Pictures that make a deck heavy. */
export const hugeImage = defineRule({
  id: "huge-image",
  family: "links",
  severity: "warning",
  summary: "A picture's file is much larger than a slide needs.",
  why: "It travels inside the deck and the PDF: a few of them make a file that no mail takes and that a phone opens slowly.",
  bad: "## The rack\n\n![A rack with twelve servers](huge.png)\n",
  good: "## The rack\n\n![A rack with twelve servers](photo.png)\n",
  options: { kilobytes: { default: 2500, help: "kilobytes of one file" } },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    for (const [index, { source, element, width, height }] of (own?.measures.pictures ?? []).entries()) {
      const file = deck.fileOf(source);
      if (!file || file.bytes <= options.kilobytes * 1000) continue;
      report({
        span: placeOfPicture(subject, element, index),
        message: `${file.path} has ${(file.bytes / 1e6).toFixed(1)} MB (${width} × ${height} pixels)`,
        remedy: "save it with 2560 pixels in width, as WebP or JPEG",
        slide: subject,
        key: file.path,
      });
    }
  },
});
