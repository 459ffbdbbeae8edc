import { placeOfGround, placeOfPicture } from "../place.js";
import { defineRule } from "../rule.js";

/** Pictures shown larger than they are. */
export const upscaledImage = defineRule({
  id: "upscaled-image",
  family: "legibility",
  severity: "warning",
  habit: "whatever it says",
  ofLook: true,
  summary: "A picture, on a slide or behind it, is shown larger than its resolution.",
  why: "It looks blurred on a large screen, and text in it becomes illegible. SVG has no such limit.",
  bad: '## A screenshot\n\n<img src="small.png" alt="Output of the runtime" style="width:600px">\n',
  good: '## A screenshot\n\n<img src="photo.png" alt="Output of the runtime" style="width:600px">\n',
  options: { most: { default: 1.15, help: "times its own size that a picture may be shown" } },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    if (!own) return;
    const { pictures, grounds } = own.measures;
    const all = [
      ...pictures.map((picture, index) => ({ ...picture, span: placeOfPicture(subject, picture.element, index) })),
      ...grounds.map((ground) => ({ ...ground, span: placeOfGround(subject) })),
    ];
    for (const { width, height, rect, scale, source, span } of all) {
      const isVector = deck.fileOf(source)?.path.endsWith(".svg") ?? false;
      if (width === 0 || isVector || scale <= options.most) continue;
      report({
        span,
        message: `this picture has ${width} × ${height} pixels and is shown ${scale.toFixed(1)} times as large`,
        remedy: `use one with at least ${Math.round(width * scale)} × ${Math.round(height * scale)} pixels, or show it smaller`,
        slide: subject,
        view: own.view,
        rects: [rect],
      });
    }
  },
});
