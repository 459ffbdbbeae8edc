import { copyFileSync } from "node:fs";
import { request } from "node:https";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { freePort, startDev } from "../support/dev.js";
import { codeOf } from "../support/guests.js";
import { projectMaker, quarterdeck } from "../support/project.js";

const setUp = projectMaker();

/** A talk beside a certificate for talk.test and 127.0.0.1 with its key, and a key that belongs to nothing. */
function withCertificate() {
  const project = setUp({ "talk.md": "# Talk\n\nNote: a secret\n", "none.pem": "no certificate" });
  for (const name of ["cert.pem", "key.pem", "other-key.pem"])
    copyFileSync(`test/specimens/certificate/${name}`, project.file(name));
  return project;
}

const trust = { rejectUnauthorized: false };

interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const ask = (port: number, path: string, { method, headers, body = "" }: Asked) =>
  new Promise<{ status: number; cookie: string; text: string }>((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers: { ...headers }, ...trust }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, cookie: String(response.headers["set-cookie"] ?? ""), text }),
      );
    });
    sent.on("error", reject).end(body);
  });

it("serves pages, roles and lines under the names of the certificate, encrypted", async () => {
  const { folder } = withCertificate();
  const port = Number(await freePort());
  const args = ["talk.md", "--host", "0.0.0.0", "--no-check", "--tls", "cert.pem,key.pem", "--port", String(port)];
  const server = await startDev(folder, args);
  expect(server.join?.audience).toMatch(new RegExp(`^https://talk\\.test:${port}/join#a=`));
  const host = `talk.test:${port}`;
  const body = JSON.stringify({ as: "audience", code: codeOf(server.join?.audience) });
  const joined = await ask(port, "/join", { method: "POST", headers: { host, origin: `https://${host}` }, body });
  expect(joined.cookie).toMatch(/; Secure$/);
  // A page that came in the clear is none of ours.
  expect((await ask(port, "/join", { method: "POST", headers: { host, origin: `http://${host}` }, body })).status).toBe(
    403,
  );
  expect((await ask(port, "/join", { method: "GET", headers: { host: "www.talk.test" } })).status).toBe(403);
  const headers = { host, cookie: joined.cookie.split(";", 1)[0] ?? "" };
  const page = await ask(port, "/talk/follow", { method: "GET", headers });
  expect([page.status, page.text.includes("secret")]).toEqual([200, false]);
  const socket = new WebSocket(`wss://127.0.0.1:${port}/room/audience`, {
    ...trust,
    headers: { ...headers, origin: `https://${host}` },
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.terminate();
  expect(await server.stop()).toBe(130);
});

it.each([
  ["cert.pem", 2, "write two files with a comma between them"],
  ["cert.pem,nowhere.pem", 2, "“nowhere.pem” cannot be read: there is no such file"],
  ["cert.pem,other-key.pem", 3, "the certificate and the key of --tls cannot be used"],
  ["none.pem,key.pem", 3, "the certificate and the key of --tls cannot be used"],
])("does not start with --tls %s", async (tls, status, words) => {
  const { folder } = withCertificate();
  const ended = await quarterdeck(folder, ["dev", "talk.md", "--host", "0.0.0.0", "--tls", tls]);
  expect([ended.status, ended.err]).toEqual([status, expect.stringContaining(words)]);
});

it.each([
  [["--share", "talk"], "nobody but this machine reaches the server"],
  [["--host", "0.0.0.0", "--share", "tlak"], "there is no deck “tlak”; did you mean “talk”?"],
])("does not start with %j", async (args, words) => {
  const { folder } = withCertificate();
  const ended = await quarterdeck(folder, ["dev", "talk.md", ...args]);
  expect([ended.status, ended.err]).toEqual([2, expect.stringContaining(words)]);
});
