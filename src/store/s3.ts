import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { StoreTimes } from "./deadlines.js";
import type { WebRequest } from "./requests.js";
import type { Bucket } from "./s3-address.js";
import { refusingStore, type Store } from "./store.js";
import { openWebStore } from "./web-store.js";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A bucket of S3, or of a service that speaks like it. Without keys it refuses everything: a build can do without. */
export function openS3Store(bucket: Bucket, environment: NodeJS.ProcessEnv, times: StoreTimes): Store {
  const { name, address, region } = bucket;
  const credentials = readCredentials(environment);
  if (typeof credentials === "string") return refusingStore(name, credentials);
  const sign = async (request: WebRequest): Promise<WebRequest> => {
    const headers = {
      ...request.headers,
      // Signed along, so that nobody on the way puts other bytes in place of these.
      "x-amz-content-sha256": createHash("sha256")
        .update(request.body ?? "")
        .digest("hex"),
    };
    const { method, address: url } = request;
    const signer = new AwsV4Signer({ ...credentials, method, url: url.href, headers, region, service: "s3" });
    return { ...request, headers: Object.fromEntries((await signer.sign()).headers) };
  };
  return openWebStore({ name, address, sign, times });
}

/** The keys of the environment, or why there are none that could be used. */
function readCredentials(environment: NodeJS.ProcessEnv): Credentials | string {
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"]?.trim();
  const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"]?.trim();
  const sessionToken = environment["AWS_SESSION_TOKEN"]?.trim();
  if (!accessKeyId) return "AWS_ACCESS_KEY_ID is not set";
  if (!secretAccessKey) return "AWS_SECRET_ACCESS_KEY is not set";
  // `fetch` would quote what it cannot send.
  if (!/^[\x21-\x7e]+$/.test(accessKeyId + (sessionToken ?? "")))
    return "AWS_ACCESS_KEY_ID or AWS_SESSION_TOKEN holds characters that none has";
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
