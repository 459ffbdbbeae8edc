import { expect, it, vi } from "vitest";
import { newKey, seal } from "../../../../src/seal/seal.js";
import { openKeyring } from "../../../../src/serve/room/keyring.js";
import { joinPurpose } from "../../../../src/serve/room/protocol.js";

/** A keyring that can be opened again as the next server does. */
function ringMaker() {
  let kept: string | undefined;
  const store = {
    load: () => kept,
    save: (text: string) => {
      kept = text;
    },
  };
  return { open: () => openKeyring(store), text: () => kept ?? "" };
}

const speaker = (code: string) => ({ as: "speaker", code }) as const;
const audience = (code: string) => ({ as: "audience", code }) as const;
const remote = ({ id, key }: { id: string; key: string }) =>
  ({ as: "remote", id, proof: seal(key, joinPurpose(id), "") }) as const;

it("makes the first who shows a code of the speaker one, and nobody after", () => {
  const ring = ringMaker().open();
  const code = ring.speakerCode();
  const joined = ring.join(speaker(code));
  expect(joined?.holder).toMatchObject({ role: "speaker", deck: "" });
  expect(ring.join(speaker(code))).toBeUndefined();
  expect(ring.join(speaker(""))).toBeUndefined();
  expect(ring.holderOf("speaker", joined?.token ?? "")).toMatchObject({ role: "speaker" });
  for (const role of ["remote", "audience"] as const)
    expect(ring.holderOf(role, joined?.token ?? ""), role).toBeUndefined();
});

it("lets a phone in that proves that it has the key, once; a wrong proof does not use up the code", () => {
  const ring = ringMaker().open();
  const code = ring.remoteCode("talk");
  expect(ring.join(remote({ ...code, key: newKey() }))).toBeUndefined();
  const first = remote(code);
  expect(ring.join({ ...first, id: "elsewhere" })).toBeUndefined();
  const joined = ring.join(first);
  expect(joined?.holder).toMatchObject({ role: "remote", deck: "talk", key: code.key });
  expect(ring.join(first)).toBeUndefined();
  expect(ring.join(remote(code))).toBeUndefined();
});

it("shares a deck by a code that many use, as people type it, until another one takes its place", () => {
  const ring = ringMaker().open();
  expect(ring.isShared("talk")).toBe(false);
  const code = ring.audienceCode("talk");
  expect([ring.audienceCode("talk"), ring.isShared("talk")]).toEqual([code, true]);
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
  const [one, other] = [ring.join(audience(code)), ring.join(audience(typed))];
  expect(one?.holder.id).not.toBe(other?.holder.id);
  expect(ring.holderOf("audience", one?.token ?? "")).toMatchObject({ deck: "talk" });
  ring.renewAudience("talk");
  expect(ring.holderOf("audience", one?.token ?? "")).toBeUndefined();
  expect(ring.join(audience(code))).toBeUndefined();
});

it("knows no token that was made for another deck, or by anybody else", () => {
  const ring = ringMaker().open();
  ring.audienceCode("other");
  const token = ring.join(audience(ring.audienceCode("talk")))?.token ?? "";
  const [, id, mark] = token.split("~");
  for (const forged of [`other~${id}~${mark}`, `talk~someone~${mark}`, `talk~${id}~`, "talk~~", "%~a~b", ""])
    expect(ring.holderOf("audience", forged), forged).toBeUndefined();
});

it("keeps roles for the next server, but no token, and forgets those that were taken back", () => {
  const made = ringMaker();
  const ring = made.open();
  const code = ring.audienceCode("talk");
  const phones = [ring.remoteCode("talk"), ring.remoteCode("talk")].map((each) => ring.join(remote(each)));
  ring.revoke(phones[0]?.holder.id ?? "");
  for (const phone of phones) expect(made.text()).not.toContain(phone?.token);
  const next = made.open();
  expect(next.audienceCode("talk")).toBe(code);
  expect(next.remotes("talk").map(({ id }) => id)).toEqual([phones[1]?.holder.id]);
  expect(next.holderOf("remote", phones[0]?.token ?? "")).toBeUndefined();
  expect(next.holderOf("remote", phones[1]?.token ?? "")).toMatchObject({ deck: "talk" });
});

it("shares one deck alone when asked for that, so that no other stays open from an earlier start", () => {
  const made = ringMaker();
  const ring = made.open();
  const [code, other] = [ring.audienceCode("talk"), ring.audienceCode("other")];
  const token = ring.join(audience(other))?.token ?? "";
  ring.shareOnly("talk");
  for (const each of [ring, made.open()]) {
    expect([each.isShared("talk"), each.isShared("other"), each.audienceCode("talk")]).toEqual([true, false, code]);
    expect([each.join(audience(other)), each.holderOf("audience", token)]).toEqual([undefined, undefined]);
  }
});

it("lets roles of speakers and phones end after half a day, however often something else is kept", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const made = ringMaker();
  const ring = made.open();
  const token = ring.join(speaker(ring.speakerCode()))?.token ?? "";
  vi.setSystemTime(Date.now() + 11 * 60 * 60 * 1000);
  expect(ring.holderOf("speaker", token)).toBeDefined();
  ring.audienceCode("talk");
  vi.setSystemTime(Date.now() + 2 * 60 * 60 * 1000);
  expect([ring, made.open()].map((each) => each.holderOf("speaker", token))).toEqual([undefined, undefined]);
  vi.useRealTimers();
});

it("holds codes and roles within bounds", () => {
  const ring = ringMaker().open();
  const codes = Array.from({ length: 20 }, () => ring.speakerCode());
  expect(codes.map((code) => ring.join(speaker(code)) !== undefined).filter(Boolean)).toHaveLength(8);
  const first = ring.join(remote(ring.remoteCode("talk")));
  for (let phone = 0; phone < 50; phone++) ring.join(remote(ring.remoteCode("talk")));
  expect(ring.remotes("talk")).toHaveLength(40);
  expect(ring.holderOf("remote", first?.token ?? "")).toBeUndefined();
});
