import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { project, runProgram } from "../support/project.js";
import { openSite, type Site, slowTalk, talk, talks } from "./queue/site.js";
import { openBoard } from "./queue/workers.js";
import { serveCache } from "./shared-store/web.js";

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.over();
});
async function open(...options: readonly string[]): Promise<Site> {
  const site = await openSite(...options);
  sites.push(site);
  return site;
}

const quick = ["-f", "html,md"] as const;
/** The queue of this version in a Redis, which somebody has used. */
async function queueOf({ redis }: Site): Promise<string> {
  const keys = (await redis.ask("KEYS", "quarterdeck:quarterdeck-*:meta")) as readonly string[];
  return keys[0]?.split(":")[1] ?? "";
}

it("what is wrong with a deck is said with its place, and keeps only itself from being written, if that is asked for", async () => {
  const site = await open();
  const files = { ...talks, "slides/one.md": "# One\n\n<!-- .slide: layout=two-colums -->\n" };
  const submitter = site.machine(files);
  await site.machine().worker();
  const run = await submitter.submit(...quick);
  expect([run.status, submitter.built().size]).toEqual([1, 0]);
  expect(run.err).toMatch(/slides\/one\.md:3:\d+/);
  expect(run.err).toContain("two-colums");
  expect(run.err).toMatch(/\^\^\^/);
  const rest = await submitter.submit(...quick, "--keep-going");
  expect([rest.status, rest.err]).toEqual([1, expect.stringContaining("not written, because of errors: one\n")]);
  expect(submitter.built().get("two-long.html")).toBe((await site.local(talks, ...quick)).get("two-long.html"));
  expect([...submitter.built().keys()].filter((name) => name.startsWith("one"))).toEqual([]);
});

it("files that change while workers are at it lead to nothing, and the same submission to what is right", async () => {
  const site = await open();
  const still = talk("still", "# Still\n");
  const submitter = site.machine({ ...talk("changing", "# Now\n"), ...still });
  const submitting = submitter.start("queue", "submit", ...quick);
  await submitting.says("takes them back");
  const after = { ...talk("changing", "# Otherwise by now\n"), ...still };
  submitter.write("slides/changing.md", "# Otherwise by now\n");
  const worker = await site.machine().worker();
  expect([await submitting.ended, submitter.built().size]).toEqual([3, 0]);
  expect(submitting.err()).toContain("changing: its files have changed while it was made; submit it again");
  expect(submitting.err()).not.toContain("still:");
  expect((await submitter.submit(...quick)).status).toBe(0);
  expect(submitter.built()).toEqual(await site.local(after, ...quick));
  worker.kill("SIGTERM");
  await worker.ended;
  const before = submitter.built();
  for (const name of ["changing", "still"]) submitter.write(`slides/${name}.md`, "# Once more\n");
  const going = submitter.start("queue", "submit", ...quick, "--keep-going");
  await going.says("takes them back");
  submitter.write("slides/changing.md", "# And again\n");
  await site.machine().worker();
  expect([await going.ended, going.err()]).toEqual([3, expect.stringContaining("changing: its files have changed")]);
  expect(submitter.built().get("changing.html")).toBe(before.get("changing.html"));
  expect(submitter.built().get("still.html")).not.toBe(before.get("still.html"));
});

it("without Redis nothing is waited for; one that dies meanwhile and comes back has lost nothing", async () => {
  const site = await open("--appendonly", "yes", "--appendfsync", "always");
  const files = { ...talks, ...slowTalk("long", 40) };
  const formats = ["-f", "html,png"];
  const submitter = site.machine(files);
  const away = await submitter.submit("--redis", "redis://127.0.0.1:1");
  expect(away).toEqual({ status: 3, out: "", err: expect.stringMatching(/Redis does not answer .*\n {2}- see that/) });
  const worker = await site.machine().worker();
  const submitting = submitter.start("queue", "submit", ...formats);
  await worker.says(": begins");
  await site.redis.stop("SIGKILL");
  await submitting.says("the queue is away");
  await worker.says("the queue is away");
  await site.redis.start();
  expect(await submitting.ended, submitting.err()).toBe(0);
  expect(submitting.err()).toContain("the queue is back");
  expect(submitter.built()).toEqual(await site.local(files, ...formats));
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
});

it("what another version has submitted, or nobody understands, is refused in words", async () => {
  const site = await open();
  const submitter = site.machine(talk("talk", "# Talk\n"));
  await submitter.submit("--detach", ...quick);
  const queue = await queueOf(site);
  const [job = ""] = (await site.redis.ask("KEYS", `quarterdeck:${queue}:job-*`)) as readonly string[];
  const task = findTask(await site.redis.ask("HGET", job, "data"));
  const board = await openBoard({ url: site.redis.url, queue });
  const usual = { priority: 1 };
  await board.submit(
    "others",
    [
      { id: "other", label: "other", data: { ...task, maker: "another" }, ...usual },
      { id: "strange", label: "strange", data: { ...task, deck: { file: "../../etc/passwd" } }, ...usual },
    ],
    { mostWaiting: 100 },
  );
  const worker = await site.machine().worker();
  await worker.says("talk (html, md): done");
  expect(worker.out()).toContain("other: failed: another version of Quarterdeck or Node has submitted it");
  expect(worker.out()).toContain("strange: failed: this is no task that this version of Quarterdeck knows");
  const status = await submitter.run("queue", "status");
  expect(status.out).toContain("failed:\n");
  expect(status.out).not.toContain("attempts");
  await board.close();
});

