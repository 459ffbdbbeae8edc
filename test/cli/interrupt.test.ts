import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeck, startQuarterdeck } from "../support/project.js";

const setUp = projectMaker();

/** Looks again and again; what never comes is ended by the limit of the test. */
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 25));
};

/** The processes that any thread of a process has started. */
const children = (pid: number) => {
  const threads = `/proc/${pid}/task`;
  const lists = (existsSync(threads) ? readdirSync(threads) : []).map((thread) => `${threads}/${thread}/children`);
  return lists.flatMap((list) =>
    existsSync(list) ? readFileSync(list, "utf8").trim().split(" ").filter(Boolean) : [],
  );
};

const descendants = (pid: number): string[] => children(pid).flatMap((child) => [child, ...descendants(Number(child))]);

/** True when a process below this one renders a page of ours; the first renderer is the browser's own. */
const hasRenderer = (pid: number) =>
  descendants(pid).filter((child) => {
    const file = `/proc/${child}/cmdline`;
    return existsSync(file) && readFileSync(file, "utf8").includes("--type=renderer");
  }).length >= 2;

describe.runIf(process.platform === "linux")("a build that is interrupted", () => {
  const long = Array.from({ length: 400 }, (_, i) => `## Slide ${i}\n\n- a\n- b\n`).join("\n---\n\n");

  it("by Ctrl-C leaves no browser and no half-written file", async () => {
    const { folder, file } = setUp({ "long.md": long });
    const child = startQuarterdeck(folder, ["build", "long.md", "--json"]);
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await until(() => children(child.pid ?? 0).length > 0);
    const browsers = children(child.pid ?? 0);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ decks: [], problems: [{ message: "the run was stopped" }] });
    await until(() => browsers.every((pid) => !existsSync(`/proc/${pid}`)));
    expect(readdirSync(file("dist"))).toEqual([]);
  });

  it("by the death of its browser starts it again", async () => {
    const { folder, file } = setUp({ "long.md": long });
    const child = startQuarterdeck(folder, ["build", "long.md", "-f", "pdf"]);
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await until(() => hasRenderer(child.pid ?? 0));
    const [browser] = children(child.pid ?? 0);
    process.kill(Number(browser), "SIGKILL");
    expect(await ended).toBe(0);
    expect(err).toContain("was started again");
    expect(existsSync(file("dist/long.pdf"))).toBe(true);
  });

  it("by two deaths of its browser ends with status 3", async () => {
    const { folder } = setUp({ "talk.md": "# Hello\n" });
    const script = path.join(folder, "dying-browser");
    writeFileSync(script, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const { status, err } = await quarterdeck(folder, ["build", "talk.md"], { QUARTERDECK_BROWSER: script });
    expect(status).toBe(3);
    expect(err).toContain("does not start");
  });
});
