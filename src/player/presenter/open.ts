import type { WindowLink } from "../link/link.js";
import type { Role } from "../link/message.js";
import type { WindowTransport } from "../link/transport.js";
import { windowNameFor } from "../link/windows.js";
import { say } from "../words.js";
import { showMessage } from "./message.js";
import { addressFor } from "./mode.js";
import { featuresAt, findPlaces, hasScreens } from "./screens.js";

const usual = "popup,width=1280,height=800";

/** What a window needs to open the other one. */
export interface OpenOptions {
  /** The deck's name. */
  readonly deck: () => string;
  readonly link: WindowLink;
  readonly windows: WindowTransport;
}

/** Opens the window of a role, or brings it to the front when it is there already. */
export function createOpener({ deck, link, windows }: OpenOptions): (role: Role) => void {
  const open = (role: Role, features: string) => {
    const other = window.open(addressFor(role), windowNameFor(role, deck()), features);
    if (other) windows.add(other);
    else showMessage(say("speaker.blocked"));
  };
  /** With two screens, each window gets its own: the stage fills that of the audience. */
  const openPlaced = async () => {
    const places = await findPlaces();
    const options = { screen: places?.stage } as FullscreenOptions;
    // The browser may refuse it; then the speaker moves the windows, as without this.
    if (places) await document.documentElement.requestFullscreen(options).catch(() => undefined);
    open("presenter", places ? featuresAt(places.desk) : usual);
  };
  return (role) => {
    // One that was opened by hand cannot be brought to the front.
    if (link.has(role) && windows.focus()) return;
    if (role === "presenter" && hasScreens()) void openPlaced();
    else open(role, usual);
  };
}