/** What was submitted, wherever the package keeps it. */
function findTask(data: unknown): Readonly<Record<string, unknown>> {
  const parsed = typeof data === "string" ? JSON.parse(data) : data;
  if (typeof parsed !== "object" || parsed === null) throw new Error("there is no task");
  if ("maker" in parsed) return parsed;
  return findTask(Object.values(parsed).find((each) => JSON.stringify(each).includes("maker")));
}

const token = "of the team";
/** A site whose shared cache is a web server. */
async function openWebSite() {
  const site = await open();
  const cache = await serveCache(token);
  const environment = { QUARTERDECK_SHARED_CACHE: cache.address, QUARTERDECK_CACHE_TOKEN: token };
  const machine = (files: Readonly<Record<string, string>> = talks) => site.machine(files, environment);
  return { site, cache, machine };
}

it("a store that takes nothing of a worker, or is away for it, fails the job after some attempts, with the reason", async () => {
  const { site, cache, machine } = await openWebSite();
  const submitter = machine(talk("talk", "# Talk\n"));
  const submitting = submitter.start("queue", "submit", ...quick);
  await submitting.says("takes them back");
  cache.fault = ({ method }, response) => {
    if (method !== "PUT") return false;
    response.writeHead(403).end();
    return true;
  };
  const worker = await machine().worker();
  expect([await submitting.ended, submitter.built().size]).toEqual([3, 0]);
  expect(submitting.err()).toMatch(/talk \(html, md\): .*cannot be written: .*403/s);
  expect(worker.out().match(/failed/g)).toHaveLength(3);
  worker.kill("SIGTERM");
  cache.fault = undefined;
  const away = site.machine(talks, { QUARTERDECK_SHARED_CACHE: "http://127.0.0.1:1/cache" });
  await away.worker();
  const again = await submitter.submit(...quick);
  expect([again.status, submitter.built().size]).toEqual([3, 0]);
  expect(again.err).toMatch(/talk \(html, md\): .*is away/s);
});

it("a store that gives other bytes of the project's files fails the job", async () => {
  const { cache, machine } = await openWebSite();
  const submitter = machine(talk("talk", "# Talk\n"));
  const submitting = submitter.start("queue", "submit", ...quick);
  await submitting.says("takes them back");
  cache.fault = ({ method, url = "" }, response) => {
    if (method !== "GET" || !url.includes("/blobs/")) return false;
    response.end("<script>evil()</script>");
    return true;
  };
  await machine().worker();
  expect([await submitting.ended, submitter.built().size]).toEqual([3, 0]);
  expect(submitting.err()).toMatch(/talk \(html, md\): .*other bytes than its name says/s);
  cache.fault = undefined;
  expect((await submitter.submit(...quick)).status).toBe(0);
});

it("a worker for decks of strangers makes none whose scripts would be kept", async () => {
  const site = await open();
  const submitter = site.machine(talk("talk", "# Talk\n"));
  await site.machine().worker("--safe");
  const refused = await submitter.submit(...quick);
  expect([refused.status, refused.err]).toEqual([3, expect.stringContaining("are submitted with --safe")]);
  const trusting = await submitter.submit(...quick, "--safe", "--trust-templates");
  expect([trusting.status, trusting.err]).toEqual([3, expect.stringContaining("without --trust-templates")]);
  expect((await submitter.submit(...quick, "--safe")).status).toBe(0);
  expect(submitter.built()).toEqual(await site.local(talk("talk", "# Talk\n"), ...quick, "--safe"));
});

it("without quarterdeck-queue beside it, Quarterdeck says how to install it", async () => {
  const made = project({ ...talk("talk", "# Talk\n"), "app/node_modules/made": "" });
  const installed = made.file("app/node_modules");
  mkdirSync(path.join(installed, "quarterdeck"));
  cpSync("lib", path.join(installed, "quarterdeck/lib"), { recursive: true });
  cpSync("package.json", path.join(installed, "quarterdeck/package.json"));
  for (const name of readdirSync("node_modules"))
    if (!/^(?:quarterdeck.*|\..*)$/.test(name))
      symlinkSync(path.resolve("node_modules", name), path.join(installed, name));
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const run = (verb: string) =>
    runProgram({
      program: path.join(installed, "quarterdeck/lib/quarterdeck.js"),
      args: ["queue", verb, "--redis", "redis://127.0.0.1:1"],
      folder: made.folder,
      environment: { QUARTERDECK_SHARED_CACHE: made.file("store"), XDG_CACHE_HOME: made.file("cache") },
    });
  for (const verb of ["submit", "worker", "status"])
    expect(await run(verb)).toEqual({
      status: 3,
      out: "",
      err:
        "quarterdeck: a queue needs another package, and the package quarterdeck-queue is not installed\n" +
        `  - npm install quarterdeck-queue@${version}, beside quarterdeck itself\n`,
    });
  made.remove();
});
