import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type DevServer, freePort, startDev } from "../support/dev.js";
import { ask, codeOf, join, type Line, openLine, openPhone, refusalOf, remoteRequest } from "../support/guests.js";
import { projectMaker } from "../support/project.js";

const setUp = projectMaker();
const talk = `---
title: Talk
---

<!-- .slide: id="one" -->
# One

Note: first secret

---

<!-- .slide: id="two" data-notes="second secret" -->
## Two

:::poll{question="Which?"}
- this
- that
:::

---

<!-- .slide: id="three" -->
## Three

Note:
third secret
`;
const nothing = { frame: "", styles: "", config: "", words: "", slides: {} };

/** A server with a shared deck and one that is not, a window of the speaker, a phone and somebody in the audience. */
async function openTalk() {
  const { folder, write } = setUp({ "talk.md": talk, "private.md": "# Private\n\nNote: other secret\n" });
  const port = Number(await freePort());
  const args = ["talk.md", "private.md", "--host", "0.0.0.0", "--share", "talk", "--no-check", "--port", String(port)];
  const server: DevServer = await startDev(folder, args);
  const { join: addresses } = server;
  const speaker = await join(port, { as: "speaker", code: codeOf(addresses?.speaker) });
  const { body, key } = remoteRequest(addresses?.phone);
  const remote = await join(port, body);
  const audience = await join(port, { as: "audience", code: codeOf(addresses?.audience) });
  const window = await openLine(port, "/socket", { cookie: speaker.cookie });
  window.socket.send(JSON.stringify({ is: "hello", deck: "talk", shown: null }));
  await window.hears((text) => text.includes('"room"'));
  const cookies = { speaker: speaker.cookie, remote: remote.cookie, audience: audience.cookie };
  return { server, port, addresses, cookies, key, window, folder, write, args, joinBody: body };
}

/** What the window of the speaker says when a slide is shown. */
const at = (slide: string, poll: unknown = null) =>
  JSON.stringify({
    is: "talk",
    role: "stage",
    place: { slide, step: -1, curtain: "" },
    clock: { elapsed: 0, isRunning: false },
    poll,
  });

async function sit(port: number, cookie: string): Promise<Line> {
  const line = await openLine(port, "/room/audience", { cookie });
  line.socket.send(JSON.stringify({ is: "hello", deck: "talk", shown: nothing }));
  await line.hears((text) => text.includes('"place"'));
  return line;
}

/** Waits until the server has heard everything that was said before on a line of the speaker. */
async function settle({ window }: Pick<Talk, "window">, slide: string, seat: Line) {
  window.socket.send(at(slide));
  await seat.hears((text) => text.includes(`"slide":"${slide}"`));
}

type Talk = Awaited<ReturnType<typeof openTalk>>;
let now: Talk;
beforeAll(async () => {
  now = await openTalk();
});
afterAll(async () => {
  await now.server.stop();
});
const steers = () => now.window.heard.filter((text) => text.includes('"steer"')).length;

