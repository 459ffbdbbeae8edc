import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, parseAllDocuments } from "yaml";
import type { Manifest } from "./validate.js";

/** What a kustomization of ours may say. */
interface Kustomization {
  readonly resources: readonly string[];
  readonly namespace?: string;
  readonly images?: readonly Readonly<{ name: string; newTag: string }>[];
  readonly patches?: readonly Readonly<{ target: Readonly<{ kind: string; name: string }>; patch: string }>[];
}

interface Step {
  readonly op: string;
  readonly path: string;
  readonly value: unknown;
}

const known = ["apiVersion", "kind", "resources", "namespace", "images", "patches"];
const withoutNamespace = ["Namespace", "RuntimeClass"];

/** The objects of a file; a key that stands there twice is an error, as it is for the API server. */
export function manifestsIn(file: string): Manifest[] {
  return parseAllDocuments(readFileSync(file, "utf8"), { merge: true }).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    return document.toJS();
  });
}

/** What `kubectl kustomize FOLDER` makes of a folder, as far as ours need it. */
export function kustomized(folder: string): Manifest[] {
  const kustomization: Kustomization = parse(readFileSync(path.join(folder, "kustomization.yaml"), "utf8"));
  const unknown = Object.keys(kustomization).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`${folder}: a test would have to learn what ${unknown.join(", ")} means`);
  const resources = kustomization.resources.flatMap((name) => {
    const place = path.join(folder, name);
    return name.endsWith(".yaml") ? manifestsIn(place) : kustomized(place);
  });
  const patched = (kustomization.patches ?? []).reduce(withPatch, structuredClone(resources));
  return patched.map((manifest) =>
    withTags(inNamespace(manifest, kustomization.namespace), kustomization.images ?? []),
  );
}

function withPatch(manifests: readonly Manifest[], { target, patch }: NonNullable<Kustomization["patches"]>[number]) {
  const isMeant = ({ kind, metadata }: Manifest) => kind === target.kind && metadata.name === target.name;
  if (manifests.filter(isMeant).length !== 1)
    throw new Error(`there is not one ${target.kind} ${target.name} to patch`);
  const steps: readonly Step[] = parse(patch);
  return manifests.map((manifest) => (isMeant(manifest) ? steps.reduce(withStep, manifest) : manifest));
}

/** RFC 6902 in its two operations that are used. */
function withStep(manifest: Manifest, { op, path: pointer, value }: Step): Manifest {
  const changed = structuredClone(manifest);
  const names = pointer.split("/").slice(1);
  const last = names.pop() ?? "";
  const parent = names.reduce<Record<string, unknown>>((at, name) => Object(at[name]), changed);
  if (op !== "add" && op !== "replace") throw new Error(`a test would have to learn what “${op}” means`);
  if (op === "replace" && !(last in parent)) throw new Error(`${pointer} is not there to be replaced`);
  parent[last] = value;
  return changed;
}

function inNamespace(manifest: Manifest, namespace: string | undefined): Manifest {
  if (namespace === undefined) return manifest;
  if (manifest.kind === "Namespace") return { ...manifest, metadata: { ...manifest.metadata, name: namespace } };
  if (withoutNamespace.includes(manifest.kind)) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

const withTags = (manifest: Manifest, images: NonNullable<Kustomization["images"]>): Manifest =>
  JSON.parse(JSON.stringify(manifest), (key, value) => {
    const image = key === "image" && images.find(({ name }) => String(value).replace(/:[^:/]*$/, "") === name);
    return image ? `${image.name}:${image.newTag}` : value;
  });
