import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Deadlines, standardDeadlines } from "../../src/browser/deadlines.js";
import { createBrowserOwner } from "../../src/browser/owner.js";
import { prepareProgram, unpackAnew } from "../../src/browser/unpack.js";
import { ownName } from "../../src/source/leftovers.js";
import { patience } from "../support/patience.js";
import { projectMaker, quarterdeck, type TestProject } from "../support/project.js";
import { isLong } from "./report.js";

const setUp = projectMaker();
/** Long enough for a process to do what it does, and short for who waits. */
const short = 400;
const patient: Deadlines = { ...standardDeadlines, start: patience, open: patience };

/** Speaks the protocol as far as is needed to be taken for a browser; `answer` decides about every other call. */
const speaker = (answer: string) => `#!${process.execPath}
const fs = require("node:fs");
fs.writeFileSync(__dirname + "/pid", String(process.pid));
const to = fs.createWriteStream(null, { fd: 4 });
const say = (id, result) => to.write(JSON.stringify({ id, result }) + "\\0");
let text = "";
fs.createReadStream(null, { fd: 3 }).on("data", (chunk) => {
  text += chunk;
  for (let end = text.indexOf("\\0"); end !== -1; end = text.indexOf("\\0")) {
    const { id, method } = JSON.parse(text.slice(0, end));
    text = text.slice(end + 1);
    if (method === "Target.getBrowserContexts") say(id, { browserContextIds: [] });
    else if (/setDiscoverTargets|setAutoAttach/.test(method)) say(id, {});
    else ${answer}
  }
});
setInterval(() => {}, 1000);
`;
const shell = (commands: string) => `#!/bin/sh\necho $$ >"$(dirname "$0")/pid"\n${commands}\n`;

