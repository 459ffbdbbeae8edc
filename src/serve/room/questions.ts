import type { AudienceQuestion } from "./talk.js";

/** What the audience has asked, and nobody has answered yet. */
export interface Questions {
  readonly all: readonly AudienceQuestion[];
  /** Takes a question; false for one without words, and when there are too many. */
  ask(text: string): boolean;
  answered(id: number): void;
}

/** Letters of a question: about three sentences. */
export const longestQuestion = 300;
/** Nobody reads more during a talk. */
const mostQuestions = 200;

/** Spaces and what nobody sees, but for the two joiners that Persian, Hindi and emoji are written with. */
const unseen = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\s])+/gu;

export function openQuestions(): Questions {
  let all: readonly AudienceQuestion[] = [];
  let last = 0;
  return {
    get all() {
      return all;
    },
    ask(text) {
      const plain = [...text.replace(unseen, " ").trim()].slice(0, longestQuestion).join("");
      if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(plain) || all.length >= mostQuestions) return false;
      all = [...all, { id: ++last, text: plain }];
      return true;
    },
    answered(id) {
      all = all.filter((question) => question.id !== id);
    },
  };
}
