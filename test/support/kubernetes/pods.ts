import type { Manifest } from "./validate.js";

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Readonly<{ name: string; valueFrom?: Readonly<Record<string, Reference>> }>[];
  readonly envFrom?: readonly Readonly<Record<string, Reference>>[];
  readonly resources?: Readonly<Record<"requests" | "limits", Readonly<Record<string, string>>>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly volumeMounts?: readonly Readonly<{ name: string; mountPath: string }>[];
  readonly ports?: readonly Readonly<{ name: string }>[];
}

interface Reference {
  readonly name: string;
  readonly key?: string;
  readonly optional?: boolean;
}

interface Volume {
  readonly name: string;
  readonly emptyDir?: Readonly<{ sizeLimit?: string }>;
  readonly configMap?: Reference;
  readonly secret?: Readonly<{ secretName: string }>;
  readonly persistentVolumeClaim?: Readonly<{ claimName: string }>;
}

export interface Pod {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly restartPolicy?: string;
  readonly runtimeClassName?: string;
  readonly securityContext?: Readonly<Record<string, unknown>>;
}

interface Owner {
  readonly selector?: Readonly<{ matchLabels: Readonly<Record<string, string>> }>;
  readonly template: Readonly<{ metadata: Readonly<{ labels: Readonly<Record<string, string>> }>; spec: Pod }>;
  readonly volumeClaimTemplates?: readonly Manifest[];
}

/** What a manifest says of pods, when it makes some. */
export const ownerIn = ({ kind, spec }: Manifest): Owner | undefined =>
  ["Deployment", "StatefulSet", "Job"].includes(kind) ? (spec as Owner) : undefined;

export const containersOf = (pod: Pod): readonly Container[] => [...(pod.initContainers ?? []), ...pod.containers];

/** The rules of our own for pods, and those of the server that no schema holds. */
export function brokenRules(manifest: Manifest): string[] {
  const owner = ownerIn(manifest);
  if (!owner) return [];
  const pod = owner.template.spec;
  const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext ?? {};
  const rules: readonly (readonly [boolean, string])[] = [
    [runAsNonRoot === true && Number(runAsUser) > 0, "runs as root, or may"],
    [Object(seccompProfile).type === "RuntimeDefault", "has no profile for system calls"],
    [pod.automountServiceAccountToken === false, "gets a token"],
    [pod.serviceAccountName !== undefined, "has the account that others have, too"],
    [matches(owner.template.metadata.labels, owner.selector?.matchLabels), "is not what its selector selects"],
    [(pod.volumes ?? []).every((each) => !each.emptyDir || each.emptyDir.sizeLimit), "has a folder without a limit"],
    [isOnce(containersOf(pod).map(({ name }) => name)), "has two containers with one name"],
  ];
  const volumes = [...(pod.volumes ?? []), ...(owner.volumeClaimTemplates ?? []).map((each) => each.metadata)];
  return [
    ...rules.filter(([holds]) => !holds).map(([, what]) => `the pod ${what}`),
    ...containersOf(pod).flatMap((each) => brokenByContainer(each, volumes)),
  ];
}

function brokenByContainer(container: Container, volumes: readonly Readonly<{ name: string }>[]): string[] {
  const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities, privileged } =
    container.securityContext ?? {};
  const { requests, limits } = container.resources ?? {};
  const mounts = container.volumeMounts ?? [];
  const rules: readonly (readonly [boolean, string])[] = [
    [/:[\w.-]+$|@sha256:[0-9a-f]{64}$/.test(container.image), "has an image without a tag"],
    [!container.image.endsWith(":latest"), "has an image that changes"],
    [allowPrivilegeEscalation === false && privileged !== true, "may become more than it is"],
    [readOnlyRootFilesystem === true, "may write everywhere"],
    [String(Object(capabilities).drop) === "ALL" && !Object(capabilities).add, "keeps capabilities"],
    [["cpu", "memory"].every((each) => requests?.[each] && limits?.[each]), "has no limits"],
    [mounts.every(({ name }) => volumes.some((each) => each.name === name)), "mounts what is not there"],
  ];
  return rules.filter(([holds]) => !holds).map(([, what]) => `the container ${container.name} ${what}`);
}

/** Whether labels are those that a selector asks for. */
export const matches = (labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>> = {}) =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

const isOnce = (names: readonly string[]) => new Set(names).size === names.length;

/** What a pod needs that other objects are, as `kind name` or `kind name key`. */
export function needsOf(pod: Pod): string[] {
  const named = (kind: string, { name, key }: Reference) =>
    key === undefined ? `${kind} ${name}` : `${kind} ${name} ${key}`;
  const kinds: Readonly<Record<string, string>> = {
    configMapKeyRef: "ConfigMap",
    configMapRef: "ConfigMap",
    secretKeyRef: "Secret",
    secretRef: "Secret",
  };
  const ofContainers = containersOf(pod).flatMap(({ env = [], envFrom = [] }) =>
    [...env.map(({ valueFrom }) => valueFrom ?? {}), ...envFrom].flatMap((from) =>
      Object.entries(from).flatMap(([how, what]) => (kinds[how] ? [named(kinds[how], what)] : [])),
    ),
  );
  const ofVolumes = (pod.volumes ?? []).flatMap(({ configMap, secret, persistentVolumeClaim }) => [
    ...(configMap ? [`ConfigMap ${configMap.name}`] : []),
    ...(secret ? [`Secret ${secret.secretName}`] : []),
    ...(persistentVolumeClaim ? [`PersistentVolumeClaim ${persistentVolumeClaim.claimName}`] : []),
  ]);
  const rest = [
    ...(pod.serviceAccountName ? [`ServiceAccount ${pod.serviceAccountName}`] : []),
    ...(pod.runtimeClassName ? [`RuntimeClass ${pod.runtimeClassName}`] : []),
  ];
  return [...ofContainers, ...ofVolumes, ...rest];
}
