/** What a run reports of forms, pictures that are made from data. */
export const formProblems = {
  "bad-form": { severity: "error", message: "{detail}", remedy: "{hint}" },
  "unread-form": {
    severity: "warning",
    message: "this fence is shown as code: {detail}",
    remedy: "docs/forms.md has an example; where it is meant as code, give it another language, such as text",
  },
  "curly-quotes": {
    severity: "warning",
    message: "these are curly quotes, which YAML does not know: they are shown",
    remedy: 'write straight ones: "…"; where curly ones are meant, put straight ones around them',
  },
} as const;
