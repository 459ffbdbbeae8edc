/** The class of the drawing on a slide; it is a child of the slide's `<section>`. */
export const drawingClass = "qd-drawing";

/** The attribute of a path that holds its stroke as JSON. */
export const strokeData = "data-stroke";

/** Lays drawings over their slides, on every page. */
export const drawingStyles = `.${drawingClass} {
  position: absolute;
  left: 0;
  top: 0;
  z-index: 3;
  width: var(--slide-width);
  height: var(--slide-height);
  overflow: hidden;
  pointer-events: none;
}`;
