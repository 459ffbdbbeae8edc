import type { PollResult } from "../serve/room/talk.js";

/** Draws what was voted into the poll on its slide, and into copies of that. */
export function drawPoll({ id, counts }: PollResult): void {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  for (const poll of document.querySelectorAll<HTMLElement>(`[data-poll="${CSS.escape(id)}"]`)) {
    poll.toggleAttribute("data-live", all > 0);
    for (const option of poll.querySelectorAll<HTMLElement>("[data-option]")) {
      const count = counts[Number(option.dataset["option"])] ?? 0;
      option.style.setProperty("--share", String(count / most));
      const shown = option.querySelector(".poll-count");
      if (shown) shown.textContent = all > 0 ? String(count) : "";
    }
  }
}
