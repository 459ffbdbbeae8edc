/** What a run reports of forms, pictures that are made from data. */
export const formProblems = {
  "bad-form": { severity: "error", message: "{detail}", remedy: "{hint}" },
  "unread-form": {
    severity: "warning",
    message: "this fence is shown as code: it is no list and no map of YAML, as the form “{name}” needs",
    remedy: "docs/forms.md has an example; where it is meant as code, give it another language, such as text",
  },
} as const;
