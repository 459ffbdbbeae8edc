/** Whether a text is a way below a folder, with forward slashes: no `..`, no empty part, nothing absolute. */
export function isWayBelow(name: string): boolean {
  if (process.platform === "win32" && /\\|^[a-z]:/i.test(name)) return false;
  return !name.includes("\0") && name.split("/").every((part) => !/^\.{0,2}$/.test(part));
}
