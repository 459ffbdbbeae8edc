const windowName = "quarterdeck-speaker";
const gestures = ["keydown", "pointerup"] as const;

/** After a reload of a deck from a file, the browser takes the deck's own window for a stranger's. */
export function isReachable(popup: Window | null): boolean {
  try {
    return popup !== null && !popup.closed && popup.document.body !== null;
  } catch {
    return false;
  }
}

/** The speaker window that an earlier load of the deck left open. */
export function findPopup(): Window | null {
  return window.open("", windowName);
}

/** Opens an empty speaker window; null when the browser does not let us. */
export function openPopup(features = "popup,width=1280,height=800"): Window | null {
  const popup = window.open("", windowName, features);
  const isStranger = popup !== null && !isReachable(popup);
  if (!isStranger) return popup;
  // What an earlier load of the deck opened cannot be filled again, only replaced.
  popup.close();
  const fresh = window.open("", `${windowName}-${Date.now()}`, features);
  if (fresh) fresh.name = windowName;
  return fresh;
}

/** The place and size of a window, in the words of `window.open`. */
export function featuresOf(popup: Window): string {
  const { screenX, screenY, innerWidth, innerHeight } = popup;
  return `popup,left=${screenX},top=${screenY},width=${innerWidth},height=${innerHeight}`;
}

/** Waits for a key or a click: only then may a page open a window. */
export function onNextGesture(action: () => void): void {
  const once = () => {
    for (const event of gestures) document.removeEventListener(event, once, true);
    action();
  };
  for (const event of gestures) document.addEventListener(event, once, true);
}
