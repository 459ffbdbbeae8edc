import { keyItself } from "../../../content/yaml-place.js";
import type { FormTools } from "../form.js";
import { widthNeeded } from "./columns.js";
import { type Box, type Description, nameOf } from "./description.js";
import { narrowestBox } from "./letters.js";
import type { Plan } from "./plan.js";
import { gapsOf, type Tracks } from "./tracks.js";

/**
 * Says why boxes have no room for their words: the words themselves, or what stands side by side altogether, which is
 * said once.
 * @param lacking the boxes that have too little room
 * @param x the columns, and the width of the picture in pixels
 */
export function refuseWidth(
  plan: Plan,
  lacking: readonly Box[],
  { tracks, width }: { readonly tracks: Tracks; readonly width: number },
  { refuse }: FormTools,
): undefined {
  const { description, cells, letters } = plan;
  const { boxes, rows } = description;
  const { count } = tracks.axis;
  const share = ({ id }: Box) => {
    const { left = 0, right = 0 } = cells.places.get(id) ?? {};
    return (width / count) * (right - left);
  };
  const isTooLong = (box: Box) => narrowestBox(box, letters) > share(box);
  const need = Math.ceil(widthNeeded(plan, tracks));
  // Columns give each other what words need: where all of them have room without gaps, no word is to blame.
  const blamed = need - gapsOf(tracks) > width ? lacking.filter(isTooLong) : [];
  if (blamed.length > 0 || need <= width) {
    for (const box of blamed.length > 0 ? blamed : lacking)
      refuse(
        ["boxes", boxes.indexOf(box)],
        `a word of “${nameOf(box)}” is wider than its box`,
        hintForWord(description),
      );
    return undefined;
  }
  const held = (row: readonly string[]) => new Set(row.filter((id) => lacking.some((box) => box.id === id))).size;
  const fullest = rows?.toSorted((one, other) => held(other) - held(one))[0];
  const path = rows && fullest ? ["rows", rows.indexOf(fullest)] : ["boxes", keyItself];
  const labelled = labelledIn(plan);
  const gaps = labelled === "" ? "the gaps" : `the gaps with the labels of ${labelled}`;
  const detail = `side by side, the boxes and ${gaps} need ${need} px, and the picture has ${Math.floor(width)}`;
  return refuse(path, detail, hintForRow(description, labelled));
}

/** How a box gets the width that a word of it needs. */
function hintForWord(description: Description): string {
  const { rows, direction } = description;
  const hint = rows
    ? "put fewer boxes into the row, name it twice there to make it wider, or write a shorter word"
    : `write a shorter word, ${direction === "right" ? "direction: down" : "fewer boxes"}, or rows`;
  return hint + aboutList(description);
}

/** Whose labels stand in the gaps between boxes side by side. */
function labelledIn({ description: { wires }, walls }: Plan): string {
  const isLabelled = { wires: wires.some(({ label }) => label), walls: walls.some(({ upright }) => upright) };
  return (["wires", "walls"] as const).filter((kind) => isLabelled[kind]).join(" and ");
}

/** What makes room for everything that stands side by side. */
function hintForRow(description: Description, labelled: string): string {
  const { rows, direction } = description;
  const labels = labelled === "" ? [] : [`shorten the labels of ${labelled}`];
  const turned = direction === "right" ? ["write direction: down"] : [];
  const ways = [...labels, ...turned, rows ? "put fewer boxes into the row" : "say in rows where they stand"];
  return ways.join(", or ") + aboutList(description);
}

const aboutList = ({ list, steps }: Description): string =>
  list && steps.length > 0 ? "; with list: false the picture takes the whole width" : "";
