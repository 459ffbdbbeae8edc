/** What can be wrong with collections, packages, and slides that stand in the places of theirs. */
export const collectionProblems = {
  "missing-collection": {
    severity: "error",
    message: "there is no collection “{prefix}”: {detail}",
    remedy: "map the prefix to a package or folder: collections: in quarterdeck.config.yaml",
  },
  "duplicate-override": {
    severity: "error",
    message: "“{target}” is replaced by two slides",
    remedy: "keep one of the two",
  },
  "original-changed": {
    severity: "warning",
    message: "“{target}” has changed since this slide was written in its place",
    remedy: "see what has changed: quarterdeck diff {target}; then quarterdeck diff --accept {target}",
  },
  "unnoted-original": {
    severity: "warning",
    message: "nothing is noted of “{target}”, so that nobody will be told when it changes",
    remedy: "note it: quarterdeck diff --accept {target}",
  },
  "clashing-collections": {
    severity: "error",
    message: "two packages call themselves “{prefix}”: {packages}",
    remedy: "give one of them another prefix in quarterdeck.config.yaml: collections: {other: {first}}",
  },
  "collection-circle": {
    severity: "error",
    message: "collections need each other in a circle: {way}",
    remedy: "take the dependency out of one of them",
  },
  "wrong-version": {
    severity: "error",
    message: "the package “{name}” {detail}",
    remedy: "install a version that fits",
  },
} as const;