/** A browser that is this program, with a temporary folder of its own. */
function fakeBrowser(text: string, deadlines: Deadlines) {
  const project = setUp({ "browser.sh": text, "tmp/here": "" });
  chmodSync(project.file("browser.sh"), 0o755);
  const environment = { ...process.env, QUARTERDECK_BROWSER: project.file("browser.sh"), TMPDIR: project.file("tmp") };
  return { project, environment, owner: createBrowserOwner(environment, deadlines) };
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
const profilesIn = ({ file }: TestProject) => readdirSync(file("tmp")).filter((name) => name !== "here");

/** Looks again and again; what never comes is ended by the limit of the test. */
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** All processes of the browser are gone, and its folder is. */
async function nothingIsLeft(project: TestProject) {
  const pids = readFileSync(project.file("pid"), "utf8").trim().split("\n").map(Number);
  await until(() => !pids.some(isAlive));
  expect(profilesIn(project)).toEqual([]);
}

describe.runIf(process.platform === "linux")("a browser that", () => {
  const hasty = { ...standardDeadlines, start: short };
  const faults: readonly (readonly [name: string, text: string, deadlines: Deadlines, why: RegExp])[] = [
    ["ends at once", shell("exit 7"), patient, /does not start: it ended with status 7/],
    ["is no program", "\u0000\u0001\u0002", patient, /does not start/],
    ["prints garbage on its pipe", shell("cat /dev/urandom >&4"), patient, /does not speak the DevTools protocol/],
    ["prints broken messages", shell("printf '{broken\\0' >&4\nsleep 1000"), patient, /does not speak/],
    ["prints without end", shell("printf '{' >&4\nyes >&4"), patient, /more than 128 MiB/],
    ["sleeps for ever", shell("sleep 1000"), hasty, /did not answer within 0.4 s/],
    [
      "sleeps and hears no signal",
      shell('trap \'\' TERM INT HUP\nsleep 1000 &\necho $! >>"$(dirname "$0")/pid"\nwait'),
      hasty,
      /did not answer/,
    ],
    ["answers no more", speaker("void 0;"), { ...patient, open: short }, /opened no page within 0.4 s/],
    ["dies when it is asked for a page", speaker("process.exit(3);"), patient, /died twice/],
  ];
  it.each(faults)("%s is an error of the machine", async (_, text, deadlines, why) => {
    const { owner, project } = fakeBrowser(text, deadlines);
    const failed = owner.withPage("print", () => Promise.resolve());
    await expect(failed).rejects.toThrow(why);
    await expect(failed).rejects.toMatchObject({ exitStatus: 3 });
    await owner.close();
    if (text.startsWith("#!")) await nothingIsLeft(project);
  });

  it("does not end when it is told so is ended", async () => {
    const { owner, project } = fakeBrowser(`${speaker("void 0;")}process.on("SIGTERM", () => {});`, {
      ...patient,
      end: short,
    });
    void owner.warmUp();
    await until(() => existsSync(project.file("pid")));
    await owner.close();
    await nothingIsLeft(project);
  });

  it("is still starting is ended at once", async () => {
    const { owner, project } = fakeBrowser(shell("sleep 1000"), patient);
    void owner.warmUp();
    await until(() => existsSync(project.file("pid")) && statSync(project.file("pid")).size > 0);
    owner.kill();
    await nothingIsLeft(project);
  });

  it("is a folder is said to be one", async () => {
    const { folder, file } = setUp({ "deck.md": "# Hello\n", "bin/here": "" });
    const { status, err } = await quarterdeck(folder, ["build", "deck.md"], { QUARTERDECK_BROWSER: file("bin") });
    expect(status).toBe(3);
    expect(err).toContain(`QUARTERDECK_BROWSER names ${file("bin")}, which is a folder`);
  });

  // It takes as long as the user would wait.
  if (isLong)
    it("hangs lets the command line end, with status 3", async () => {
      const { project, environment } = fakeBrowser(shell("sleep 1000"), patient);
      project.write("deck.md", "# Hello\n");
      const { TMPDIR, QUARTERDECK_BROWSER } = environment;
      const { status, err } = await quarterdeck(project.folder, ["build", "deck.md"], { TMPDIR, QUARTERDECK_BROWSER });
      expect(status).toBe(3);
      expect(err).toContain("did not answer within 30 s");
      await nothingIsLeft(project);
    });
});

describe.runIf(process.platform === "linux")("what a browser left behind", () => {
  it("is removed at the next start, unless it may be in use or belongs to nobody of ours", async () => {
    const { owner, project } = fakeBrowser(shell("exit 1"), patient);
    const dead = ownName("quarterdeck-browser-").replace(`-${process.pid}-`, "-4194305-");
    const alive = ownName("quarterdeck-browser-");
    const elsewhere = dead.replace(/browser-[0-9a-f]{8}/, "browser-00000000");
    for (const name of [dead, alive, elsewhere, "puppeteer_dev_chrome_profile-abc", "quarterdeck-browser-notes"])
      mkdirSync(project.file(`tmp/${name}`));
    writeFileSync(project.file(`tmp/${dead}/Lock`), "");
    await expect(owner.withPage("print", () => Promise.resolve())).rejects.toThrow("does not start");
    const kept = [alive, elsewhere, "puppeteer_dev_chrome_profile-abc", "quarterdeck-browser-notes"];
    expect(profilesIn(project).toSorted()).toEqual(kept.toSorted());
  });
});

describe.runIf(process.platform === "linux")("an unpacked browser", () => {
  const text = "#!/bin/sh\nexit 0\n";
  const unpacked = async () => {
    const { file } = setUp({ "chromium.br": brotliCompressSync(text) });
    const places = { archive: file("chromium.br"), folder: file("cache"), program: file("cache/browser") };
    expect(await prepareProgram(places)).toBeUndefined();
    return places;
  };

  it.each<readonly [string, (program: string) => void]>([
    ["cut short", (program) => writeFileSync(program, text.slice(0, 5))],
    ["empty", (program) => writeFileSync(program, "")],
    ["not to be run", (program) => chmodSync(program, 0o600)],
  ])("that is %s is unpacked again, and that is said", async (_, damage) => {
    const places = await unpacked();
    damage(places.program);
    expect(await prepareProgram(places)).toBe("the unpacked browser was damaged and was unpacked again");
    expect(readFileSync(places.program, "utf8")).toBe(text);
    expect(statSync(places.program).mode & 0o100).toBe(0o100);
    expect(await prepareProgram(places)).toBeUndefined();
  });

  it("that does not start is unpacked again over what stands there", async () => {
    const places = await unpacked();
    writeFileSync(places.program, text.replace("exit", "EXIT"));
    expect(await prepareProgram(places)).toBeUndefined();
    expect(await unpackAnew(places, "did not start")).toContain("did not start");
    expect(readFileSync(places.program, "utf8")).toBe(text);
  });

  it("leaves no half of itself: what a process that is gone had begun is removed", async () => {
    const places = await unpacked();
    const halves = [".unpacking-4194305-0badcafe", ownName(".unpacking-").replace(`-${process.pid}-`, "-4194305-")];
    const begun = ownName(".unpacking-");
    for (const name of [...halves, begun]) writeFileSync(path.join(places.folder, name), "half");
    await prepareProgram(places);
    expect(readdirSync(places.folder).toSorted()).toEqual([begun, "browser", "browser.size"].toSorted());
  });
});
