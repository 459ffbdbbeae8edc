import { editLink } from "../edit-link.js";
import { element } from "../elements.js";
import type { SlideView } from "../settings.js";
import { showSlide } from "../slide-copy.js";
import { say } from "../words.js";
import type { DeskFields } from "./desk.js";
import { lightNotes, notesWithSteps } from "./notes.js";
import { markSlide } from "./slide-list.js";
import type { DeckNow, DeskState } from "./state.js";

/** Shows what comes next, the notes, and where the talk is. */
export function showPosition(fields: DeskFields, state: DeskState, now: DeckNow): void {
  const { reveal, settings } = state;
  const { slides, at } = now;
  const slide = slides[at];
  if (!slide) return;
  const nextStep = reveal.availableFragments().next;
  const after = slides[at + 1];
  const next = nextStep ? slide : after;
  const background = next && reveal.getSlideBackground(next.section);
  showSlide(fields.next, next?.section, settings, { background, nextStep, idSuffix: "--next" });
  fields.title.textContent = nextStep
    ? say("speaker.next-step", { title: titleOf(after) })
    : say(next ? "speaker.next" : "speaker.end", { title: titleOf(next) });
  showNotes(fields.notes, slide);
  lightNotes(fields.notesArea, (reveal.getIndices().f ?? -1) + 1);
  const minutes = slide.minutes ? ` · ${say("minutes", { count: slide.minutes })}` : "";
  fields.position.textContent = `${slide.number} / ${slides.length}${slide.part ? ` · ${slide.part}` : ""}${minutes}`;
  markSlide(fields.list, now);
}

/** A slide by its title; one without has a number, and behind the last one there is none. */
function titleOf(slide: SlideView | undefined): string {
  if (!slide) return say("speaker.end");
  return slide.title || say("slide", { number: slide.number });
}

/** Says when the audience sees something other than this slide, and what is switched on. */
export function showState(fields: DeskFields, { curtain, follower, link, stage, talk }: DeskState): void {
  const { colour } = curtain;
  const hasStage = link.has("stage");
  const words = [
    ...(hasStage ? [] : ["speaker.no-stage"]),
    ...(colour === "" ? [] : [`speaker.${colour}`]),
    ...(follower.isFrozen ? ["speaker.frozen"] : []),
    ...(talk.isRehearsal ? ["speaker.rehearsal"] : []),
  ];
  const text = words.map((word) => say(word)).join(" · ");
  if (fields.state.textContent !== text) fields.state.textContent = text;
  const pressed = {
    black: colour === "black",
    white: colour === "white",
    freeze: follower.isFrozen,
    full: stage.isFull,
  };
  for (const [name, isOn] of Object.entries(pressed))
    fields.tools.get(name)?.setAttribute("aria-pressed", String(isOn));
  fields.tools.get("stage")?.toggleAttribute("hidden", hasStage);
  for (const name of ["full", "swap"]) fields.tools.get(name)?.toggleAttribute("hidden", !hasStage);
}

function showNotes(box: HTMLElement, slide: SlideView): void {
  const isSame = box.dataset["slide"] === slide.id;
  // A step of the same slide must not throw the speaker back to the top of long notes.
  if (isSame && box.dataset["stale"] !== "true") return;
  const empty = () => element(document, "p", { class: "empty" }, say("speaker.no-notes"));
  const edit = editLink(document, slide.section);
  const source = edit ? [element(document, "p", { class: "qd-source" }, edit)] : [];
  box.replaceChildren(...(slide.notes ? notesWithSteps(slide.notes) : [empty()]), ...source);
  box.dataset["slide"] = slide.id;
  box.dataset["stale"] = "false";
  if (!isSame && box.parentElement) box.parentElement.scrollTop = 0;
}
