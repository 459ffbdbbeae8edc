import type { RevealApi } from "reveal.js";
import { channelTransport } from "../link/channel.js";
import { createLink, type WindowLink } from "../link/link.js";
import { otherRole, type Role } from "../link/message.js";
import { windowTransport } from "../link/windows.js";
import { type PlayerSettings, readSlides } from "../settings.js";
import { createCurtain } from "./curtain.js";
import type { DeskActions } from "./desk.js";
import { createFollower, type Follower } from "./follow.js";
import { deckPath, roleHere, setRole } from "./mode.js";
import { createOpener } from "./open.js";
import { createPresenter } from "./presenter.js";
import { rehearsalOf, saveRehearsal } from "./rehearsal.js";
import { shareClock } from "./share-clock.js";
import { createStage, type Stage } from "./stage.js";
import { createSwap } from "./swap.js";
import { createTalk, type Talk } from "./talk.js";

/** What the deck's keys and buttons can do with the windows of a talk. */
export interface TalkWindows {
  readonly link: WindowLink;
  readonly stage: Stage;
  readonly curtain: ReturnType<typeof createCurtain>;
  readonly follower: Follower;
  /** Opens the window that is missing: the presenter, or from there the stage. */
  open(): void;
  /** Stage and presenter change places. */
  swap(): void;
}

/** Finds the other windows of the deck, and makes this one what its address asks for. */
export function joinTalk(
  reveal: RevealApi,
  settings: PlayerSettings,
  others: Pick<DeskActions, "previous" | "next" | "draw" | "laser" | "search" | "help">,
): TalkWindows {
  const windows = windowTransport();
  // A page from disk has no origin that a channel could be for, and a deck in a frame is a picture in another page.
  const hasChannel = window.origin !== "null" && window.top === window;
  const transports = hasChannel ? [windows, channelTransport(deckPath())] : [windows];
  const link = createLink({ deck: () => settings.name, role: roleHere, transports });
  const curtain = createCurtain(reveal);
  const follower = createFollower({ reveal, curtain, link });
  const talk = createTalk(link, reveal.getCurrentSlide()?.id ?? "");
  const stage = createStage(link);
  const openOther = createOpener({ deck: () => settings.name, link, windows });
  const become = (role: Role) => {
    if (role === roleHere()) return;
    // Only a presenter holds the stage where it is.
    if (follower.isFrozen) follower.toggleFreeze();
    setRole(role);
    presenter.update();
    link.greet();
  };
  const swap = createSwap(link, become);
  const open = () => openOther(otherRole(roleHere()));
  const presenter = createPresenter(
    { reveal, settings, link, talk, curtain, follower, stage },
    {
      ...others,
      ...talkActions(talk, settings),
      black: () => curtain.toggle("black"),
      white: () => curtain.toggle("white"),
      freeze: follower.toggleFreeze,
      swap,
      full: () => (stage.isFull ? stage.leave() : stage.fill()),
      stage: open,
    },
  );
  follower.onChange((by) => {
    talk.show(reveal.getCurrentSlide()?.id ?? "");
    // Whoever follows is told that the clock runs.
    if (by === "us") talk.start();
  });
  shareClock(talk);
  presenter.update();
  link.greet();
  return { link, stage, curtain, follower, open, swap };
}

function talkActions(talk: Talk, settings: PlayerSettings): Pick<DeskActions, "pause" | "reset" | "rehearse"> {
  const finish = () => {
    talk.finish();
    saveRehearsal(rehearsalOf(settings, readSlides(), talk.times()));
  };
  return {
    pause: talk.toggle,
    reset: talk.reset,
    rehearse: () => (talk.isRehearsal ? finish() : talk.rehearse()),
  };
}
