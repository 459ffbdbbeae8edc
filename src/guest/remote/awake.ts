import { make } from "../../live/elements.js";
import { silence } from "./silence.js";

/**
 * Keeps the screen of the phone from going dark while the page is seen. Browsers have a way for that on pages that come
 * encrypted; on others, a video that plays holds the screen.
 * @param root where the video stands
 */
export function stayAwake(root: ParentNode): void {
  if ("wakeLock" in navigator) holdByLock();
  else holdByVideo(root);
}

function holdByLock(): void {
  // A phone that saves its battery may refuse; then it goes dark as always.
  const hold = () => {
    if (document.visibilityState === "visible") void navigator.wakeLock.request("screen").catch(() => undefined);
  };
  // The browser lets go of it whenever the page is not seen.
  document.addEventListener("visibilitychange", hold);
  hold();
}

/** Before it ends: Safari lets the phone sleep once a video has ended, or when it is one that loops. */
const turn = 2;

function holdByVideo(root: ParentNode): void {
  const sources = silence.map(({ type, data }) => make("source", { type, src: `data:${type};base64,${data}` }));
  // Chromium and Safari let the phone sleep beside a video without sound, so it is not muted; what it plays is silence.
  const video = make("video", { class: "awake", playsinline: "", "aria-hidden": "true", tabindex: "-1" }, ...sources);
  if (!(video instanceof HTMLVideoElement)) return;
  video.disableRemotePlayback = true;
  root.append(video);
  const rewind = () => {
    if (video.currentTime >= turn || video.ended) video.currentTime = 0;
  };
  video.addEventListener("timeupdate", rewind);
  const play = () => {
    if (video.paused && document.visibilityState === "visible") void video.play().catch(() => undefined);
  };
  video.addEventListener("ended", play);
  // It may begin with a tap only; phones stop it when they are locked.
  for (const event of ["click", "touchend"]) window.addEventListener(event, play, { capture: true, passive: true });
  document.addEventListener("visibilitychange", play);
}
