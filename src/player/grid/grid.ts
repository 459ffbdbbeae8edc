import type { RevealApi } from "reveal.js";
import { element, openDialog, searchField } from "../elements.js";
import type { PlayerSettings } from "../settings.js";
import { say } from "../words.js";
import { type Board, createBoard, markCurrent } from "./board.js";
import { neighbour } from "./neighbour.js";
import type { Tile } from "./tiles.js";

/** Opens the overview of the deck in this window: a thumbnail of each slide under the names of the parts. */
export function openGrid(reveal: RevealApi, settings: PlayerSettings): void {
  const field = searchField(document, say("search.slides"));
  const status = element(document, "p", { class: "qd-status", role: "status" });
  const choose = ({ slide }: Tile) => {
    dialog?.close();
    const { h, v } = reveal.getIndices(slide.section);
    reveal.slide(h, v ?? 0);
  };
  const board = createBoard(reveal, settings, choose);
  const dialog = openDialog(document, "qd-grid", say("menu.overview"), field, status, board.root);
  if (!dialog) {
    board.stop();
    return;
  }
  const count = () => {
    const { length } = board.shown;
    status.classList.toggle("qd-nothing", length === 0);
    status.textContent =
      length === 0 ? say("search.none", { words: field.value.trim() }) : say("search.found", { count: length });
  };
  const rebuild = () => {
    const hadFocus = board.root.contains(document.activeElement);
    board.build();
    count();
    if (hadFocus) focusTile(board);
  };
  const mark = () => markCurrent(board.shown, reveal);
  const search = () => {
    board.filter(field.value.trim());
    board.root.scrollTop = 0;
    count();
  };
  rebuild();
  field.addEventListener("input", search);
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || field.value === "" || event.isComposing) return onKey(event, board, field, choose);
    // First the search ends, then the grid.
    event.preventDefault();
    field.value = "";
    search();
    showTile(board);
  });
  reveal.on("slidechanged", mark);
  document.addEventListener("quarterdeck-patched", rebuild);
  dialog.addEventListener("close", () => {
    reveal.off("slidechanged", mark);
    document.removeEventListener("quarterdeck-patched", rebuild);
    board.stop();
  });
  board.select(mark() ?? board.selected);
  showTile(board);
  board.selected?.choose.focus({ preventScroll: true });
}

/** Scrolls to the selected tile. Its row begins below the name of its part, so that no row is cut off there. */
function showTile({ root, selected }: Board): void {
  if (!selected) return;
  root.scrollTop = 0;
  const picture = selected.box.getBoundingClientRect();
  if (picture.bottom > root.getBoundingClientRect().bottom) selected.item.scrollIntoView({ block: "start" });
}

/** Keys of the field and of the tiles; every letter that is typed on a tile is one of the search. */
function onKey(event: KeyboardEvent, board: Board, field: HTMLInputElement, choose: (tile: Tile) => void): void {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target === field) {
    if (key === "Enter" && board.selected) choose(board.selected);
    else if (key === "ArrowDown") focusTile(board);
    else return;
    event.preventDefault();
  } else if (target === board.selected?.choose) {
    const next = nextTile(key, board);
    if (next) {
      board.select(next);
      focusTile(board);
      event.preventDefault();
    } else if (key.length === 1 && key !== " ") {
      field.focus();
      // It opens the search elsewhere, so it is not what is searched for.
      if (key === "/") event.preventDefault();
    }
  }
}

function nextTile(key: string, { root, shown, selected }: Board): Tile | undefined {
  const places = shown.map(({ item }) => item.getBoundingClientRect());
  const at = selected ? shown.indexOf(selected) : -1;
  const isRtl = document.documentElement.dir === "rtl";
  const next = neighbour(key, at, places, { isRtl, height: root.clientHeight });
  return next === undefined ? undefined : shown[next];
}

function focusTile({ selected }: Board): void {
  if (!selected) return;
  selected.choose.focus({ preventScroll: true });
  selected.item.scrollIntoView({ block: "nearest" });
}
