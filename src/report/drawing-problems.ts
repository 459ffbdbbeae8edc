/** What is said of a file of drawings (`build --drawings FILE`). */
export const drawingProblems = {
  "bad-drawings": { severity: "error", message: "drawings: {detail}", remedy: "{hint}" },
  "other-deck": {
    severity: "error",
    message: "these drawings are for the deck “{name}”, which is not built here",
    remedy: "built here: {known}; give the file that was saved from one of them, or correct the name",
  },
  "missing-drawn-slide": {
    severity: "warning",
    message: "the deck has no slide with the id “{id}”; what was drawn on it is left out",
    remedy: "ids there: {known}",
  },
} as const;