describe("somebody without a role", () => {
  it.each([
    "/",
    "/talk/",
    "/talk/present",
    "/talk/thumb",
    "/talk/follow",
    "/talk/remote",
    "/talk/remote.webmanifest",
    "/private/",
    "/nowhere/",
    "/talk.md",
    "/../talk.md",
    "/%2e%2e/talk.md",
    "/.git/config",
    "/socket",
    "/room",
    "/join/",
    "/favicon.ico",
  ])("gets nothing at %s but the page on which one joins", async (path) => {
    const { status, text } = await ask(now.port, path);
    expect(status).toBe(403);
    expect(text).toContain('id="quarterdeck-join"');
    for (const word of ["secret", "Private", "private", "Talk", "Which?"])
      expect(text.includes(word), word).toBe(false);
  });

  it("cannot open a socket, write, or open an editor", async () => {
    for (const path of ["/socket", "/room/audience", "/room/remote", "/room", "/"])
      expect(await refusalOf(openLine(now.port, path)), path).toBe("403");
    for (const method of ["PUT", "DELETE", "POST", "OPTIONS"])
      expect((await ask(now.port, "/talk/", { method })).status, method).toBe(403);
    const origin = `http://127.0.0.1:${now.port}`;
    const wish = { method: "POST", headers: { origin, "content-type": "application/json" }, body: "{}" };
    expect((await ask(now.port, "/open", wish)).status).toBe(403);
  });

  it("does not join from a page of another site, or under another name of this machine", async () => {
    const code = { as: "audience", code: codeOf(now.addresses?.audience) };
    const foreign = [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: `http://localhost:${now.port}` },
      { host: "evil.example", origin: "http://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign) expect((await join(now.port, code, headers)).status).toBe(403);
    expect((await join(now.port, code)).status).toBe(200);
  });
});

describe("somebody in the audience", () => {
  it("gets a cookie that no script can read and no other site can use", async () => {
    const { headers } = await join(now.port, { as: "audience", code: codeOf(now.addresses?.audience) });
    expect(String(headers["set-cookie"])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+$/);
  });

  it("gets the deck without a note, in its page and in all that it is sent", async () => {
    const { port, cookies } = now;
    const { status, text } = await ask(port, "/talk/follow", { headers: { cookie: cookies.audience } });
    expect([status, text.includes("Three")]).toEqual([200, true]);
    const seat = await sit(port, cookies.audience);
    await seat.hears((said) => said.includes('"is":"deck"'));
    await settle(now, "three", seat);
    for (const said of [text, ...seat.heard]) expect(said.includes("secret")).toBe(false);
    const full = await ask(port, "/talk/", { headers: { cookie: cookies.speaker } });
    for (const note of ["first", "second", "third"]) expect(full.text.includes(`${note} secret`), note).toBe(true);
    seat.socket.terminate();
  });

  it.each([
    "/talk/",
    "/talk/present",
    "/talk/thumb",
    "/talk/remote",
    "/private/",
    "/private/follow",
    "/talk/follow/x",
    "/talk/follow/../../talk.md",
  ])("does not get %s", async (path) => {
    const { status, text } = await ask(now.port, path, { headers: { cookie: now.cookies.audience } });
    expect(status).toBe(403);
    expect(text).not.toContain("secret");
  });

  it("cannot be the speaker or a phone with its cookie, under whatever name", async () => {
    const { port, cookies } = now;
    const token = cookies.audience.split("=")[1] ?? "";
    for (const role of ["speaker", "remote"]) {
      const cookie = `quarterdeck-${role}-${port}=${token}`;
      expect((await ask(port, "/talk/", { headers: { cookie } })).status, role).toBe(403);
      for (const path of ["/socket", "/room/remote"])
        expect(await refusalOf(openLine(port, path, { cookie })), `${role} ${path}`).toBe("403");
    }
    const other = cookies.audience.replace("talk~", "private~");
    expect((await ask(port, "/private/follow", { headers: { cookie: other } })).status).toBe(403);
  });

  it.each([
    ["drive", { is: "steer", beat: 1, command: { do: "next" } }],
    ["say where the talk is", JSON.parse(at("one"))],
    ["ask for a code", { is: "room", wish: "phone" }],
    ["renew codes", { is: "room", wish: "renew" }],
    ["open another deck", { is: "hello", deck: "private", shown: null }],
    ["send what is no message", "x"],
    ["say hello twice", { is: "hello", deck: "talk", shown: nothing }],
  ])("cannot %s: its connection ends, and the talk stays where it is", async (_, message) => {
    const before = steers();
    const seat = await sit(now.port, now.cookies.audience);
    await settle(now, "two", seat);
    seat.socket.send(JSON.stringify(message));
    await seat.closed;
    const other = await sit(now.port, now.cookies.audience);
    expect(JSON.parse(other.heard[0] ?? "")).toMatchObject({ is: "place", place: { slide: "two" } });
    expect(steers()).toBe(before);
    other.socket.terminate();
  });

  it("cannot keep others from hearing of an edit by what it says of its page", async () => {
    const { port, cookies } = now;
    for (const shown of [
      null,
      {},
      { ...nothing, slides: null },
      { ...nothing, slides: [] },
      { ...nothing, slides: { one: 1 } },
    ]) {
      const liar = await openLine(port, "/room/audience", { cookie: cookies.audience });
      liar.socket.send(JSON.stringify({ is: "hello", deck: "talk", shown }));
      await liar.closed;
    }
    const seat = await sit(port, cookies.audience);
    now.write("talk.md", talk.replace("# One", "# Number one"));
    await seat.hears((text) => text.includes("Number one"));
    now.write("talk.md", talk);
    seat.socket.terminate();
  });

  it("votes once for each cookie, and only in the poll that is shown", async () => {
    const { port, cookies, window } = now;
    const seat = await sit(port, cookies.audience);
    const poll = { id: "two-poll-1", options: 2 };
    window.socket.send(at("two", poll));
    await seat.hears((text) => text.includes('"options":2'));
    const vote = (id: string, option: number) => seat.socket.send(JSON.stringify({ is: "vote", poll: id, option }));
    for (const [id, option] of [
      ["other", 0],
      ["two-poll-1", 7],
      ["two-poll-1", 1],
      ["two-poll-1", 0],
    ] as const)
      vote(id, option);
    await seat.hears((text) => text.includes('"counts":[1,0]'));
    for (const text of seat.heard) expect(text).not.toMatch(/"counts":\[(?:[01],1|2)/);
    seat.socket.terminate();
  });

  it("may ask some questions, and is told to wait after them", async () => {
    const seat = await sit(now.port, now.cookies.audience);
    for (let question = 0; question < 5; question++)
      seat.socket.send(JSON.stringify({ is: "ask", text: `Why ${question}?` }));
    await vi.waitFor(() => expect(seat.heard.filter((text) => text.includes('"heard"'))).toHaveLength(5));
    const refused = seat.heard.filter((text) => text.includes('"isRefused":true'));
    expect(refused).toHaveLength(2);
    seat.socket.terminate();
  });
});

describe("somebody who listens to the network", () => {
  it("reads no note and no command of the phone, and can use nothing of what was sent", async () => {
    const { port, cookies, key, window, joinBody } = now;
    window.socket.send(at("three"));
    const phone = await openPhone(port, "talk", cookies.remote, key);
    phone.say({ is: "shown", shown: nothing });
    await vi.waitFor(() => expect(JSON.stringify(phone.readAll())).toContain("third secret"));
    for (const text of phone.line.heard) expect(text).not.toContain("secret");
    const beat = () => Math.max(0, ...phone.readAll().map((message) => Number(Object(message).beat ?? 0)));
    await vi.waitFor(() => expect(beat()).toBeGreaterThan(0));
    const before = steers();
    const command = phone.boxOf({ is: "steer", beat: beat(), command: { do: "next" } });
    expect(command).not.toContain("next");
    phone.line.socket.send(command);
    await vi.waitFor(() => expect(steers()).toBe(before + 1));
    // The same bytes once more, on the same line: it ends.
    phone.line.socket.send(command);
    await phone.line.closed;
    // With the cookie, which a listener has, and the same nonce on a new line.
    const thief = await openLine(port, "/room/remote", { cookie: cookies.remote });
    thief.socket.send(JSON.stringify({ is: "hello", deck: "talk", nonce: phone.nonce }));
    await thief.hears((text) => text.includes("challenge"));
    thief.socket.send(command);
    await thief.closed;
    expect(thief.heard).toHaveLength(1);
    expect(steers()).toBe(before + 1);
    // What the phone has sent to join works no second time.
    expect((await join(port, joinBody)).status).toBe(403);
  });

  it("hears nothing but a nonce before it shows that it has the key", async () => {
    const { port, cookies, key } = now;
    const phone = await openPhone(port, "talk", cookies.remote, key);
    phone.say({ is: "shown", shown: nothing });
    await phone.line.hears((text) => text.includes("sealed"));
    const thief = await openLine(port, "/room/remote", { cookie: cookies.remote });
    thief.socket.send(JSON.stringify({ is: "hello", deck: "talk", nonce: "x" }));
    await thief.hears((text) => text.includes("challenge"));
    now.window.socket.send(at("one"));
    now.window.socket.send(at("three"));
    const seat = await sit(port, cookies.audience);
    await settle(now, "one", seat);
    expect(thief.heard).toHaveLength(1);
    // Nor does it throw out the phone, which is still obeyed.
    const before = steers();
    phone.say({ is: "steer", beat: 1000, command: { do: "next" } });
    await vi.waitFor(() => expect(steers()).toBe(before + 1));
    for (const { socket } of [thief, seat, phone.line]) socket.terminate();
  });

  it("cannot delay a command: one that was sealed some beats ago moves nothing", async () => {
    const { port, cookies, key } = now;
    const phone = await openPhone(port, "talk", cookies.remote, key);
    phone.say({ is: "shown", shown: nothing });
    const beats = () => phone.readAll().filter((message) => Object(message).is === "beat").length;
    const before = steers();
    const late = phone.boxOf({ is: "steer", beat: 0, command: { do: "next" } });
    await vi.waitFor(() => expect(beats()).toBeGreaterThanOrEqual(3), { timeout: 20_000 });
    phone.line.socket.send(late);
    phone.say({ is: "steer", beat: beats(), command: { do: "previous" } });
    await now.window.hears((text) => text.includes('"previous"'));
    expect(steers()).toBe(before + 1);
    phone.line.socket.terminate();
  });
});

describe("codes", () => {
  it("that are wrong end after ten tries for a while, also for the right one", async () => {
    const { folder } = setUp({ "talk.md": talk });
    const port = Number(await freePort());
    const server = await startDev(folder, ["talk.md", "--host", "0.0.0.0", "--no-check", "--port", String(port)]);
    const guesses = Array.from({ length: 100 }, (_, guess) => ({ as: "audience", code: `WRONG${guess}` }));
    const answers = await Promise.all(guesses.map((guess) => join(port, guess)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(90);
    const right = await join(port, { as: "audience", code: codeOf(server.join?.audience) });
    expect([right.status, right.headers["retry-after"], right.cookie]).toEqual([429, "60", ""]);
    await server.stop();
  });

  it("of the speaker and of the phone work once", async () => {
    const { port, addresses } = now;
    expect((await join(port, { as: "speaker", code: codeOf(addresses?.speaker) })).status).toBe(403);
    for (const body of [{}, { as: "speaker" }, { as: "speaker", code: "" }, { as: "boss", code: "x" }, [], "x"])
      expect((await join(port, body)).status).toBe(403);
  });
});

describe("a role that was taken back", () => {
  it("of a phone: its line ends at once, and it cannot come back", async () => {
    const { port, cookies, key, window } = now;
    const phone = await openPhone(port, "talk", cookies.remote, key);
    phone.say({ is: "shown", shown: nothing });
    const room = await window.hears((text) => text.includes('"isHere":true'));
    const [entry] = JSON.parse(room).remotes;
    window.socket.send(JSON.stringify({ is: "room", wish: "revoke", remote: entry.id }));
    expect(await phone.line.closed).toBe(4403);
    expect(await refusalOf(openLine(port, "/room/remote", { cookie: cookies.remote }))).toBe("403");
    expect((await ask(port, "/talk/remote", { headers: { cookie: cookies.remote } })).status).toBe(403);
  });

  it("of the audience: by another code, also after a restart of the server", async () => {
    const seat = await sit(now.port, now.cookies.audience);
    now.window.socket.send(JSON.stringify({ is: "room", wish: "renew" }));
    expect(await seat.closed).toBe(4403);
    const shut = async () => {
      const { port, cookies } = now;
      expect(await refusalOf(openLine(port, "/room/audience", { cookie: cookies.audience }))).toBe("403");
      expect((await ask(port, "/talk/follow", { headers: { cookie: cookies.audience } })).status).toBe(403);
    };
    await shut();
    await now.server.stop();
    const server = await startDev(now.folder, now.args);
    now = { ...now, server };
    await shut();
    // The speaker is still the speaker.
    expect((await ask(now.port, "/talk/", { headers: { cookie: now.cookies.speaker } })).status).toBe(200);
  });
});
