import type { Drawing, DrawingMistake } from "../../render/drawing/desk.js";
import { clean } from "./clean.js";
import { refusedSetting, wishesOf } from "./directives.js";
import { labelsOf } from "./labels.js";
import { bodyOf } from "./lines.js";
import { refusedLink } from "./links.js";
import type { Settings } from "./mermaid.js";
import { mistakeOf } from "./mistakes.js";
import { refusedName, watchPrototypes } from "./prototypes.js";
import { foreignSettings, ownSettings } from "./settings.js";
import { forMermaid, undrawableIn } from "./source.js";
import { stopTheClock } from "./still.js";
import type { DrawingPage, Look } from "./types.js";

declare global {
  var quarterdeckDrawing: DrawingPage;
}

/** Mermaid begins its own ids with it; ours come afterwards. */
const workingId = "sketch";

function createDrawing(): DrawingPage {
  const clock = stopTheClock();
  const prototypes = watchPrototypes();
  let look: Look | undefined;
  let used: Settings | undefined;
  let settings: { own: Settings; foreign: Settings } | undefined;

  async function draw(source: string): Promise<Drawing | DrawingMistake> {
    if (!look || !settings) throw new Error("open() comes before draw()");
    const refused = refusedSketch(source);
    if (refused) return refused;
    const wishes = wishesOf(source);
    const wanted = wishes.theme ? settings.foreign : settings.own;
    if (used !== wanted) globalThis.mermaid.initialize(wanted);
    used = wanted;
    clock.restart();
    try {
      const text = forMermaid(source);
      const { svg } = await globalThis.mermaid.render(workingId, text);
      const labels = labelsOf(await globalThis.mermaid.mermaidAPI.getDiagramFromText(text));
      const drawn = clean(svg, { source, labels, look, own: !wishes.colours });
      return prototypes.restore() ? { line: 0, detail: "a name in it disturbs the program that draws" } : drawn;
    } catch (error) {
      prototypes.restore();
      return mistakeOf(error, source);
    } finally {
      // Mermaid leaves its workplace behind when it fails.
      for (const left of document.querySelectorAll(`[id="d${workingId}"],[id="${workingId}"]`)) left.remove();
    }
  }

  return {
    open(opened) {
      look = opened;
      settings = { own: ownSettings(opened), foreign: foreignSettings(opened) };
      used = undefined;
    },
    draw,
  };
}

/** What can be said without drawing. */
function refusedSketch(source: string): DrawingMistake | undefined {
  if (bodyOf(source) === "") return { line: 1, detail: "the diagram is empty" };
  return refusedName(source) ?? refusedSetting(source) ?? refusedLink(source) ?? undrawableIn(source);
}

globalThis.quarterdeckDrawing = createDrawing();
