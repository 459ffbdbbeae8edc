/** The key of a phone that drives a talk: it stays in the phone, by the address of the page that needs it. */
const nameOf = (address: string) => `quarterdeck-key ${address}`;

export function rememberKey(address: string, key: string): void {
  try {
    localStorage.setItem(nameOf(address), key);
  } catch {
    // Where nothing may be kept, the page says that it has no key.
  }
}

/** @returns "" where this browser has never joined */
export function recallKey(address: string): string {
  try {
    return localStorage.getItem(nameOf(address)) ?? "";
  } catch {
    return "";
  }
}
