import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kustomized, manifestsIn } from "../support/kubernetes/manifests.js";
import { brokenRules, containersOf, matches, needsOf, ownerIn } from "../support/kubernetes/pods.js";
import { type Manifest, problemsOf, schemas } from "../support/kubernetes/validate.js";

const root = "deploy/kubernetes";
const sets = ["shards", "queue", "untrusted/gvisor", "untrusted/kata"] as const;
const objects = new Map(sets.map((set) => [set, kustomized(`${root}/${set}`)] as const));
const inSet = (set: (typeof sets)[number]) => objects.get(set) ?? [];
const given = manifestsIn(`${root}/secrets.example.yaml`);
const nameOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
const named = (set: (typeof sets)[number], name: string) => {
  const found = inSet(set).find((each) => nameOf(each) === name);
  if (!found) throw new Error(`${set} has no ${name}`);
  return found;
};

describe.each(sets)("what kubectl applies of %s", (set) => {
  it("is what Kubernetes' schemas say, with no field that they do not know", () => {
    expect(inSet(set).flatMap((each) => problemsOf(each).map((problem) => `${nameOf(each)}: ${problem}`))).toEqual([]);
    expect(inSet(set).length).toBeGreaterThan(8);
  });

  it("has no two objects with one name, and each in the namespace that comes along", () => {
    const names = inSet(set).map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    const [namespace] = inSet(set).filter(({ kind }) => kind === "Namespace");
    for (const { kind, metadata } of inSet(set))
      expect(metadata.namespace, kind).toBe(
        ["Namespace", "RuntimeClass"].includes(kind) ? undefined : namespace?.metadata.name,
      );
  });

  it("gives pods nothing that they do not need", () => {
    expect(inSet(set).flatMap((each) => brokenRules(each).map((what) => `${nameOf(each)}: ${what}`))).toEqual([]);
    expect(inSet(set).filter(ownerIn).length).toBe(2);
  });

  it("names nothing that is not there", () => {
    const there = [...inSet(set), ...given].flatMap((each) => [
      nameOf(each),
      ...Object.keys(Object(each["data"] ?? each["stringData"])).map((key) => `${nameOf(each)} ${key}`),
    ]);
    const needed = inSet(set).flatMap((each) => needsOf(ownerIn(each)?.template.spec ?? { containers: [] }));
    expect(needed.filter((each) => !there.includes(each))).toEqual([]);
    expect(needed).toContain("Secret quarterdeck-store");
  });

  it("selects pods that are there, by policies, budgets and services", () => {
    const pods = inSet(set).flatMap((each) => {
      const owner = ownerIn(each);
      return owner ? [owner.template.metadata.labels] : [];
    });
    for (const each of inSet(set)) {
      const { podSelector, selector } = Object(each.spec);
      const wanted = {
        NetworkPolicy: podSelector?.matchLabels,
        PodDisruptionBudget: selector?.matchLabels,
        Service: selector,
      }[each.kind];
      if (wanted)
        expect(
          pods.some((labels) => matches(labels, wanted)),
          nameOf(each),
        ).toBe(true);
    }
  });
});

it("every manifest is in a set, but for the examples of secrets", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  const all = files
    .filter((name) => !/kustomization|example/.test(name))
    .flatMap((name) => manifestsIn(`${root}/${name}`).map(nameOf));
  expect(new Set(all)).toEqual(
    new Set(sets.flatMap((set) => inSet(set).map(nameOf)).map((name) => name.replace("-untrusted", ""))),
  );
});

it("the examples of secrets are taken, and cannot be taken for real ones", () => {
  expect(given.flatMap(problemsOf)).toEqual([]);
  for (const { stringData } of given)
    for (const value of Object.values(Object(stringData))) expect(value).toMatch(/example/);
});

