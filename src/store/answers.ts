import { STATUS_CODES } from "node:http";
import type { WebAnswer } from "./requests.js";
import { StoreFailure, type StoreTrouble } from "./store.js";

/** Codes by which S3 says more than a status does; they stand in a body of XML, which a HEAD does not have. */
const codes: Readonly<Record<string, readonly [kind: StoreTrouble, clause: string]>> = {
  NoSuchBucket: ["away", "there is no such bucket"],
  InvalidAccessKeyId: ["refused", "it does not know this access key"],
  InvalidToken: ["refused", "it does not know this session token"],
  SignatureDoesNotMatch: ["refused", "the secret key is not that of the access key"],
  ExpiredToken: ["refused", "the session token has expired"],
  RequestTimeTooSkewed: ["refused", "the clock of this machine is wrong"],
  QuotaExceeded: ["full", "there is no more room"],
};

/** A status with its name, as everybody writes it. */
const shown = (status: number) => `${status} ${STATUS_CODES[status] ?? ""}`.trim();

/** The code of S3 that stands in an answer, if it is one that means something to users. */
function codeIn({ bytes }: WebAnswer): string | undefined {
  const text = Buffer.from(bytes).toString("latin1");
  return Object.keys(codes).find((code) => text.includes(`>${code}<`));
}

/** Whether an answer says that nothing is kept under a key, and not that all of the store is missing. */
export const isNothing = (answer: WebAnswer): boolean =>
  (answer.status === 404 || answer.status === 410) && codeIn(answer) === undefined;

/** What a bad answer means. */
export function failureFor(answer: WebAnswer): StoreFailure {
  const { status } = answer;
  const [kind, clause] = codes[codeIn(answer) ?? ""] ?? regionIn(answer) ?? meaningOf(status);
  return new StoreFailure(kind, `${clause} (${shown(status)})`);
}

function meaningOf(status: number): readonly [StoreTrouble, string] {
  if (status === 401 || status === 407) return ["refused", "it asks who you are"];
  if (status === 403) return ["refused", "access is denied"];
  if (status === 405 || status === 501) return ["refused", "it does not do what a cache needs"];
  if (status === 404 || status === 410) return ["away", "there is nothing at its address"];
  // A bound for one file says nothing about smaller ones.
  if (status === 413) return ["strange", "it takes nothing that is so large"];
  if (status === 429) return ["away", "it is asked too often"];
  if (status === 507) return ["full", "there is no more room"];
  if (status >= 500) return ["away", "it is out of order"];
  if (status >= 300 && status < 400) return ["strange", "it sends somewhere else"];
  return ["strange", "it gives an answer that is none for a cache"];
}

/** S3 says where a bucket lies that was looked for elsewhere. */
function regionIn({ status, headers }: WebAnswer): readonly [StoreTrouble, string] | undefined {
  const region = headers.get("x-amz-bucket-region") ?? "";
  if ((status !== 301 && status !== 307 && status !== 400) || !/^[a-z0-9-]{1,40}$/.test(region)) return undefined;
  return ["strange", `its bucket lies in the region “${region}”; “?region=${region}” would say so`];
}

/**
 * Refuses a page where there should be bytes: somebody who answers every question with one, such as a page to log in.
 *
 * @throws StoreFailure
 */
export function refusePage({ headers }: WebAnswer): void {
  const type = headers.get("content-type") ?? "";
  if (/^(?:text\/html|application\/xhtml)/i.test(type)) throw new StoreFailure("strange", "it answers with a web page");
}
