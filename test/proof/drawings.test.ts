import "./drawings/drawn.js";
import "./drawings/neighbours.js";
import { utimesSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fence, flow, graph, setUpDeck } from "../support/drawn.js";
import { quarterdeckHere } from "../support/project.js";

describe.concurrent("a browser", () => {
  it("draws what nobody has drawn before, and only that", async () => {
    const { build, write, starts, folder, environment } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    expect(starts()).toBe(1);
    write("deck.md", `# Another title\n\n${flow}\n\n${graph}`);
    await build();
    await build("--theme", "quarterdeck-light");
    await quarterdeckHere(folder, ["build", "deck.md", "-f", "html", "-o", "other"], environment);
    expect(starts(), "titles, colours and Graphviz need none").toBe(1);
    await build("--theme", "black");
    expect(starts(), "other fonts need other boxes").toBe(2);
    write("deck.md", `# Another title\n\n${flow.replace("runc", "crun")}`);
    await build();
    expect(starts()).toBe(3);
    await build("--no-cache");
    expect(starts()).toBe(4);
  });

  it("is not started for HTML without such a fence", async () => {
    const { build, starts } = setUpDeck(`# Title\n\n${graph}\n\n${fence("go", "package main")}`);
    expect((await build()).status).toBe(0);
    expect(starts()).toBe(0);
  });

  it("that is another one draws again", async () => {
    const { build, file, starts } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    utimesSync(file("browser.sh"), 1, 1);
    expect((await build()).out).not.toContain("nothing has changed");
    expect(starts()).toBe(2);
    expect((await build()).out).toContain("nothing has changed");
  });

  it("that is missing is needed only for what was never drawn", async () => {
    const { build, write, folder, environment, slides } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    const none = { ...environment, QUARTERDECK_BROWSER: "/nowhere/chromium" };
    write("deck.md", `# Other title\n\n${flow}`);
    const known = await quarterdeckHere(folder, ["build", "deck.md", "-f", "html"], none);
    expect([known.status, known.err]).toEqual([0, ""]);
    expect(slides()).toContain("Other title");
    write("deck.md", `# Other title\n\n${flow.replace("runc", "crun")}`);
    const unknown = await quarterdeckHere(folder, ["build", "deck.md", "-f", "html"], none);
    expect([unknown.status, unknown.err]).toEqual([
      3,
      expect.stringMatching(/drawn by a browser: .*which is not a program; not written: deck: html\n {2}- unset/),
    ]);
    expect(slides()).toContain("runc");
  });
});
