import type { Role } from "../link/message.js";

const className = "qd-presenting";
const parameter = "present";
const pathEnd = /\/present\/?$/;

/** What this window shows now. */
export const roleHere = (): Role => (document.documentElement.classList.contains(className) ? "presenter" : "stage");

/** What the window's address asks for. */
export const roleOfAddress = ({ search, pathname }: Location = location): Role =>
  new URLSearchParams(search).has(parameter) || pathEnd.test(pathname) ? "presenter" : "stage";

/** The deck's address without what it is to show: the same for all of its windows. */
export const deckPath = (pathname: string = location.pathname): string =>
  pathname.replace(pathEnd, "").replace(/\/$/, "");

/** The address at which the deck shows something else, at the same slide. */
export function addressFor(role: Role): string {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(pathEnd, "/");
  // As it was written: `?a&b` stays `?a&b`.
  const rest = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^present(=|$)/.test(part));
  url.search = [...rest, ...(role === "presenter" ? [parameter] : [])].join("&");
  return url.href;
}

/** Makes this window one of the other kind; a reload finds it as it is now. */
export function setRole(role: Role): void {
  document.documentElement.classList.toggle(className, role === "presenter");
  if (role === roleOfAddress()) return;
  try {
    history.replaceState(history.state, "", addressFor(role));
  } catch {
    // Some browsers let no page from disk change its address; a reload shows it as it was opened.
  }
}