it("the number of shards is the same wherever it stands", () => {
  const { completions, parallelism } = Object(named("shards", "Job quarterdeck-shards").spec);
  const scriptOf = (name: string) =>
    ownerIn(named("shards", name))
      ?.template.spec.containers.flatMap(({ args = [] }) => args)
      .join("\n") ?? "";
  expect(scriptOf("Job quarterdeck-shards")).toContain(`--shard "$shard/${completions}"`);
  const [, folders = ""] = /--merge ([\d ]+) -o/.exec(scriptOf("Job quarterdeck-merge")) ?? [];
  expect(folders.split(" ").map(Number)).toEqual(Array.from({ length: completions }, (_, index) => index + 1));
  expect(parallelism).toBeLessThanOrEqual(completions);
});

it("rules for failed pods name a container, and exit statuses in their order", () => {
  for (const name of ["Job quarterdeck-shards", "Job quarterdeck-merge"]) {
    const job = named("shards", name);
    const { spec } = ownerIn(job)?.template ?? {};
    expect(spec?.restartPolicy, name).toBe("Never");
    const { podFailurePolicy, backoffLimitPerIndex, completionMode } = Object(job.spec);
    for (const { action, onExitCodes, onPodConditions } of podFailurePolicy.rules) {
      expect([onExitCodes, onPodConditions].filter(Boolean), name).toHaveLength(1);
      // The server takes this action for indices that are tried again on their own, and for no other Job.
      if (action === "FailIndex")
        expect([completionMode, backoffLimitPerIndex]).toEqual(["Indexed", expect.any(Number)]);
      if (!onExitCodes) continue;
      expect(containersOf(spec ?? { containers: [] }).map((each) => each.name)).toContain(onExitCodes.containerName);
      expect(onExitCodes.values).toEqual([...new Set<number>(onExitCodes.values)].sort((a, b) => a - b));
      expect(onExitCodes.values).not.toContain(0);
    }
  }
});

it.each([
  ["untrusted/gvisor", "gvisor", "runsc"],
  ["untrusted/kata", "kata", "kata"],
] as const)("in %s workers run in a class of their own, build safely, and share nothing", (set, name, handler) => {
  const { spec } = ownerIn(named(set, "Deployment quarterdeck-worker"))?.template ?? {};
  expect(spec?.runtimeClassName).toBe(name);
  expect(named(set, `RuntimeClass ${name}`)["handler"]).toBe(handler);
  expect(spec?.containers.map(({ args }) => args)).toEqual([expect.arrayContaining(["--safe"])]);
  const [trusted, untrusted] = (["queue", set] as const).map((each) => {
    const store = named(each, "ConfigMap quarterdeck-store");
    return [store.metadata.namespace, new URL(Object(store["data"]).address).host];
  });
  expect(untrusted?.map((each, index) => each === trusted?.[index])).toEqual([false, false]);
});

it("the image has the user, the folders and the browser that pods count on", () => {
  const dockerfile = readFileSync("deploy/Dockerfile", "utf8");
  const { spec } = ownerIn(named("queue", "Deployment quarterdeck-worker"))?.template ?? {};
  const { runAsUser, runAsGroup } = spec?.securityContext ?? {};
  expect(dockerfile).toContain(`\nUSER ${runAsUser}:${runAsGroup}\n`);
  expect(dockerfile).toMatch(/^ARG NODE=node:\d+\.\d+\.\d+-\w+-slim$/m);
  const mounted = spec?.containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map((each) => each.mountPath));
  const [, home] = /\bHOME=(\S+)/.exec(dockerfile) ?? [];
  const [, cache] = /^ {4}XDG_CACHE_HOME=(\S+)/m.exec(dockerfile) ?? [];
  expect(mounted).toEqual([cache, home]);
});

it("the schemas are of one release, and say where they come from", () => {
  expect(schemas).toMatchObject({
    kubernetes: expect.stringMatching(/^1\.\d+$/),
    sources: { definitions: { licence: "Apache-2.0" }, words: { licence: "MIT" } },
  });
});
