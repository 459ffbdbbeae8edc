import type { WindowLink } from "../link/link.js";
import { isRole, otherRole, type Role } from "../link/message.js";
import { roleHere } from "./mode.js";

/**
 * Stage and presenter change places, and no third window with them.
 * @param become makes this window show something else
 * @returns asks the other window for it
 */
export function createSwap(link: WindowLink, become: (role: Role) => void): () => void {
  let asked: string | undefined;
  link.on("swap", (data, from) => {
    if (!isRole(data) || data === roleHere()) return;
    link.sendTo(from, "swapped", otherRole(data));
    become(data);
  });
  link.on("swapped", (data, from) => {
    if (from !== asked || !isRole(data)) return;
    asked = undefined;
    become(data);
  });
  return () => {
    asked = link.partner(otherRole(roleHere()));
    // This window turns when the other one has: alone, it would only show the notes to the room.
    if (asked !== undefined) link.sendTo(asked, "swap", roleHere());
  };
}
