import { describe, expect, it } from "vitest";
import { kustomized } from "../support/kubernetes/manifests.js";
import { brokenRules, ownerIn } from "../support/kubernetes/pods.js";
import { type Manifest, problemsOf } from "../support/kubernetes/validate.js";

const objects = ["shards", "queue", "untrusted/kata"].flatMap((set) => kustomized(`deploy/kubernetes/${set}`));

function named(name: string): Manifest {
  const found = objects.find(({ kind, metadata }) => `${kind} ${metadata.name}` === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** A manifest with something else at a place, such as `spec.replicas`, or with nothing there. */
function changed(manifest: Manifest, place: string, value: unknown): Manifest {
  const copy = structuredClone(manifest);
  const names = place.split(".");
  const last = names.pop() ?? "";
  const parent = names.reduce<Record<string, unknown>>((at, name) => Object(at[name]), copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const pod = "spec.template.spec";

describe("a manifest with a mistake", () => {
  const shards = named("Job quarterdeck-shards");
  const worker = named("Deployment quarterdeck-worker");
  const policy = named("NetworkPolicy quarterdeck-queue");
  const container = ownerIn(worker)?.template.spec.containers[0];

  it.each([
    [
      "a field that is misspelt",
      changed(shards, "spec.completionsMode", "Indexed"),
      "completionsMode: V1JobSpec has no",
    ],
    [
      "a field in another object",
      changed(worker, `${pod}.readOnlyRootFilesystem`, true),
      "V1PodSpec has no such field",
    ],
    [
      "a field that is too deep to be seen",
      changed(worker, `${pod}.containers.0.env.0.valueFrom.secretKeyRef.nam`, "a"),
      "secretKeyRef.nam",
    ],
    ["a text for a number", changed(worker, "spec.replicas", "3"), 'spec.replicas: "3" is no integer'],
    ["a fraction", changed(shards, "spec.completions", 2.5), "2.5 is no integer"],
    ["a number for a text", changed(worker, `${pod}.containers.0.args`, ["--jobs", 2]), "args[1]: 2 is no string"],
    ["a text for yes or no", changed(worker, `${pod}.automountServiceAccountToken`, "false"), "is no boolean"],
    [
      "a number for a text in a map",
      changed(named("ConfigMap quarterdeck-source"), "data.COMMIT", 0),
      "data.COMMIT: 0",
    ],
    ["one thing for a list", changed(policy, "spec.egress.0.ports", { port: 1 }), "ports is no list"],
    ["no template", changed(shards, "spec.template", undefined), "spec.template is missing"],
    ["no selector", changed(worker, "spec.selector", undefined), "spec.selector is missing"],
    ["no handler", changed(named("RuntimeClass kata"), "handler", undefined), "handler is missing"],
    [
      "a container without a name",
      changed(worker, `${pod}.containers.0.name`, undefined),
      "containers[0].name is missing",
    ],
    ["two containers with one name", changed(worker, `${pod}.containers.1`, container), "“worker” is there twice"],
    ["two volumes with one name", changed(worker, `${pod}.volumes.1.name`, "cache"), "“cache” is there twice"],
    [
      "a word that is not one of those",
      changed(shards, "spec.completionMode", "indexed"),
      "none of Indexed, NonIndexed",
    ],
    ["a word in a list", changed(policy, "spec.policyTypes", ["Egres"]), "“Egres” is none of Egress, Ingress"],
    [
      "a unit that is none",
      changed(worker, `${pod}.containers.0.resources.limits.memory`, "2GB"),
      '"2GB" is no quantity',
    ],
    ["a size that is none", changed(worker, `${pod}.volumes.0.emptyDir.sizeLimit`, "4 Gi"), '"4 Gi" is no quantity'],
    ["a name with capitals", changed(worker, "metadata.name", "Worker"), '"Worker" is no name'],
    ["a label with a slash", changed(worker, "metadata.labels", { a: "b/c" }), "is no label"],
    ["an old version of its kind", { ...policy, apiVersion: "extensions/v1beta1" }, "there is no kind"],
  ])("is seen by the schemas: %s", (_, manifest, told) => {
    expect(problemsOf(manifest)).toEqual(expect.arrayContaining([expect.stringContaining(told)]));
    expect(problemsOf(manifest)).toHaveLength(1);
  });

  it.each([
    ["root", changed(worker, `${pod}.securityContext.runAsNonRoot`, false), "runs as root"],
    ["the number of root", changed(worker, `${pod}.securityContext.runAsUser`, 0), "runs as root"],
    ["no profile", changed(worker, `${pod}.securityContext.seccompProfile`, { type: "Unconfined" }), "no profile"],
    ["a token", changed(worker, `${pod}.automountServiceAccountToken`, true), "gets a token"],
    ["another selector", changed(worker, "spec.selector.matchLabels", { a: "b" }), "is not what its selector selects"],
    ["no limit of a folder", changed(worker, `${pod}.volumes.0.emptyDir`, {}), "a folder without a limit"],
    [
      "a name of an init container",
      changed(shards, `${pod}.initContainers.0.name`, "build"),
      "two containers with one",
    ],
    ["no tag", changed(worker, `${pod}.containers.0.image`, "registry.example.com:5000/a"), "without a tag"],
    ["the tag latest", changed(worker, `${pod}.containers.0.image`, "a:latest"), "an image that changes"],
    [
      "a root file system to write to",
      changed(worker, `${pod}.containers.0.securityContext.readOnlyRootFilesystem`, false),
      "may write",
    ],
    [
      "escalation",
      changed(worker, `${pod}.containers.0.securityContext.allowPrivilegeEscalation`, true),
      "may become more",
    ],
    [
      "a capability",
      changed(worker, `${pod}.containers.0.securityContext.capabilities.add`, ["SYS_ADMIN"]),
      "keeps capabilities",
    ],
    ["no limits", changed(shards, `${pod}.initContainers.0.resources`, {}), "source has no limits"],
    ["a volume that is not there", changed(worker, `${pod}.volumes.0.name`, "cash"), "mounts what is not there"],
  ])("is seen by our rules: %s", (_, manifest, told) => {
    expect(problemsOf(manifest)).toEqual([]);
    expect(brokenRules(manifest)).toEqual([expect.stringContaining(told)]);
  });
});
