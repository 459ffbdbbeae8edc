import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import type { TestProject } from "../../support/project.js";

const run = promisify(execFile);

/** What serves S3, and what knows signatures apart from what makes ours; nothing of it belongs to the project. */
const packages = ["s3rver@3.7.1", "aws4@1.13.2"];

export const keys = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" } as const;

export interface BucketServer {
  /** Ends without a slash. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Installs a server of S3 into a folder, and starts it with an empty bucket “team”. */
export async function serveBucket({ folder, file }: TestProject): Promise<BucketServer> {
  const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
  await run("npm", ["install", ...options, ...packages]);
  const program = file("node_modules/s3rver/bin/s3rver.js");
  const place = ["--directory", file("buckets"), "--address", "127.0.0.1", "--port", "0"];
  const server = spawn(process.execPath, [program, ...place, "--no-vhost-buckets", "--configure-bucket", "team"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portSaid(createInterface(server.stdout));
  server.stdout.resume();
  const gate = http.createServer(gateBefore(port, signer(file("package.json"))));
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    async stop() {
      gate.closeAllConnections();
      gate.close();
      const gone = once(server, "exit");
      if (server.kill()) await gone;
    },
  };
}

async function portSaid(lines: AsyncIterable<string>): Promise<number> {
  for await (const line of lines) {
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error("the server of S3 has ended");
}

type Sign = (
  request: Readonly<Record<string, unknown>>,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
) => { readonly headers: Readonly<Record<string, string>> };

const signer = (manifest: string): Sign => (createRequire(manifest)("aws4") as { sign: Sign }).sign;

/** s3rver takes any signature of the fourth version, so they are looked at before it. */
function gateBefore(port: number, sign: Sign) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url: path = "/" } = request;
    const body = await buffer(request);
    const refusal = refusalOf(request, body, sign);
    if (refusal !== undefined) {
      response.writeHead(403, { "content-type": "application/xml" });
      response.end(`<Error><Code>${refusal}</Code></Error>`);
      return;
    }
    const headers = { ...request.headers, "content-length": String(body.length) };
    const inner = http.request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    inner.on("error", () => response.destroy());
    inner.end(body);
  };
}

/** The code of S3 for what is wrong with a signature. */
function refusalOf({ method, url, headers }: IncomingMessage, body: Buffer, sign: Sign): string | undefined {
  const { authorization = "" } = headers;
  const [, key, region, names = "", signature] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(authorization) ??
    [];
  if (signature === undefined) return "AccessDenied";
  if (key !== keys.AWS_ACCESS_KEY_ID) return "InvalidAccessKeyId";
  if (headers["x-amz-content-sha256"] !== createHash("sha256").update(body).digest("hex"))
    return "XAmzContentSHA256Mismatch";
  const signed = Object.fromEntries(names.split(";").map((name) => [name, headers[name]]));
  // The body is in its hash; with one at hand, aws4 would sign its type and length, too.
  const again = sign(
    { service: "s3", region, method, path: url, headers: signed },
    { accessKeyId: key, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY },
  );
  return again.headers["Authorization"]?.endsWith(`Signature=${signature}`) ? undefined : "SignatureDoesNotMatch";
}
