/** What is said of steps: those of code, their notes, and those of diagrams. */
export const stepProblems = {
  "missing-step": {
    severity: "warning",
    message: 'data-step="{step}" names no step: the list of this diagram {known}',
    remedy: "write the number of a line of the list, or several with spaces between them",
  },
  "too-many-steps": {
    severity: "warning",
    message: "this diagram has {steps} steps: from this one on, no part of the picture is lit",
    remedy: "tell it in {most} steps at most, or divide it among several slides",
  },
  "unmoved-code": {
    severity: "warning",
    message: "the states of this code have too many words to compare them all: some change at once and do not move",
    remedy: "show fewer lines in each state, or fewer states on a slide",
  },
  "bad-steps": {
    severity: "error",
    message: "the code step “{step}” cannot be read",
    remedy: "write lines as in [1-3|5|7-9], * for all lines, with an offset [20: 1|3]",
  },
  "missing-lines": {
    severity: "warning",
    message: "step {step} of this code names {lines}, and the code has {count}",
    remedy: "name lines as they stand here: the first is line 1{hint}",
  },
  "too-many-notes": {
    severity: "error",
    message: "this code has {notes} and {steps}",
    remedy: 'write one note for each step, as in [1|3-5] notes="what line 1 does|what lines 3 to 5 do"',
  },
} as const;
