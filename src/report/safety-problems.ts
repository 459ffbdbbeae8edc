/** What decks must not hold, and what `--safe` leaves out. */
export const safetyProblems = {
  "remote-image": {
    severity: "warning",
    message: "remote media is never fetched: “{url}” {shown}",
    remedy: "save it in the project and use a relative path",
  },
  "refused-address": { severity: "warning", message: "{what} is refused: {detail}", remedy: "{hint}" },
  "left-out": { severity: "warning", message: "{what} is left out with --safe", remedy: "{hint}" },
  "removed-element": { severity: "warning", message: "{what} is removed: {detail}", remedy: "{hint}" },
} as const;
