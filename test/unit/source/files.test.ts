import { expect, it } from "vitest";
import { Ledger } from "../../../src/ledger/ledger.js";
import { openFiles } from "../../../src/source/files.js";
import { project } from "../../support/project.js";

it("lists the files of an installed package, but not those of packages inside of it", () => {
  const made = project({
    "node_modules/tool/templates/a.hbs": "a",
    "node_modules/tool/templates/node_modules/b/b.hbs": "b",
  });
  try {
    const files = openFiles(made.file("node_modules/tool"));
    expect(files.list("templates/**/*.hbs", new Ledger())).toEqual(["templates/a.hbs"]);
  } finally {
    made.remove();
  }
});

it("knows the names in a folder, and asks again when one of them changes", () => {
  const made = project({ "img/b.png": "b", "img/deep/c.png": "c" });
  try {
    const files = openFiles(made.folder);
    const ledger = new Ledger();
    expect(files.names("img", ledger)).toEqual(["b.png", "deep/"]);
    expect(files.names("gone", ledger)).toEqual([]);
    expect(files.names("..", ledger)).toEqual([]);
    made.write("img/a.png", "a");
    expect(files.forget(["img/a.png"]).size).toBe(1);
    expect(files.names("img", ledger)).toEqual(["a.png", "b.png", "deep/"]);
  } finally {
    made.remove();
  }
});
