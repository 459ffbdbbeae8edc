/** Milliseconds. */
const patience = 4000;

/** Asks the server whether this phone still has its role; a socket that is refused does not say why. */
export async function askForRole(): Promise<"mine" | "revoked" | "away"> {
  const asked = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(patience) } as const;
  const answer = await fetch(location.pathname, asked).catch(() => undefined);
  if (!answer) return "away";
  return answer.status === 403 ? "revoked" : "mine";
}
