/** Waits until the deck can be used: its player says so on the page's root. */
export function whenReady(action: () => void): void {
  const root = document.documentElement;
  const isReady = () => root.dataset["ready"] === "true";
  if (isReady()) {
    action();
    return;
  }
  const observer = new MutationObserver(() => {
    if (!isReady()) return;
    observer.disconnect();
    action();
  });
  observer.observe(root, { attributes: true, attributeFilter: ["data-ready"] });
}
