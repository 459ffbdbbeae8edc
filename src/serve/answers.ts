import type { IncomingMessage, ServerResponse } from "node:http";

/** What a server sends for a request. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const htmlAnswer = (body: string | Buffer, status = 200): Answer => ({
  status,
  type: "text/html; charset=utf-8",
  body,
});

export const textAnswer = (status: number, text: string): Answer => ({
  status,
  type: "text/plain; charset=utf-8",
  body: `${text}\n`,
});

export const redirect = (location: string): Answer => ({ ...textAnswer(302, location), headers: { location } });

/** What every answer says: nobody keeps it, guesses its type, puts it into a page of another site, or learns of it. */
const always = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-frame-options": "SAMEORIGIN",
};

export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, type, body, headers } = answer;
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, { ...always, "content-type": type, "content-length": bytes.length, ...headers });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
