import type { WindowLink } from "../link/link.js";

/** What of a key press says which tool is meant. */
export type ToolKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">;

/** The tools of this window, for the keys of another one. */
interface NearTools {
  readonly isOpen: () => boolean;
  readonly press: (key: ToolKey) => void;
}

/** The tools for drawing in another window of the talk. */
export interface FarTools {
  /** Sends a key there; false when the tools are not open there. */
  press(key: ToolKey): boolean;
  /** Tells the others whether the tools are open here. */
  tell(): void;
}

/** While the tools are open in one window, their keys are theirs in the others, too, and not those of the deck. */
export function createFarTools(link: WindowLink, near: NearTools): FarTools {
  let isOpenThere = false;
  const tell = () => link.send("tools", near.isOpen());
  // Who comes, goes or changes places says anew what is open.
  link.onWindows(() => {
    isOpenThere = false;
    if (near.isOpen()) tell();
  });
  link.on("tools", (isOpen) => {
    isOpenThere = isOpen === true;
  });
  link.on("tool-key", (data) => {
    const key = keyIn(data);
    if (key && near.isOpen()) near.press(key);
  });
  return {
    tell,
    press({ key, ctrlKey, metaKey, shiftKey }) {
      if (isOpenThere) link.send("tool-key", { key, ctrlKey, metaKey, shiftKey });
      return isOpenThere;
    },
  };
}

function keyIn(data: unknown): ToolKey | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { key, ctrlKey, metaKey, shiftKey } = data as { readonly [Part in keyof ToolKey]?: unknown };
  if (typeof key !== "string") return undefined;
  return { key, ctrlKey: ctrlKey === true, metaKey: metaKey === true, shiftKey: shiftKey === true };
}
