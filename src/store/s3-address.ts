import { UsageError } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";

/** Where a bucket is. */
export interface Bucket {
  readonly name: string;
  /** Keys are put behind it; it ends with a slash. */
  readonly address: string;
  readonly region: string;
}

const parameters = ["region", "endpoint"];
const regionPattern = /^[a-z0-9-]{1,40}$/;
const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * What an address such as `s3://bucket/prefix?region=…&endpoint=https://…` means.
 *
 * @param environment has region and endpoint where the address has not
 * @throws UsageError
 */
export function readS3Address(address: URL, environment: NodeJS.ProcessEnv): Bucket {
  const { hostname: bucket, searchParams } = address;
  const prefix = address.pathname.split("/").filter((part) => part !== "");
  const name = ["s3:/", bucket, ...prefix].join("/");
  const fail = (message: string) => new UsageError(`the shared cache “${name}” ${message}`);
  if (address.username !== "" || address.password !== "")
    throw fail("has keys in its address; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment would be read");
  if (!bucketPattern.test(bucket) || address.port !== "" || address.hash !== "")
    throw fail("names no bucket; s3://BUCKET/PREFIX would, with 3 to 63 characters of a-z, 0-9, “-” and “.” as BUCKET");
  for (const key of searchParams.keys()) {
    if (parameters.includes(key)) continue;
    const question = didYouMean(key, parameters) ?? "there are “region” and “endpoint”";
    throw fail(`has “${key}” in its address, which means nothing here; ${question}`);
  }
  const region =
    searchParams.get("region") ?? wordOf(environment["AWS_REGION"]) ?? wordOf(environment["AWS_DEFAULT_REGION"]);
  if (region !== undefined && !regionPattern.test(region))
    throw fail(`has “${region}” as its region; a name such as “eu-central-1” would be one`);
  const endpoint =
    searchParams.get("endpoint") ??
    wordOf(environment["AWS_ENDPOINT_URL_S3"]) ??
    wordOf(environment["AWS_ENDPOINT_URL"]);
  const base = endpoint === undefined ? amazon(bucket, region) : compatible(bucket, endpoint);
  if (base === "no region") throw fail("names no region; “?region=eu-central-1” would, or AWS_REGION");
  if (base === undefined) throw fail("has an endpoint that is no address; https://HOST would be one");
  return { name, address: [base, ...prefix, ""].join("/"), region: region ?? "us-east-1" };
}

/** A variable that is set to nothing is as good as none. */
const wordOf = (value: string | undefined) => (value?.trim() ? value.trim() : undefined);

/** A bucket at Amazon's own service; with a dot in its name, it would be no host of the certificate. */
function amazon(bucket: string, region: string | undefined): string | "no region" {
  if (region === undefined) return "no region";
  const host = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  return bucket.includes(".") ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

/** A bucket at somebody else's service, by path: such services have one host as a rule. */
function compatible(bucket: string, endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(endpoint);
  if (!/^https?:$/.test(protocol) || username + password + search + hash !== "") return undefined;
  return `${origin}${pathname.replace(/\/+$/, "")}/${bucket}`;
}
