/** What is said of variants, and of what is for some of them. */
export const variantProblems = {
  "unknown-variant": {
    severity: "error",
    message: "this deck declares no variant “{name}”, and no format is called so",
    remedy: "it declares: {known}; add the name to its variants, or correct it here",
  },
  "unplaced-condition": {
    severity: "error",
    message: "what this is about cannot be told, and it would be shown to those for whom it is not",
    remedy: "put what it is about into :::block{only=…} … :::, or this right behind it",
  },
  "bad-condition": {
    severity: "error",
    message: "this cannot be read, and it says for whom something is: {detail}",
    remedy: 'write key="value", .class or #id, separated by spaces',
  },
  "unknown-condition": {
    severity: "error",
    message: "“{key}” does not say for whom this is",
    remedy: "write only=… or not=…",
  },
  "missing-condition": {
    severity: "error",
    message: "this names nobody for whom it is, and it would be shown to everybody",
    remedy: "write only=… or not=… with the names of variants or formats",
  },
  "unknown-deck": {
    severity: "error",
    message: "there is no deck “{name}”",
    remedy: "decks of this project: {known}",
  },
} as const;
