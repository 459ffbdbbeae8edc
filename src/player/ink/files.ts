import { type DrawingMistake, type Drawings, readDrawings, writeDrawings } from "../../ink/drawings.js";
import { inkLimits } from "../../ink/limits.js";
import { download } from "../download.js";
import { say } from "../words.js";
import { notify } from "./notice.js";
import { jsonIn } from "./parts.js";

/** Gives the viewer what was drawn as a file. */
export const saveDrawings = (drawings: Drawings): void =>
  download(`${drawings.deck}-drawings.json`, writeDrawings(drawings));

/** Asks for a file of drawings. */
export function chooseDrawings(use: (drawings: Drawings) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void load(file, use);
  });
  input.click();
}

/** A file of drawings that is dropped on the deck is loaded, too. */
export function takeDropped(use: (drawings: Drawings) => void): void {
  const holdsFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (holdsFile(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || !holdsFile(event)) return;
    // The browser would leave the deck and show the file.
    event.preventDefault();
    void load(file, use);
  });
}

async function load(file: File, use: (drawings: Drawings) => void): Promise<void> {
  const broken = (place: string) => notify(say("ink.broken", { file: file.name, place }));
  if (file.size > inkLimits.bytes) return notify(say("ink.full"));
  const value = jsonIn(await file.text());
  if (value === undefined) return broken("JSON");
  const read = readDrawings(value);
  if ("drawings" in read) use(read.drawings);
  else if (read.mistake.kind === "many") notify(say("ink.full"));
  else broken(placeOf(read.mistake));
}

/** Where the mistake is, in words of the file itself: `slides.summary[3].width`. */
function placeOf({ path }: DrawingMistake): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
  return steps.join("").replace(/^\./, "") || "{ }";
}
