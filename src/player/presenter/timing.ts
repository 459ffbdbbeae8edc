import { element } from "../elements.js";
import { say } from "../words.js";
import type { DeskFields } from "./desk.js";
import { clockText } from "./pacing.js";
import { showParts } from "./parts.js";
import { paceAt } from "./plan.js";
import type { DeckNow, DeskState } from "./state.js";

/** Writes the time of day, the time used and left, and how that compares with the plan. */
export function showTimes(fields: DeskFields, { talk, settings }: DeskState, now: DeckNow): void {
  const { elapsed, isRunning, isRehearsal } = talk;
  const hasStarted = isRunning || elapsed > 0;
  const slot = settings.minutes ? settings.minutes * 60 : 0;
  fields.time.textContent = new Date().toLocaleTimeString(settings.lang, { hour: "numeric", minute: "2-digit" });
  fields.elapsed.replaceChildren(
    clockText(elapsed),
    ...(slot > 0 ? [element(document, "small", {}, ` / ${clockText(slot)}`)] : []),
  );
  const left = slot - elapsed;
  fields.left.textContent = slot > 0 ? say(left >= 0 ? "speaker.left" : "speaker.over", { time: clockText(left) }) : "";
  fields.left.dataset["state"] = left >= 0 ? "on-time" : "behind";
  const pace = paceAt(now.plan, now.slides, now.at, elapsed);
  fields.pace.textContent =
    hasStarted && now.plan.isPlanned ? say(`speaker.${pace.state}`, { time: clockText(pace.seconds) }) : "";
  fields.pace.dataset["state"] = pace.state;
  fields.pause.textContent = say(`speaker.${isRunning ? "pause" : hasStarted ? "continue" : "start"}`);
  fields.rehearse.textContent = say(isRehearsal ? "speaker.finish" : "speaker.rehearse");
  fields.rehearse.classList.toggle("qd-on", isRehearsal);
  showParts(fields.parts, now, talk.times());
}
