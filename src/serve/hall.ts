import { openKeptKeys } from "../records/kept-keys.js";
import { type Origins, originsOf, type ServedAt } from "./addresses.js";
import { isLoopback } from "./guard.js";
import { type Keyring, openKeyring } from "./room/keyring.js";
import { openRoom, type Room, type RoomTools } from "./room/room.js";
import type { Viewers } from "./viewers.js";

/** Where a server is reached, and the room of one that others reach. */
export interface Hall {
  readonly origins: Origins;
  readonly keyring: Keyring | undefined;
  readonly room: Room | undefined;
}

export interface HallRequest {
  readonly folder: string;
  readonly inputs: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}

export interface HallTools extends Pick<RoomTools, "guard" | "decks" | "onJoin" | "onFault"> {
  readonly at: ServedAt;
  readonly viewers: Viewers;
}

export function openHall(request: HallRequest, { at, viewers, ...tools }: HallTools): Hall {
  const origins = originsOf(at);
  if (isLoopback(at.host)) return { origins, keyring: undefined, room: undefined };
  const keyring = openKeyring(openKeptKeys({ ...request, of: [request.folder, ...request.inputs, at.port] }));
  const origin = () => origins.outside;
  const isSecure = at.scheme === "https";
  return { origins, keyring, room: openRoom({ ...tools, keyring, windowsOf: viewers.of, origin, isSecure }) };
}
