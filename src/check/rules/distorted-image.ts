import { placeOfPicture } from "../place.js";
import { defineRule } from "../rule.js";

/** Pictures shown with another ratio than their own. */
export const distortedImage = defineRule({
  id: "distorted-image",
  family: "legibility",
  severity: "warning",
  habit: "whatever it says",
  ofLook: true,
  summary: "A picture is stretched: it is shown with another ratio of width to height than its file has.",
  why: "Circles become eggs and faces become strangers; everybody in the room sees it but the one who made the slide.",
  bad: '## The rack\n\n<img src="photo.png" alt="A rack with twelve servers" style="width:400px;height:400px;object-fit:fill">\n',
  good: '## The rack\n\n<img src="photo.png" alt="A rack with twelve servers" style="width:400px;height:225px">\n',
  options: { most: { default: 3, help: "per cent that a picture may be stretched" } },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    for (const [index, picture] of (own?.measures.pictures ?? []).entries()) {
      const { stretch, width, height, rect, element } = picture;
      // Drawings keep their ratio in whatever box they are shown.
      const isVector = deck.fileOf(picture.source)?.path.endsWith(".svg") ?? picture.source.includes(".svg");
      const by = Math.round((Math.max(stretch, 1 / stretch) - 1) * 100);
      if (!own || isVector || by <= options.most) continue;
      report({
        span: placeOfPicture(subject, element, index),
        message: `this picture has ${width} × ${height} pixels and is stretched by ${by} % in ${stretch > 1 ? "width" : "height"}`,
        remedy: "give its width or its height, not both, or add object-fit: contain",
        slide: subject,
        view: own.view,
        rects: [rect],
      });
    }
  },
});
