/** Problems of templates and of the words that they print; a part of the catalogue. */
export const templateProblems = {
  "not-text": { severity: "error", message: "“{name}” is no text that could be printed", remedy: "{hint}" },
  "missing-value": {
    severity: "error",
    message: "the word “{key}” needs a value for {names}",
    remedy: 'write {{word "{key}" {first}=…}}',
  },
  "triple-braces": {
    severity: "warning",
    message: "{written} has no need for more than two braces: what is HTML is printed as HTML",
    remedy: "write {right}",
  },
  "missing-partial": {
    severity: "error",
    message: "there is no partial “{name}”",
    remedy: "partials are files in templates/partials/",
  },
  "unknown-helper": { severity: "error", message: "there is no template helper “{name}”", remedy: "known: {known}" },
  "unknown-name": { severity: "error", message: "templates are told no “{name}”", remedy: "known: {known}" },
  "empty-component": {
    severity: "error",
    message: "the component “{name}” is empty",
    remedy: "write what it shows between its lines, with a line ::break between two parts, or remove it",
  },
  "empty-part": {
    severity: "warning",
    message: "part {part} of the component “{name}” is empty: its step shows nothing",
    remedy: "remove this line ::break, or write what the part shows; <!-- nothing --> says that it is meant",
  },
  "unfit-options": { severity: "error", message: "the component “{name}” {detail}", remedy: "{hint}" },
  "missing-word": {
    severity: "warning",
    message: "templates/locales/{language}.yaml lacks words, which stay English: {keys}",
    remedy: "add them to templates/locales/{language}.yaml of your project",
  },
  "misspelt-word": {
    severity: "warning",
    message: "the English words have no “{key}”",
    remedy: "write it as templates/locales/en.yaml does",
  },
  "unknown-word": {
    severity: "error",
    message: "no file of words has “{key}”",
    remedy: "add it to templates/locales/en.yaml of your project, or use one that is in the packaged file",
  },
  "template-syntax": { severity: "error", message: "this template cannot be read: {detail}", remedy: "{hint}" },
  "template-failed": { severity: "error", message: "this template failed: {detail}", remedy: "{hint}" },
} as const;
