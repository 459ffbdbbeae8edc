/** What a run reports when an input meets one of the limits of `source/limits`, or holds what could run for ever. */
export const limitProblems = {
  "too-large": {
    severity: "error",
    message: "“{path}” is larger than {most}",
    remedy: "make the file smaller; docs/limits.md says how much is read of what",
  },
  "too-many": { severity: "error", message: "{what}: more than {most}", remedy: "{hint}" },
  "too-long": { severity: "error", message: "{what} has more than {most} characters", remedy: "{hint}" },
  "too-deep": { severity: "error", message: "{what} stand in each other more than {most} deep", remedy: "{hint}" },
  "bad-expression": { severity: "error", message: "“{key}”: {detail}", remedy: "{hint}" },
  "unknown-tag": {
    severity: "warning",
    message: "there is no YAML tag “{tag}”; what it marks is read as if it were not there",
    remedy: "leave the tag out",
  },
} as const;
