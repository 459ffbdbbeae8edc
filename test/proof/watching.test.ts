import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Watcher, watchFiles } from "../../src/project/watch.js";
import { isWithin } from "../../src/source/folder.js";
import { asNobody } from "../support/nobody.js";
import { patience } from "../support/patience.js";
import { projectMaker } from "../support/project.js";

const setUp = projectMaker();
const open: Watcher[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** Watches folders, and notes what is told of them. */
async function listenTo(folders: readonly string[], { poll = false } = {}) {
  const told: string[] = [];
  const errors: unknown[] = [];
  const watcher = watchFiles({
    folders,
    isIgnored: () => false,
    poll,
    onChange: (paths) => told.push(...paths),
    onError: (cause) => errors.push(cause),
  });
  open.push(watcher);
  await watcher.ready;
  const tells = (file: string) => vi.waitFor(() => expect(told).toContain(file), { timeout: patience, interval: 20 });
  /** Waits until a change of this file is noticed: by its name, or by that of a folder that is to be asked for as a whole. */
  const notices = (file: string) => {
    const isNamed = () => told.some((each) => isWithin(file, each));
    return vi.waitFor(() => expect(isNamed()).toBe(true), { timeout: patience, interval: 20 });
  };
  return { watcher, told, errors, tells, notices };
}

const newRoot = () => setUp({ "root/talk.md": "# One\n", "other/talk.md": "# Other\n" });

describe("a folder", () => {
  it.each([false, true])("that is replaced at once is watched on (looking by itself: %s)", async (poll) => {
    const { file, write } = newRoot();
    const { told, tells, notices } = await listenTo([file("root")], { poll });
    cpSync(file("root"), file("copy"), { recursive: true });
    rmSync(file("root"), { recursive: true });
    renameSync(file("copy"), file("root"));
    await tells(file("root"));
    told.length = 0;
    write("root/new.md", "# New\n");
    await notices(file("root/new.md"));
  });

  it("that is gone for a while is watched on, also where another one is gone for good", async () => {
    const { file, write } = newRoot();
    const { told, tells, notices } = await listenTo([file("root"), file("other")]);
    rmSync(file("other"), { recursive: true });
    rmSync(file("root"), { recursive: true });
    await tells(file("root"));
    told.length = 0;
    write("root/talk.md", "# Two\n");
    await tells(file("root"));
    told.length = 0;
    write("root/talk.md", "# Three\n");
    await notices(file("root/talk.md"));
  });

  it.each(["root", "root/deep"])("%s that cannot be read for a moment is watched on", async (name) => {
    const { folder, file, write } = setUp({ "root/deep/talk.md": "# One\n", "root/deep/more/a.md": "a" });
    chmodSync(folder, 0o755);
    const { told, errors, tells, notices } = await listenTo([file("root")]);
    await asNobody(async (asMyself) => {
      asMyself(() => chmodSync(file(name), 0));
      await new Promise((resolve) => setTimeout(resolve, 300));
      asMyself(() => chmodSync(file(name), 0o755));
      await tells(file(name));
      for (const text of ["# Two\n", "# Three\n", "# Four\n"]) {
        told.length = 0;
        asMyself(() => write("root/deep/talk.md", text));
        await notices(file("root/deep/talk.md"));
      }
    });
    expect(errors.length).toBeLessThan(2);
  });

  it("that comes later is watched, too", async () => {
    const { file, write } = newRoot();
    const { watcher, tells } = await listenTo([file("root")]);
    watcher.addFolders([file("other"), file("root")]);
    // What has changed before that is asked for.
    await tells(file("other"));
    write("other/talk.md", "# Two\n");
    await tells(file("other/talk.md"));
  });
});

describe("links", () => {
  it("out of a folder are not followed; what was read through them is watched", async () => {
    const { file, write } = setUp({ "root/talk.md": "#", "far/a.md": "a", "far/b.md": "b", "near.md": "n" });
    symlinkSync(file("far"), file("root/far"));
    symlinkSync(file("near.md"), file("root/near.md"));
    const { watcher, told, tells } = await listenTo([file("root")]);
    watcher.add([file("root/far/a.md"), file("root/near.md")]);
    await vi.waitFor(() => {
      write("far/a.md", "aa");
      expect(told).toContain(file("root/far/a.md"));
    });
    write("near.md", "nn");
    await tells(file("root/near.md"));
    write("far/b.md", "bb");
    write("root/talk.md", "# Two");
    await tells(file("root/talk.md"));
    expect(told.filter((each) => each.endsWith("b.md"))).toEqual([]);
  });

  it("within a folder need nothing: what they lead to is watched, and so are they", async () => {
    const { file, write } = setUp({ "root/talk.md": "#", "root/one/a.md": "a", "root/two/a.md": "a" });
    symlinkSync("one", file("root/now"));
    mkdirSync(file("root/more"));
    const { watcher, tells } = await listenTo([file("root")]);
    watcher.add([file("root/now/a.md")]);
    write("root/one/a.md", "aa");
    await tells(file("root/one/a.md"));
    symlinkSync("two", file("root/next"));
    renameSync(file("root/next"), file("root/now"));
    await tells(file("root/now"));
  });
});
