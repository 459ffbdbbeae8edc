/** Calls whenever something says that somebody looks at the page again, or that it is in a network. */
export function listenForWaking(wake: () => void): void {
  const look = () => {
    if (document.visibilityState === "visible") wake();
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("resume", look);
  window.addEventListener("pageshow", ({ persisted }) => persisted && look());
  window.addEventListener("online", look);
}
