/** Whether an audience may see this window, or the speaker on the stage: it fills the screen, is the presenter, or there are guests. */
export const isOnStage = (): boolean =>
  document.fullscreenElement !== null ||
  fullScreen().matches ||
  document.documentElement.matches(".qd-presenting, .qd-in-room");

/** The browser's own full screen is none of the document. */
const fullScreen = () => window.matchMedia("(display-mode: fullscreen)");

/** Tells when {@link isOnStage} answers something else. */
export function watchStage(changed: () => void): void {
  let before = isOnStage();
  const look = () => {
    if (isOnStage() === before) return;
    before = !before;
    changed();
  };
  document.addEventListener("fullscreenchange", look);
  fullScreen().addEventListener("change", look);
  new MutationObserver(look).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
}
