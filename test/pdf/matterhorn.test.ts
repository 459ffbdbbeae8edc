import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { failures } from "../support/matterhorn.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { buildTagged, documents, taggedDeck } from "../support/tagged.js";

const make = projectMaker();

describe("our own check by the Matterhorn Protocol 1.1", () => {
  let bytesOf: (name: string) => Buffer;
  beforeAll(async () => {
    const made = make(taggedDeck);
    await buildTagged(made);
    bytesOf = (name) => readFileSync(made.file(`dist/talk${name}.pdf`));
  });

  it.each(documents)("finds nothing in talk%s.pdf", (name) => {
    expect(failures(bytesOf(name))).toEqual({});
  });
});

describe("a document that misses something", () => {
  it("does not say that it is PDF/UA, and the check says why", async () => {
    const made = make({
      "talk.md":
        "## Snow\n\n<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>\n\n<img src='noise.png'>\n",
      "noise.png": taggedDeck["noise.png"],
    });
    await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "pdf", "--quiet", "--no-thumbnails"]);
    const found = failures(readFileSync(made.file("dist/talk.pdf")));
    expect(Object.keys(found).map((name) => name.slice(0, 6))).toEqual(["06-002", "13-004"]);
  });
});
