/** Problems of files that decks name; a part of the catalogue. */
export const fileProblems = {
  "outside-project": {
    severity: "error",
    message: "“{path}” leaves the project, the folder “{project}”",
    remedy: "copy the file into the project and name it by a relative path",
  },
  "hidden-file": {
    severity: "error",
    message:
      "“{path}” is hidden from decks: names that begin with a dot and files that git ignores are, where the project was guessed and with --safe",
    remedy:
      "if decks may show all files of a folder, say that the project begins there: --root DIR, or a file quarterdeck.config.yaml in it",
  },
  "missing-file": { severity: "error", message: "“{path}” does not exist", remedy: "looked at: {tried}" },
  "in-the-way": { severity: "error", message: "already there, and not overwritten: {files}", remedy: "{instead}" },
  "remote-file": {
    severity: "error",
    message: "“{path}” lies on another site, and files of other sites are never fetched",
    remedy: "save it beside the deck and name that file",
  },
  "unnamed-file": {
    severity: "error",
    message: "{what} names no file",
    remedy: "write the path of one, as in ![what it shows](pictures/name.png)",
  },
  "folder-link": {
    severity: "error",
    message: "“{path}” is a folder, {detail}",
    remedy: "link to a file, or to a page by its whole address",
  },
  "lfs-pointer": {
    severity: "error",
    message: "“{path}” is not here: in its place stands a pointer of Git LFS",
    remedy: "run git lfs pull in the repository",
  },
  "empty-file": { severity: "error", message: "“{path}” has 0 bytes", remedy: "put a real file there" },
  "unreadable-image": {
    severity: "error",
    message: "“{path}” is not an image that browsers show",
    remedy: "use PNG, JPEG, GIF, WebP, AVIF or SVG",
  },
  "missing-brand": { severity: "error", message: "{asker}there is no brand “{name}”{detail}", remedy: "{hint}" },
  "missing-package": { severity: "error", message: "the package “{name}” {detail}", remedy: "{hint}" },
  "forbidden-font": { severity: "error", message: "“{path}” may not be put into decks: {detail}", remedy: "{hint}" },
  "bad-font": { severity: "error", message: "“{path}” is no font that browsers show: {detail}", remedy: "{hint}" },
} as const;
