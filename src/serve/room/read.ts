import type { Shown } from "../protocol.js";
import { mostOptions } from "./ballots.js";
import type { FromAudience, FromRemote, JoinRequest, RemoteHello } from "./protocol.js";
import { longestQuestion } from "./questions.js";
import type { RoomWish, SteerCommand, TalkPlace, WindowReport } from "./talk.js";

/** Reads what comes from elsewhere: nothing of it is known but that it is text. */

type Fields = Readonly<Record<string, unknown>>;

/** No name of a deck, id of a slide or code is longer. */
const mostCharacters = 1000;

/** The fields of a JSON text; none for whatever else. */
export function fieldsOf(text: string): Fields {
  try {
    return Object(JSON.parse(text)) as Fields;
  } catch {
    return {};
  }
}

export const isName = (value: unknown): value is string => typeof value === "string" && value.length <= mostCharacters;

export function isShown(value: unknown): value is Shown {
  const { frame, styles, config, words, slides } = Object(value) as Fields;
  if (typeof slides !== "object" || slides === null || Array.isArray(slides)) return false;
  return [frame, styles, config, words, ...Object.values(slides)].every((text) => typeof text === "string");
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value);

export function readJoin({ as, code, id, proof }: Fields): JoinRequest | undefined {
  if ((as === "audience" || as === "speaker") && isName(code)) return { as, code };
  return as === "remote" && isName(id) && isName(proof) ? { as, id, proof } : undefined;
}

export function readAudience({ is, deck, shown, text, poll, option }: Fields): FromAudience | undefined {
  if (is === "hello" && isName(deck) && isShown(shown)) return { is, deck, shown };
  // Letters beyond the first sixteen bits count twice.
  if (is === "ask" && typeof text === "string" && text.length <= 4 * longestQuestion) return { is, text };
  return is === "vote" && isName(poll) && isCount(option) ? { is, poll, option } : undefined;
}

export const readRemoteHello = ({ is, deck, nonce }: Fields): RemoteHello | undefined =>
  is === "hello" && isName(deck) && isName(nonce) ? { is, deck, nonce } : undefined;

export function readRemote({ is, shown, beat, command, question }: Fields): FromRemote | undefined {
  if (is === "shown" && isShown(shown)) return { is, shown };
  if (is === "answered" && isCount(question)) return { is, question };
  const read = is === "steer" && isCount(beat) ? readCommand(Object(command) as Fields) : undefined;
  return read && isCount(beat) ? { is: "steer", beat, command: read } : undefined;
}

function readCommand({ do: what, slide, curtain, clock }: Fields): SteerCommand | undefined {
  if (what === "next" || what === "previous" || what === "thaw") return { do: what };
  if (what === "go" && isName(slide)) return { do: what, slide };
  if (what === "curtain" && isCurtain(curtain)) return { do: what, curtain };
  return what === "clock" && (clock === "toggle" || clock === "reset") ? { do: what, clock } : undefined;
}

const isCurtain = (value: unknown): value is TalkPlace["curtain"] =>
  value === "" || value === "black" || value === "white";

/** What a window of the speaker says of the talk. */
export function readReport({ is, role, place, clock, poll }: Fields): WindowReport | undefined {
  const { slide, step, curtain } = Object(place) as Fields;
  const { elapsed, isRunning } = Object(clock) as Fields;
  const isRole = role === "stage" || role === "presenter";
  const isClock = typeof elapsed === "number" && elapsed >= 0 && typeof isRunning === "boolean";
  if (is !== "talk" || !isRole || !isClock || !isName(slide) || !isCount(step) || !isCurtain(curtain)) return undefined;
  const { id, options } = Object(poll) as Fields;
  const isPoll = isName(id) && isCount(options) && options > 0 && options <= mostOptions;
  return {
    is,
    role,
    place: { slide, step, curtain },
    clock: { elapsed, isRunning },
    poll: isPoll ? { id, options } : null,
  };
}

/** What the speaker wants of the room. */
export function readWish({ is, wish, isShown: shown, remote, question }: Fields): RoomWish | undefined {
  if (is !== "room") return undefined;
  if (wish === "phone" || wish === "renew") return { is, wish };
  if (wish === "invite") return { is, wish, isShown: shown === true };
  if (wish === "revoke" && isName(remote)) return { is, wish, remote };
  return wish === "answered" && isCount(question) ? { is, wish, question } : undefined;
}
