import type { RevealApi } from "reveal.js";

/** Counts the minutes of a break down from the moment at which its slide is shown; without a script they stand there. */
export function countDown(reveal: RevealApi): void {
  let stop = () => {};
  const show = () => {
    stop();
    const clock = reveal.getCurrentSlide()?.querySelector<HTMLElement>("[data-countdown]");
    stop = clock ? run(clock) : () => {};
  };
  reveal.on("slidechanged", show);
  document.addEventListener("quarterdeck-patched", show);
  show();
}

/** @returns what ends it and puts the minutes back */
function run(clock: HTMLElement): () => void {
  const written = clock.textContent;
  const end = performance.now() + Number(clock.dataset["countdown"]) * 60_000;
  const tick = () => {
    clock.textContent = timeLeft(end - performance.now());
  };
  tick();
  const timer = window.setInterval(tick, 250);
  return () => {
    window.clearInterval(timer);
    clock.textContent = written;
  };
}

/** Minutes and seconds, 0:00 when the time is over. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
