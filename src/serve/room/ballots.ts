import type { OpenPoll, PollResult } from "./talk.js";

/** The votes of a talk. */
export interface Ballots {
  /** Takes a vote, or another one in its place; false when there is no such option. */
  vote(poll: OpenPoll, voter: string, option: number): boolean;
  result(poll: OpenPoll): PollResult;
}

/** Polls of a deck, and voters of a poll: more are nobody's talk. */
const mostPolls = 100;
const mostVoters = 5000;
/** No poll has so many options. */
export const mostOptions = 20;

export function openBallots(): Ballots {
  const polls = new Map<string, Map<string, number>>();
  return {
    vote({ id, options }, voter, option) {
      if (!Number.isInteger(option) || option < 0 || option >= options) return false;
      const votes = polls.get(id) ?? new Map<string, number>();
      if (!polls.has(id) && polls.size >= mostPolls) return false;
      if (!votes.has(voter) && votes.size >= mostVoters) return false;
      polls.set(id, votes.set(voter, option));
      return true;
    },
    result({ id, options }) {
      const counts = new Array<number>(options).fill(0);
      // An edit may have taken options away.
      const votes = [...(polls.get(id)?.values() ?? [])].filter((option) => option < options);
      for (const option of votes) counts[option] = (counts[option] ?? 0) + 1;
      return { id, options, counts };
    },
  };
}
