import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/player/link/message.js";
import { createPeers } from "../../../src/player/link/peers.js";

const message = (from: string, more: Partial<Message> = {}): Message => ({
  quarterdeck: "link",
  deck: "talk",
  from,
  role: "stage",
  born: 1,
  count: 1,
  kind: "hello",
  data: null,
  ...more,
});

const everybody = { isKin: false };
const kin = { isKin: true };

describe("the other windows of a deck", () => {
  const setUp = () => {
    const told: string[] = [];
    const peers = createPeers(() =>
      told.push(["stage", "presenter"].filter((role) => peers.has(role as "stage")).join(" ")),
    );
    return { peers, told };
  };

  it("are told apart from messages that came on another way before", () => {
    const { peers, told } = setUp();
    const met = [message("a"), message("a"), message("a", { count: 2 }), message("a", { count: 3, role: "presenter" })];
    expect(met.map((each) => peers.meet(each, everybody))).toEqual(["new", "again", "known", "known"]);
    expect(told).toEqual(["stage", "presenter"]);
  });

  it("have one partner in this one: its kin, else who was there first", () => {
    const { peers } = setUp();
    expect(peers.partner("stage")).toBeUndefined();
    peers.meet(message("young", { born: 3 }), everybody);
    peers.meet(message("old", { born: 1 }), everybody);
    peers.meet(message("desk", { born: 0, role: "presenter" }), kin);
    expect(peers.partner("stage")).toBe("old");
    // What came first on a way for everybody comes then on the way of windows that opened each other.
    peers.meet(message("young", { born: 3 }), kin);
    expect(peers.partner("stage")).toBe("young");
    expect(peers.partner("presenter")).toBe("desk");
  });

  it("are forgotten when they give no sign of life for long", () => {
    const { peers, told } = setUp();
    peers.meet(message("dead", { role: "presenter" }), everybody);
    for (let asked = 1; asked <= 20; asked++) {
      peers.ask();
      peers.meet(message("busy", { count: Math.ceil(asked / 4) }), everybody);
    }
    expect([peers.has("presenter"), peers.has("stage"), told.at(-1)]).toEqual([false, true, "stage"]);
    peers.forget("busy");
    expect(peers.isEmpty).toBe(true);
  });
});
