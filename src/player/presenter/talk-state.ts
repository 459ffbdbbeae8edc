import type { StopwatchState } from "./pacing.js";

/** The time of a talk as windows tell each other, and as it is remembered. */
export interface TalkState extends StopwatchState {
  readonly isRehearsal: boolean;
  /** Seconds on each slide, by its id. */
  readonly times: Readonly<Record<string, number>>;
}

/** What is remembered over a reload. */
interface SavedTalk extends TalkState {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Reads what another window sent, or what was remembered; undefined when it is something else. */
export function readTalk(data: unknown): SavedTalk | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { elapsed, isRunning, isRehearsal, times, savedAt } = data as Record<string, unknown>;
  if (!isTime(elapsed) || typeof isRunning !== "boolean" || typeof times !== "object" || times === null)
    return undefined;
  const read = Object.entries(times).filter((entry): entry is [string, number] => isTime(entry[1]));
  return {
    elapsed,
    isRunning,
    isRehearsal: isRehearsal === true,
    times: Object.fromEntries(read),
    savedAt: isTime(savedAt) ? savedAt : Date.now(),
  };
}

/** A running clock goes on while the window is loaded again. */
export function withMissed(saved: SavedTalk): TalkState {
  const missed = saved.isRunning ? Math.max(0, (Date.now() - saved.savedAt) / 1000) : 0;
  return { ...saved, elapsed: saved.elapsed + missed };
}

const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
