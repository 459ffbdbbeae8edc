import type { RevealApi } from "reveal.js";
import { editLink } from "./edit-link.js";
import { element } from "./elements.js";
import { clockText, paceOf, type Stopwatch } from "./pacing.js";
import type { PlayerSettings, SlideView } from "./settings.js";
import { showSlide } from "./slide-copy.js";
import type { SpeakerFields } from "./speaker-window.js";
import { say } from "./words.js";

/** The deck and its plan. */
export interface Talk {
  readonly reveal: RevealApi;
  readonly slides: readonly SlideView[];
  readonly settings: PlayerSettings;
}

/** The index of the slide that the deck shows. */
function currentIndex({ reveal, slides }: Talk): number {
  const current = reveal.getCurrentSlide();
  return Math.max(
    0,
    slides.findIndex((slide) => slide.section === current),
  );
}

/** Writes the time of day, the time used, and how that compares with the plan. */
export function showClock(fields: SpeakerFields, stopwatch: Stopwatch, talk: Talk): void {
  const { slides, settings } = talk;
  const at = currentIndex(talk);
  const isPlanned = slides.some((slide) => slide.minutes > 0);
  // A slot without minutes per slide is spread evenly.
  const share = (settings.minutes ?? 0) / slides.length;
  const planned = (slide: SlideView | undefined) => (isPlanned ? (slide?.minutes ?? 0) : share);
  const before = slides.slice(0, at).reduce((sum, slide) => sum + planned(slide), 0);
  const pace = paceOf(stopwatch.elapsed, before, planned(slides[at]));
  const hasStarted = stopwatch.isRunning || stopwatch.elapsed > 0;
  const slot = settings.minutes ? ` / ${clockText(settings.minutes * 60)}` : "";
  fields.time.textContent = new Date().toLocaleTimeString(settings.lang, { hour: "2-digit", minute: "2-digit" });
  fields.elapsed.replaceChildren(
    clockText(stopwatch.elapsed),
    element(fields.elapsed.ownerDocument, "small", {}, slot),
  );
  fields.pace.textContent =
    hasStarted && (isPlanned || settings.minutes)
      ? say(`speaker.${pace.state}`, { time: clockText(pace.seconds) })
      : "";
  fields.pace.dataset["state"] = pace.state;
  fields.pause.textContent = say(`speaker.${stopwatch.isRunning ? "pause" : hasStarted ? "continue" : "start"}`);
}

/** Shows the current slide, what comes next, and the notes. */
export function showPosition(fields: SpeakerFields, talk: Talk): void {
  const { reveal, slides, settings } = talk;
  const at = currentIndex(talk);
  const slide = slides[at];
  if (!slide) return;
  const nextStep = reveal.availableFragments().next;
  const next = nextStep ? slide : slides[at + 1];
  const backgroundOf = (view: SlideView | undefined) => view && reveal.getSlideBackground(view.section);
  showSlide(fields.current, slide.section, settings, { background: backgroundOf(slide) });
  showSlide(fields.next, next?.section, settings, { background: backgroundOf(next), nextStep, idSuffix: "--next" });
  showNotes(fields.notes, slide);
  fields.title.textContent = nextStep
    ? say("speaker.next-step", { title: titleOf(slides[at + 1]) })
    : say(next ? "speaker.next" : "speaker.end", { title: titleOf(next) });
  const minutes = slide.minutes ? ` · ${say("minutes", { count: slide.minutes })}` : "";
  fields.position.textContent = `${slide.number} / ${slides.length}${slide.part ? ` · ${slide.part}` : ""}${minutes}`;
  const edit = editLink(fields.position.ownerDocument, slide.section);
  if (edit) fields.position.append(" · ", edit);
  showState(fields, reveal);
}

/** A slide by its title; one without has a number, and behind the last one there is none. */
function titleOf(slide: SlideView | undefined): string {
  if (!slide) return say("speaker.end");
  return slide.title || say("slide", { number: slide.number });
}

/** Says when the audience sees something other than the slide. */
export function showState(fields: SpeakerFields, reveal: RevealApi): void {
  const state = reveal.isPaused() ? "speaker.black" : reveal.isOverview() ? "menu.overview" : undefined;
  fields.state.textContent = state === undefined ? "" : say(state);
  fields.current.classList.toggle("qd-covered", reveal.isPaused());
}

function showNotes(box: HTMLElement, slide: SlideView): void {
  const owner = box.ownerDocument;
  // A step of the same slide must not throw the speaker back to the top of long notes.
  if (box.dataset["slide"] === String(slide.number) && box.childNodes.length > 0) return;
  box.dataset["slide"] = String(slide.number);
  const notes = slide.notes
    ? [...slide.notes.childNodes].map((node) => owner.importNode(node, true))
    : [element(owner, "p", { class: "empty" }, say("speaker.no-notes"))];
  box.replaceChildren(...notes);
  if (box.parentElement) box.parentElement.scrollTop = 0;
}
