import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { createGuard } from "../../../src/serve/guard.js";
import { openViewers, type Viewer } from "../../../src/serve/viewers.js";

const open: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const close of open.splice(0)) close();
});

/** A server for pages; time stands still in it until the test moves it. */
async function serve() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const server = createServer();
  const guard = createGuard({ host: "127.0.0.1", scheme: "http", names: [] });
  const moved: string[] = [];
  const viewers = openViewers(
    server,
    { guard, takes: () => false, admits: () => true },
    {
      joined: () => undefined,
      moved: ({ slide }) => void moved.push(slide),
      talked: () => undefined,
      left: () => undefined,
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  open.push(() => {
    viewers.close();
    server.close();
  });
  const join = async (deck: string, autoPong = true) => {
    const client = new WebSocket(`ws://${host}/socket`, { origin: `http://${host}`, autoPong });
    await new Promise((resolve) => client.once("open", resolve));
    client.send(JSON.stringify({ is: "hello", deck, shown: null }));
    return client;
  };
  return { viewers, moved, join };
}

it("lets go of a page that does not say that it is still there", async () => {
  const { viewers, join } = await serve();
  const [awake] = [await join("awake"), await join("asleep", false)];
  await vi.waitFor(() => expect(viewers.all).toHaveLength(2));
  for (let minute = 0; minute < 3; minute++) {
    const answered = new Promise((resolve) => awake.once("ping", resolve));
    vi.advanceTimersByTime(30_000);
    await answered;
    // Its answer is heard before what it says next.
    awake.send(JSON.stringify({ is: "hello", deck: `awake ${minute}`, shown: null }));
    await vi.waitFor(() => expect(viewers.of(`awake ${minute}`)).toHaveLength(1));
  }
  await vi.waitFor(() => expect(viewers.all.map(({ deck }) => deck)).toEqual(["awake 2"]));
});

it("lets go of a page that does not take what it is sent", async () => {
  const { viewers, join } = await serve();
  const client = await join("talk");
  await vi.waitFor(() => expect(viewers.all).toHaveLength(1));
  client.pause();
  const [viewer] = viewers.all as [Viewer];
  const frame = "x".repeat(2 ** 24);
  for (let message = 0; message < 4; message++) viewer.send({ is: "deck", frame, columns: [], slides: {} });
  await vi.waitFor(() => expect(viewers.all).toEqual([]));
});

it("hears no names that nothing has", async () => {
  const { viewers, moved, join } = await serve();
  const client = await join("talk");
  for (const slide of ["x".repeat(5000), 7, "one"]) client.send(JSON.stringify({ is: "at", slide }));
  client.send(JSON.stringify({ is: "hello", deck: "x".repeat(5000), shown: null }));
  client.send(JSON.stringify({ is: "at", slide: "two" }));
  await vi.waitFor(() => expect(moved).toEqual(["one", "two"]));
  expect(viewers.all.map(({ deck }) => deck)).toEqual(["talk"]);
});
