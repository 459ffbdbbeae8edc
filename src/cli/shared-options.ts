import type { SharedPlace } from "../export/request.js";
import { UsageError } from "../report/problem.js";
import type { OptionValues } from "./options.js";

/** What the environment says where the command line says nothing. */
const variables = { address: "QUARTERDECK_SHARED_CACHE", readOnly: "QUARTERDECK_SHARED_CACHE_READ_ONLY" } as const;

/**
 * The place that machines share, as the command line or the environment names it. No file of a project can: it may come from
 * anybody, and would decide where the bytes of a build come from.
 *
 * @throws UsageError where something is said of a place and none is named
 */
export function readSharedPlace(options: OptionValues, environment: NodeJS.ProcessEnv): SharedPlace | undefined {
  const address = options["shared-cache"] ?? environment[variables.address];
  const isAsked = options["shared-cache-read-only"] ?? false;
  if (!address && isAsked)
    throw new UsageError(`--shared-cache-read-only is about a shared cache; name it with --shared-cache ADDRESS`);
  if (!address) return undefined;
  return { address, isReadOnly: isAsked || isOn(environment[variables.readOnly]) };
}

/** Why nothing is put into a shared cache, for those who have to. */
export const whyReadOnly = (options: OptionValues): string =>
  options["shared-cache-read-only"]
    ? "leave out --shared-cache-read-only"
    : `${variables.readOnly} in the environment says that it is only read`;

const isOn = (value: string | undefined) => value !== undefined && !/^(?:|0|false|no)$/i.test(value);
