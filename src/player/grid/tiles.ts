import { element } from "../elements.js";
import { type Hit, lastWords } from "../find.js";
import type { PlayerSettings, SlideView } from "../settings.js";
import { say } from "../words.js";

/** A slide in the grid. */
export interface Tile {
  readonly slide: SlideView;
  readonly item: HTMLElement;
  /** Has the slide's number and title, and is as large as the tile. */
  readonly choose: HTMLButtonElement;
  /** Where the thumbnail goes. */
  readonly box: HTMLElement;
  /** What was found on the slide. */
  readonly excerpt: HTMLElement;
}

/** The tiles of a deck, and the parts in which they stand. */
export interface Tiles {
  readonly parts: readonly HTMLElement[];
  readonly tiles: readonly Tile[];
}

/** Builds a tile for each slide, still without its thumbnail; each part has its heading. */
export function buildTiles(owner: Document, slides: readonly SlideView[], settings: PlayerSettings): Tiles {
  const tiles = slides.map((slide) => buildTile(owner, slide, settings));
  const groups: Tile[][] = [];
  for (const tile of tiles) {
    const last = groups.at(-1);
    if (last?.[0]?.slide.part === tile.slide.part) last.push(tile);
    else groups.push([tile]);
  }
  const parts = groups.map((group) => {
    const name = group[0]?.slide.part || settings.title;
    const list = element(owner, "ol", { "aria-label": name }, ...group.map(({ item }) => item));
    const heading = groups.length > 1 ? [element(owner, "h3", {}, name)] : [];
    return element(owner, "section", { class: "qd-tiles" }, ...heading, list);
  });
  return { parts, tiles };
}

function buildTile(owner: Document, slide: SlideView, { width, height }: PlayerSettings): Tile {
  const box = element(owner, "div", { class: "qd-box", "aria-hidden": "true" });
  box.style.aspectRatio = `${width} / ${height}`;
  const choose = owner.createElement("button");
  choose.type = "button";
  choose.tabIndex = -1;
  choose.append(
    element(owner, "i", {}, String(slide.number)),
    " ",
    element(owner, "b", {}, slide.title || say("untitled")),
  );
  const excerpt = element(owner, "p", { class: "qd-excerpt" });
  const isBelow = slide.section.parentElement?.localName === "section" && slide.section.matches("section ~ section");
  const item = element(owner, "li", { class: isBelow ? "qd-tile qd-below" : "qd-tile" }, box, choose, excerpt);
  return { slide, item, choose, box, excerpt };
}

/** Shows what was found on a slide, its title apart, where it can be read already. */
export function showExcerpt({ excerpt, slide }: Tile, hit: Hit | undefined): void {
  excerpt.replaceChildren();
  if (!hit || slide.title.includes(hit.match)) return;
  const { match, after } = hit;
  // A tile is narrow, and what was found must be seen.
  const before = lastWords(hit.before, 14);
  excerpt.append(before, element(excerpt.ownerDocument, "mark", {}, match), after);
}
