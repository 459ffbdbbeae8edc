import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../../src/seal/base64.js";
import { openChannel } from "../../../src/seal/channel.js";
import { isKey, newKey, newNonce, seal, unseal } from "../../../src/seal/seal.js";

it("opens with the same key and purpose alone, and nothing that was changed", () => {
  const key = newKey();
  const sealed = seal(key, "notes", "Über Brot – 面包");
  expect(unseal(key, "notes", sealed)).toBe("Über Brot – 面包");
  expect(unseal(newKey(), "notes", sealed)).toBeUndefined();
  expect(unseal(key, "commands", sealed)).toBeUndefined();
  const [nonce = "", box = ""] = sealed.split(".");
  const changed = Buffer.from(box, "base64url");
  changed[3] = (changed[3] ?? 0) ^ 1;
  expect(unseal(key, "notes", `${nonce}.${changed.toString("base64url")}`)).toBeUndefined();
  for (const other of ["", ".", nonce, `${nonce}.`, `${nonce}.${box}.${box}`, `${box}.${nonce}`, "ä.ö"])
    expect(unseal(key, "notes", other), other).toBeUndefined();
});

it("seals the same text in another way each time, without a trace of it", () => {
  const key = newKey();
  const [one, other] = [seal(key, "notes", "a secret note"), seal(key, "notes", "a secret note")];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("secret");
});

it("opens messages of a line in their order, once, and in that line alone", () => {
  const key = newKey();
  const nonces = { server: newNonce(), phone: newNonce() };
  const server = openChannel({ key, nonces }, "server");
  const phone = openChannel({ key, nonces }, "phone");
  const [first, second, third] = ["one", "two", "three"].map(phone.seal);
  expect(server.open(second ?? "")).toBeUndefined();
  expect(server.open(first ?? "")).toBe("one");
  expect(server.open(first ?? "")).toBeUndefined();
  expect(server.open(second ?? "")).toBe("two");
  // What one side says is not what the other side says.
  expect(phone.open(third ?? "")).toBeUndefined();
  expect(server.open(third ?? "")).toBe("three");
  const again = openChannel({ key, nonces: { ...nonces, server: newNonce() } }, "server");
  expect(again.open(first ?? "")).toBeUndefined();
});

it("writes bytes as addresses hold them", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  for (const none of ["a b", "ä", "+/", "a"]) expect(fromBase64(none), none).toBeUndefined();
  expect([isKey(newKey()), isKey("short"), isKey("")]).toEqual([true, false, false]);
});
