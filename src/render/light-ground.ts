import { groundOfTheme } from "./design/brand-look.js";
import type { RenderedDeck, RenderedSlide, SlideTree } from "./rendered.js";

/** What a dark ground brings along on a slide's `<section>`. */
const ofGround = /^data-(?:ground|background(?:-color|-gradient|-opacity)?)$/;

/**
 * The same slides without dark grounds of their own, as paper wants them: in the colours of a light theme their text is dark.
 * Pictures behind slides stay, and a dark theme keeps what is dark.
 */
export function onLightGround(rendered: RenderedDeck): RenderedDeck {
  if (groundOfTheme(rendered.theme) === "dark") return rendered;
  const lighten = (slide: RenderedSlide) => (isDark(slide.tree) ? { ...slide, tree: lightTree(slide.tree) } : slide);
  return { ...rendered, columns: rendered.columns.map((column) => column.map(lighten)) };
}

function isDark({ attributes }: SlideTree): boolean {
  const hasPicture = "data-background-image" in attributes || "data-background-video" in attributes;
  return !hasPicture && (classesIn(attributes).includes("has-dark-background") || attributes["data-ground"] === "dark");
}

function lightTree(tree: SlideTree): SlideTree {
  const kept = Object.entries(tree.attributes).filter(([name]) => !ofGround.test(name));
  const classes = classesIn(tree.attributes).filter((name) => !/^has-(?:dark-)?background$/.test(name));
  return { ...tree, attributes: { ...Object.fromEntries(kept), class: classes.join(" ") }, background: [] };
}

const classesIn = ({ class: written = "" }: SlideTree["attributes"]): string[] => written.split(/\s+/).filter(Boolean);
