import { readdirSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openShelf } from "../../../src/cache/shelf.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

it("keeps to its bound: the oldest texts go, at the latest some runs later", () => {
  const { file } = setUp({});
  const shelfOf = () => openShelf({ XDG_CACHE_HOME: file("") }, "shelf", { files: 10, bytes: 2 ** 20 });
  const folder = file("quarterdeck/shelf");
  for (let run = 0; run < 200; run++) {
    const shelf = shelfOf();
    const before = new Set(run === 0 ? [] : readdirSync(folder));
    shelf.put(`key ${run}`, `text ${run}`);
    for (const name of readdirSync(folder).filter((name) => !before.has(name)))
      utimesSync(path.join(folder, name), run, run);
    shelf.close();
  }
  expect(readdirSync(folder).length).toBeLessThan(100);
  expect(shelfOf().get("key 199")).toBe("text 199");
  expect(shelfOf().get("key 0")).toBeUndefined();
});

it("keeps what is read, however long ago it was written", () => {
  const { file } = setUp({});
  const shelfOf = () => openShelf({ XDG_CACHE_HOME: file("") }, "shelf", { files: 10, bytes: 2 ** 20 });
  const folder = file("quarterdeck/shelf");
  shelfOf().put("daily", "text");
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), 1, 1);
  for (let run = 0; run < 200; run++) {
    const shelf = shelfOf();
    expect(shelf.get("daily"), `run ${run}`).toBe("text");
    shelf.put(`key ${run}`, "text");
    for (const name of readdirSync(folder)) {
      const { mtimeMs } = statSync(path.join(folder, name));
      if (mtimeMs > 10_000_000) utimesSync(path.join(folder, name), run + 2, run + 2);
    }
    shelf.close();
  }
});
