/** What a run reports of terminal recordings. */
export const recordingProblems = {
  "bad-cast": {
    severity: "error",
    message: "{path} is no asciinema recording: line {line}: {detail}",
    remedy: "record it with asciinema rec, version 2 or 3 of the format",
  },
  "missing-mark": {
    severity: "error",
    message: "{path} has no marker “{mark}”",
    remedy: "markers there: {known}",
  },
} as const;
