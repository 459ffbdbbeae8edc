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
