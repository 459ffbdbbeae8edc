import { expect, it } from "vitest";
import { networkOf } from "../../../../src/serve/room/gate.js";

it.each([
  ["192.168.1.7", "192.168.1.7"],
  ["::ffff:192.168.1.7", "192.168.1.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::6", "2001:db8:1:2"],
  ["2001:db8::6", "2001:db8:0:0"],
  ["fe80::1", "fe80:0:0:0"],
  ["::1", "::1"],
  ["", ""],
])("takes %s for the network %s", (address, network) => expect(networkOf(address)).toBe(network));
