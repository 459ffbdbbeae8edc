/** What a key does; the keys of clickers, which talk to phones as keyboards do. */
export interface KeyActions {
  readonly next: () => void;
  readonly previous: () => void;
  readonly black: () => void;
}

/**
 * Lets keys drive the talk, and none of them the page of the phone.
 * @param direction of the text: `rtl` or `ltr`
 */
export function bindKeys(direction: string, { next, previous, black }: KeyActions): void {
  const [forth, back] = direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const actions: Readonly<Record<string, () => void>> = {
    [forth]: next,
    [back]: previous,
    PageDown: next,
    PageUp: previous,
    b: black,
    ".": black,
  };
  const onKey = (event: KeyboardEvent) => {
    // The overview has keys of its own, and dialogs have those of the browser.
    const isInDialog = event.composedPath().some((target) => target instanceof HTMLDialogElement);
    if (isInDialog) return;
    event.stopImmediatePropagation();
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  window.addEventListener("keydown", onKey, { capture: true });
}
