import type { StoreTimes } from "./deadlines.js";
import { refusingStore, type Store } from "./store.js";
import { openWebStore } from "./web-store.js";

export const tokenVariable = "QUARTERDECK_CACHE_TOKEN";

/**
 * A web server that takes what is put and gives it back.
 *
 * @param address with a user and a password, if there are any; nobody gets to see them
 * @param token of the environment, for addresses without a user
 */
export function openHttpStore(address: URL, token: string | undefined, times: StoreTimes): Store {
  const bare = new URL(address);
  bare.username = "";
  bare.password = "";
  if (!bare.pathname.endsWith("/")) bare.pathname += "/";
  const name = bare.href.replace(/\/$/, "");
  const login = loginOf(address) ?? token?.trim();
  // `fetch` would quote what it cannot send.
  if (login !== undefined && !/^[\x20-\x7e]*$/.test(login))
    return refusingStore(name, `${tokenVariable} holds characters that no token has`);
  const headers = loginHeaders(address, login);
  const isSeen = login !== undefined && login !== "" && address.protocol === "http:" && !isHere(address.hostname);
  return openWebStore({
    name,
    address: bare.href,
    sign: async (request) => ({ ...request, headers: { ...request.headers, ...headers } }),
    times,
    caution: isSeen ? `gets ${whatOf(address)} over the line in the clear; https:// would hide it` : undefined,
  });
}

/** Whether a host is this machine: nobody listens between. */
const isHere = (host: string) => /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);

const whatOf = ({ username, password }: URL) => (username + password === "" ? tokenVariable : "a password");

/** User and password of an address as HTTP wants them. */
function loginOf({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  return Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64");
}

function loginHeaders({ username, password }: URL, login: string | undefined): Record<string, string> {
  if (!login) return {};
  return { authorization: `${username === "" && password === "" ? "Bearer" : "Basic"} ${login}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password may hold a percent sign that nobody has encoded.
    return text;
  }
}
