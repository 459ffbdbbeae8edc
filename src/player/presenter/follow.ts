import type { RevealApi } from "reveal.js";
import type { WindowLink } from "../link/link.js";
import type { Curtain } from "./curtain.js";
import { loadFrozen, saveFrozen } from "./memory.js";
import { roleHere } from "./mode.js";
import { isSame, readShown, type Shown, showHere, shownHere } from "./shown.js";

/** Keeps the windows of a talk at the same slide, step and curtain. */
export interface Follower {
  /** Whether the stage stays where it is while the speaker moves on. */
  readonly isFrozen: boolean;
  toggleFreeze(): void;
  /** Called after each change, whoever made it. */
  onChange(listener: (by: "us" | "others") => void): void;
}

/** What is kept equal. */
export interface Followed {
  readonly reveal: RevealApi;
  readonly curtain: Curtain;
  readonly link: WindowLink;
}

const moves = ["slidechanged", "fragmentshown", "fragmenthidden"] as const;

/** Follows the other windows, and leads them. */
export function createFollower({ reveal, curtain, link }: Followed): Follower {
  const listeners: ((by: "us" | "others") => void)[] = [];
  let isApplying = false;
  let last = shownHere(reveal, curtain);
  /** What the stage shows while it is frozen. */
  let held: Shown | undefined = roleHere() === "presenter" ? readShown(loadFrozen()) : undefined;

  const tell = (by: "us" | "others") => {
    for (const listener of listeners) listener(by);
  };
  const hold = (shown: Shown | undefined) => {
    held = shown;
    saveFrozen(shown);
  };
  const announce = () => {
    const now = shownHere(reveal, curtain);
    if (isApplying || isSame(now, last)) return;
    last = now;
    if (!held) link.send("show", now);
    else if (held.curtain !== now.curtain) {
      hold({ ...held, curtain: now.curtain });
      link.send("show", held);
    }
    tell("us");
  };
  const apply = (wanted: Shown) => {
    isApplying = true;
    try {
      showHere(reveal, curtain, wanted);
    } finally {
      isApplying = false;
    }
    last = shownHere(reveal, curtain);
    tell("others");
  };
  const toggleFreeze = () => {
    if (roleHere() === "stage") return link.send("freeze", null);
    hold(held ? undefined : last);
    if (!held) link.send("show", last);
    tell("us");
  };

  for (const event of moves) reveal.on(event, announce);
  curtain.onChange(announce);
  link.on("show", (data) => {
    const wanted = readShown(data);
    if (!wanted) return;
    if (held) hold(wanted);
    else apply(wanted);
  });
  link.on("freeze", () => roleHere() === "presenter" && toggleFreeze());
  link.onJoin(() => link.send("show", held ?? last));
  return {
    get isFrozen() {
      return held !== undefined;
    },
    toggleFreeze,
    onChange: (listener) => void listeners.push(listener),
  };
}
