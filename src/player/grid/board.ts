import type { RevealApi } from "reveal.js";
import { element } from "../elements.js";
import { findHits } from "../find.js";
import { type PlayerSettings, readSlides } from "../settings.js";
import { createThumbnails } from "./thumbnails.js";
import { buildTiles, showExcerpt, type Tile, type Tiles } from "./tiles.js";

/** The tiles of all slides, of which a filter leaves some, and one is selected. */
export interface Board {
  readonly root: HTMLElement;
  /** In the order of the slides. */
  readonly shown: readonly Tile[];
  readonly selected: Tile | undefined;
  select(tile: Tile | undefined): void;
  /** Leaves the slides that hold the words; "" shows all. */
  filter(query: string): void;
  /** Makes the tiles again from the slides as they are now. */
  build(): void;
  stop(): void;
}

/** Builds the board; `onChoose` is told which slide was clicked. */
export function createBoard(reveal: RevealApi, settings: PlayerSettings, onChoose: (tile: Tile) => void): Board {
  const root = element(document, "div", { class: "qd-board" });
  const thumbnails = createThumbnails(root, reveal, settings);
  let made: Tiles = { parts: [], tiles: [] };
  let selected: Tile | undefined;
  let query = "";
  const board: Board = {
    root,
    get shown() {
      return made.tiles.filter(({ item }) => !item.hidden);
    },
    get selected() {
      return selected;
    },
    select(tile) {
      if (selected) selected.choose.tabIndex = -1;
      selected = tile;
      // One stop for the Tab key, from which the arrows go on.
      if (tile) tile.choose.tabIndex = 0;
    },
    filter(words) {
      query = words;
      filterTiles(made, words);
      const { shown } = board;
      board.select(selected && shown.includes(selected) && !words ? selected : shown[0]);
    },
    build() {
      const id = selected?.slide.section.id;
      made = buildTiles(document, readSlides(), settings);
      for (const tile of made.tiles) tile.choose.addEventListener("click", () => onChoose(tile));
      root.replaceChildren(...made.parts);
      filterTiles(made, query);
      thumbnails.watch(made.tiles);
      board.select(board.shown.find(({ slide }) => slide.section.id === id) ?? board.shown[0]);
      markCurrent(made.tiles, reveal);
    },
    stop: thumbnails.stop,
  };
  return board;
}

/** Marks the tile of the slide that the deck is at. */
export function markCurrent(tiles: readonly Tile[], reveal: RevealApi): Tile | undefined {
  const current = reveal.getCurrentSlide();
  for (const { choose, slide } of tiles) {
    if (slide.section === current) choose.setAttribute("aria-current", "true");
    else choose.removeAttribute("aria-current");
  }
  return tiles.find(({ slide }) => slide.section === current);
}

function filterTiles({ parts, tiles }: Tiles, query: string): void {
  const slides = tiles.map(({ slide }) => slide);
  const hits = query ? findHits({ slides, withNotes: false }, query) : [];
  const hitOf = new Map(hits.map((hit) => [hit.slide, hit]));
  for (const tile of tiles) {
    tile.item.hidden = query !== "" && !hitOf.has(tile.slide);
    showExcerpt(tile, hitOf.get(tile.slide));
  }
  for (const part of parts) part.hidden = !part.querySelector(".qd-tile:not([hidden])");
}
