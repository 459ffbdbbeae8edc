import { renderSVG, renderUnicodeCompact } from "uqr";
import type { RemoteCode } from "./keyring.js";
import { joinAddress } from "./protocol.js";
import type { Invitation } from "./talk.js";

/** Modules of white around a code. ISO/IEC 18004, 5.3.8 */
const border = 4;
/** On a terminal, half of that is enough for telephones, and rows are few. */
const terminalBorder = 2;

/** Four letters are read at once. */
const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, "$1-");

/** @param origin where guests reach the server, without a slash at the end */
export function audienceInvitation(origin: string, code: string): Invitation {
  const address = `${origin}${joinAddress}#a=${code}`;
  const typed = `${origin.replace(/^http:\/\//, "")}${joinAddress}`;
  return { address, typed, code: grouped(code), drawing: renderSVG(address, { border }) };
}

/** The key stands behind the `#`, which no browser sends. */
export function phoneInvitation(origin: string, { id, key }: RemoteCode): Invitation {
  const address = `${origin}${joinAddress}#r=${id}.${key}`;
  return { address, typed: "", code: "", drawing: renderSVG(address, { border }) };
}

export const speakerAddress = (origin: string, code: string): string => `${origin}${joinAddress}#s=${code}`;

/** A QR code in lines of text; it is dark on light whatever the colours of the terminal, where that knows any. */
export const terminalDrawing = (address: string): string => renderUnicodeCompact(address, { border: terminalBorder });
