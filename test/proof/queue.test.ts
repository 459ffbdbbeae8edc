import { readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { below, living, programsOf } from "./queue/processes.js";
import { type Machine, openSite, type Site, slowTalk, talk, talks } from "./queue/site.js";
import { until } from "./queue/workers.js";

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.over());

const all = ["-f", "html,pdf,handout,png"] as const;
/** How many jobs the queue has, by what became of them. */
async function counts(machine: Machine): Promise<Readonly<Record<string, number>>> {
  const { status, out, err } = await machine.run("queue", "status", "--json");
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out).counts;
}
const times = (text: string, words: string) => text.split(words).length - 1;

it("two workers make what one build makes, and a second machine makes nothing anew", async () => {
  const [submitter, other, third] = [site.machine(), site.machine(), site.machine()];
  const workers = [await site.machine().worker(), await site.machine().worker("--jobs", "2")];
  const run = await submitter.submit(...all);
  expect(run.status, run.err).toBe(0);
  expect(run.err).toMatch(/^batch [\da-f]{8}: 9 jobs; “quarterdeck queue cancel [\da-f]{8}” takes them back\n/);
  const wanted = await site.local(talks, ...all);
  expect([...wanted.keys()]).toEqual(expect.arrayContaining(["index.html", "one.html", "two-short.pdf"]));
  expect(submitter.built()).toEqual(wanted);
  expect(await counts(other)).toEqual({ waiting: 0, active: 0, done: 9, failed: 0 });
  const again = await other.submit(...all);
  expect([again.status, again.err]).toEqual([0, expect.not.stringContaining("batch")]);
  expect(other.built()).toEqual(wanted);
  expect((await third.run("build", ...all)).out).toContain("all from the shared cache");
  expect(third.built()).toEqual(wanted);
  for (const worker of workers) worker.kill("SIGTERM");
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(workers.map((worker) => worker.err().split("\n")[0])).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining("what was begun is finished")),
  );
});

it("two who submit the same at once get all of it, and each job is done once", async () => {
  const files = { ...talks, "slides/one.md": "# Wanted by two\n" };
  const [first, second] = [site.machine(files), site.machine(files)];
  const workers = [await site.machine().worker(), await site.machine().worker()];
  const runs = await Promise.all([first.submit(...all), second.submit(...all)]);
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  expect(first.built()).toEqual(await site.local(files, ...all));
  expect(second.built()).toEqual(first.built());
  const said = workers.map((worker) => worker.out()).join("");
  expect([times(said, ": begins"), times(said, ": done")]).toEqual([9, 9]);
  for (const worker of workers) worker.kill("SIGKILL");
});

it("a job whose worker is killed is done by another, and nothing of the dead one stays", async () => {
  const files = slowTalk("killed", 60);
  const [submitter, machine] = [site.machine(files), site.machine()];
  const worker = await machine.worker();
  const submitting = submitter.submit("-f", "png");
  await worker.says("killed (png): begins");
  await until(() => programsOf(below(worker.pid)).filter((name) => /chrom/i.test(name)).length > 1);
  const family = below(worker.pid);
  worker.kill("SIGKILL");
  await worker.ended;
  const other = await site.machine().worker();
  await until(() => living(family).length === 0);
  const rooms = () => readdirSync(path.join(machine.cache, "quarterdeck/queue"));
  const left = rooms();
  expect(left).toHaveLength(1);
  await other.says("killed (png): done");
  const run = await submitting;
  expect(run.status, run.err).toBe(0);
  expect(submitter.built()).toEqual(await site.local(files, "-f", "png"));
  const next = await machine.worker();
  expect(rooms()).toEqual([expect.not.stringContaining(left[0] ?? "")]);
  for (const each of [other, next]) each.kill("SIGTERM");
  expect(await Promise.all([other.ended, next.ended])).toEqual([0, 0]);
  expect(rooms()).toEqual([]);
});

it("a worker that shall end finishes its job; told twice, or without grace, it gives it back", async () => {
  const files = slowTalk("told", 40);
  const submitter = site.machine(files);
  const submitting = submitter.submit("-f", "png");
  const hasty = await site.machine().worker("--grace", "0");
  await hasty.says("told (png): begins");
  hasty.kill("SIGTERM");
  expect([await hasty.ended, hasty.out()]).toEqual([0, expect.stringContaining("told (png): given back")]);
  const twice = await site.machine().worker();
  await twice.says("told (png): begins");
  const family = below(twice.pid);
  twice.kill("SIGTERM");
  await twice.says("another signal gives it back");
  twice.kill("SIGTERM");
  // What was given back may be all that was waited for, or the signal ends it before.
  expect([0, 143]).toContain(await twice.ended);
  expect(twice.out()).toContain("told (png): given back");
  expect(living(family)).toEqual([]);
  const patient = await site.machine().worker();
  await patient.says("told (png): begins");
  patient.kill("SIGTERM");
  expect([await patient.ended, patient.out()]).toEqual([0, expect.stringContaining("told (png): done")]);
  expect((await submitting).status).toBe(0);
  expect(submitter.built()).toEqual(await site.local(files, "-f", "png"));
});

it("who does not wait gets the name of a batch, which the status lists and a build fetches", async () => {
  const files = talk("later", "# Later\n");
  const submitter = site.machine(files);
  const detached = await submitter.submit("--detach", "-f", "html");
  expect([detached.status, submitter.built().size], detached.err).toEqual([0, 0]);
  const batch = detached.out.trim();
  const json = await submitter.submit("--detach", "--json", "-f", "html");
  expect(JSON.parse(json.out)).toEqual({ batch: expect.stringMatching(/^[\da-f]{8}$/), added: 0, known: 1 });
  expect((await submitter.run("queue", "status")).out).toMatch(
    new RegExp(`1 waiting, 0 active, .*\n0 workers; Redis .*\n(?:.*\n)*batches:\n(?:.*\n)*  ${batch}: 1 job\n`),
  );
  const worker = await site.machine().worker();
  await worker.says("later (html): done");
  worker.kill("SIGTERM");
  expect((await submitter.run("build", "-f", "html")).out).toContain("all from the shared cache");
});

it("what is taken back is not made, whether it waits or a worker has it", async () => {
  const [first, second] = [slowTalk("waits", 2), slowTalk("runs", 80)].map((files) => site.machine(files));
  if (!first || !second) throw new Error("there are two");
  const cancel = async (submitting: ReturnType<Machine["start"]>) => {
    const [, batch = ""] = /^batch (\w+)/.exec(submitting.err()) ?? [];
    const { out } = await first.run("queue", "cancel", batch);
    expect([await submitting.ended, submitting.err()]).toEqual([3, expect.stringContaining("it was taken back")]);
    return out;
  };
  const waiting = first.start("queue", "submit", "-f", "png");
  await waiting.says("takes them back");
  await until(async () => (await counts(first))["waiting"] === 1);
  expect(await cancel(waiting)).toBe("1 job removed, 0 jobs stopped\n");
  const worker = await site.machine().worker();
  const running = second.start("queue", "submit", "-f", "png");
  await worker.says("runs (png): begins");
  expect(await cancel(running)).toBe("0 jobs removed, 1 job stopped\n");
  await worker.says("runs (png): stopped, because nobody wants it any more");
  expect([first.built().size, second.built().size]).toEqual([0, 0]);
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
});
