import os from "node:os";
import { expect, it, vi } from "vitest";
import { originsOf } from "../../../src/serve/addresses.js";

const address = (text: string, family: "IPv4" | "IPv6" = "IPv4", internal = false) =>
  ({ address: text, family, internal }) as os.NetworkInterfaceInfo;

it("gives others the address that a room can reach, and the speaker the one of this machine", () => {
  vi.spyOn(os, "networkInterfaces").mockReturnValue({
    lo: [address("127.0.0.1", "IPv4", true)],
    wlan0: [address("192.168.1.5"), address("2001:db8::5", "IPv6")],
    docker0: [address("172.17.0.1")],
  });
  const at = { scheme: "http", port: 3030 } as const;
  expect(originsOf({ ...at, host: "0.0.0.0" })).toEqual({
    all: ["http://localhost:3030", "http://172.17.0.1:3030", "http://192.168.1.5:3030"],
    own: "http://localhost:3030",
    outside: "http://192.168.1.5:3030",
  });
  expect(originsOf({ ...at, host: "::" }).all).toContain("http://[2001:db8::5]:3030");
  expect(originsOf({ ...at, host: "192.168.1.5" })).toMatchObject({ own: "http://192.168.1.5:3030" });
  expect(originsOf({ ...at, host: "127.0.0.1" }).all).toEqual(["http://localhost:3030"]);
  const named = originsOf({ ...at, scheme: "https", host: "0.0.0.0", names: ["talk.example"] });
  expect([named.own, named.outside]).toEqual(["https://talk.example:3030", "https://talk.example:3030"]);
});
