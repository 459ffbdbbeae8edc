import type { RevealApi } from "reveal.js";
import { make } from "../../live/elements.js";
import { allSlides } from "../../live/place.js";
import { drawPoll } from "../../live/polls.js";
import { lightNotes, notesWithSteps } from "../../player/presenter/notes.js";
import type { RemoteState } from "../../serve/room/protocol.js";
import type { PollResult, TalkPlace } from "../../serve/room/talk.js";
import type { Say } from "../say.js";
import type { Desk } from "./desk.js";
import type { RemoteLine } from "./line.js";
import { setText } from "./text.js";

/** Shows where the talk is and what comes. */
export function showPlace({ position, coming, curtain, black }: Desk, place: TalkPlace, talk: Talk): void {
  const { say, reveal } = talk;
  const slides = allSlides();
  const at = slides.findIndex(({ id }) => id === place.slide);
  setText(position, at === -1 ? "" : say("remote.position", { number: at + 1, total: slides.length }));
  const after = slides[at + 1];
  const title = after ? after.dataset["title"] || say("remote.slide", { number: at + 2 }) : say("remote.end");
  const hasStep = reveal.availableFragments().next;
  const word = hasStep ? "remote.next-step" : after ? "remote.next-slide" : "remote.end";
  setText(coming, at === -1 ? "" : say(word, { title }));
  curtain.hidden = place.curtain === "";
  curtain.toggleAttribute("data-white", place.curtain === "white");
  setText(curtain, place.curtain === "" ? "" : say(`remote.is-${place.curtain}`));
  black.setAttribute("aria-pressed", String(place.curtain !== ""));
}

/** What the desk is shown with. */
export interface Talk {
  readonly say: Say;
  readonly reveal: RevealApi;
}

/** Shows the notes, lit as far as the steps are shown; a step of the same slide leaves them where they were scrolled to. */
export function showNotes({ notes, notesArea }: Desk, { notes: html, place }: RemoteState, say: Say): void {
  const key = `${place.slide} ${html}`;
  if (notes.dataset["shown"] !== key) {
    const read = document.createElement("template");
    read.innerHTML = html;
    const held = make("div", {}, read.content);
    notes.replaceChildren(
      ...(held.textContent?.trim() ? notesWithSteps(held) : [make("p", { class: "empty" }, say("remote.no-notes"))]),
    );
    notes.dataset["shown"] = key;
    notesArea.scrollTop = 0;
  }
  lightNotes(notesArea, place.step + 1);
}

/** Shows what was voted; nothing without a poll. */
export function showPoll({ poll }: Desk, result: PollResult | null, say: Say): void {
  poll.hidden = result === null;
  if (!result) return;
  drawPoll(result);
  const { id, counts } = result;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const rows = counts.map((count, index) => {
    const bar = make("i", {});
    bar.style.setProperty("--share", String(count / most));
    return make("li", {}, make("span", { dir: "auto" }, optionText(id, index)), make("b", {}, String(count)), bar);
  });
  poll.replaceChildren(make("h2", {}, say("remote.votes", { count: all })), make("ul", {}, ...rows));
}

/** An option as it stands on the slide. */
function optionText(id: string, index: number): string {
  const option = document.querySelector(`.slides [data-poll="${CSS.escape(id)}"] [data-option="${index}"]`);
  const copy = option?.cloneNode(true);
  if (!(copy instanceof Element)) return String(index + 1);
  for (const count of copy.querySelectorAll(".poll-count")) count.remove();
  return copy.textContent?.trim() || String(index + 1);
}

/** Says what keeps taps from moving the talk, and lets nobody tap in vain. */
export function showLine(desk: Desk, line: RemoteLine, state: RemoteState | undefined, say: Say): void {
  const trouble = troubleOf(line, state);
  const frozen = trouble === "" ? frozenAt(state) : 0;
  desk.banner.classList.toggle("banner", trouble !== "" || frozen > 0);
  desk.banner.toggleAttribute("data-calm", trouble === "connecting");
  setText(desk.bannerText, bannerOf(trouble, frozen, say));
  desk.thaw.hidden = frozen === 0;
  if (trouble === "revoked") desk.notes.replaceChildren();
  desk.take.hidden = trouble !== "elsewhere";
  for (const button of desk.steering) button.toggleAttribute("disabled", trouble !== "");
  desk.listeners.toggleAttribute("data-lost", !line.isLive);
  setText(desk.listeners, say("room.listeners", { count: state?.listeners ?? 0 }));
  const asked = state?.questions.length ?? 0;
  desk.questions.classList.toggle("asked", asked > 0);
  const name = asked > 0 ? say("room.asked", { count: asked }) : say("remote.questions");
  setText(desk.questions.querySelector("span"), name);
}

function bannerOf(trouble: string, frozen: number, say: Say): string {
  if (trouble !== "") return say(`remote.${trouble}`);
  return frozen > 0 ? say("remote.frozen", { number: frozen }) : "";
}

/** The number of the slide at which the stage is frozen; 0 where it follows the speaker. */
function frozenAt(state: RemoteState | undefined): number {
  if (!state || (state.seen.slide === state.place.slide && state.seen.step === state.place.step)) return 0;
  return allSlides().findIndex(({ id }) => id === state.seen.slide) + 1;
}

function troubleOf({ state: line, isLive }: RemoteLine, state: RemoteState | undefined): string {
  if (line !== "open") return line;
  if (!isLive) return "lost";
  return state?.hasStage === true ? "" : "no-stage";
}
