import { expect, it, vi } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import type { ServedDecks } from "../../../src/serve/decks.js";
import { openFindings, type SlideCheck } from "../../../src/serve/findings.js";
import type { ToPage } from "../../../src/serve/protocol.js";
import type { Stage } from "../../../src/serve/stage.js";
import type { Viewer, Viewers } from "../../../src/serve/viewers.js";

const finding = (message: string, severity: Finding["severity"] = "warning"): Finding => ({
  code: "overflow",
  severity,
  message,
  remedy: "say less",
  deck: "talk",
  slide: "one",
});

/** A server with one deck and one page that is open, at the slide `one`. */
function serve(look: SlideCheck["look"]) {
  const stage = {
    deck: { input: { name: "talk" } },
    last: {},
    shown: { slides: { one: "", two: "", three: "", four: "" } },
  };
  const received: ToPage[] = [];
  const viewer = {
    deck: "talk",
    slide: "one",
    shown: null,
    problems: "",
    send: (message: ToPage) => void received.push(message),
  };
  const viewers = { all: [viewer], of: () => [viewer] } as unknown as Viewers;
  const decks = { find: () => stage as unknown as Stage } as unknown as ServedDecks;
  const notices: string[] = [];
  const notice = (message: string) => void notices.push(message);
  const onFault = (cause: unknown) => void notices.push(String(cause));
  const findings = openFindings({ check: { look }, decks, viewers, folder: "/", notice, onFault });
  const texts = () =>
    received.map((message) => (message.is === "findings" ? message.findings : []).map((f) => f.message));
  return { findings, viewer: viewer as Viewer & { slide: string; send: Viewer["send"] }, stage, texts, notices };
}

it("says what it finds on the slide in view, the worst first and hints never", async () => {
  const { findings, texts } = serve(() =>
    Promise.resolve([finding("small", "hint"), finding("tight"), finding("over the edge", "error")]),
  );
  findings.refresh();
  await vi.waitFor(() => expect(texts()).toEqual([["over the edge", "tight"]]));
});

it("looks at a slide once in each form of its deck", async () => {
  const look = vi.fn(() => Promise.resolve([finding("tight")]));
  const { findings, viewer, stage, texts } = serve(look);
  findings.show(viewer);
  await vi.waitFor(() => expect(texts()).toHaveLength(1));
  findings.show(viewer);
  expect([texts(), look.mock.calls.length]).toEqual([[["tight"], ["tight"]], 1]);
  stage.last = {};
  findings.refresh();
  await vi.waitFor(() => expect([texts().length, look.mock.calls.length]).toEqual([3, 2]));
});

it("says nothing of a form that is over, nor of a slide that was left before anybody looked", async () => {
  const looked: string[] = [];
  const { findings, viewer, stage, texts } = serve(({ slide }) => {
    looked.push(slide);
    if (looked.length === 1) stage.last = {};
    return Promise.resolve([finding(`${slide} ${looked.length}`)]);
  });
  findings.show(viewer);
  viewer.slide = "two";
  findings.show(viewer);
  await vi.waitFor(() => expect(texts()).toEqual([["two 2"]]));
  expect(looked).toEqual(["two", "two"]);
});

it("says once why slides are not checked, and asks no more after some failures", async () => {
  const look = vi.fn(() => Promise.reject(new Error("there is no browser")));
  const { findings, viewer, texts, notices } = serve(look);
  for (const [index, slide] of ["one", "two", "three"].entries()) {
    viewer.slide = slide;
    findings.show(viewer);
    await vi.waitFor(() => expect(texts()).toHaveLength(index + 1));
  }
  viewer.slide = "four";
  findings.show(viewer);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(notices).toEqual(["slides are not checked: there is no browser"]);
  expect(texts().at(-1)).toEqual(["slides are not checked any more: there is no browser"]);
  expect(look).toHaveBeenCalledTimes(3);
});

it("looks at no slide that the deck does not have", async () => {
  const look = vi.fn(() => Promise.resolve([finding("tight")]));
  const { findings, viewer, texts } = serve(look);
  for (const slide of ["", "nobody", "__proto__", "toString", "one"]) {
    viewer.slide = slide;
    findings.show(viewer);
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
  await vi.waitFor(() => expect(texts()).toEqual([["tight"]]));
  expect(look).toHaveBeenCalledTimes(1);
});

it("goes on after a page that cannot be told", async () => {
  const { findings, viewer, texts, notices } = serve(() => Promise.resolve([finding("tight")]));
  const { send } = viewer;
  viewer.send = () => {
    throw new Error("the page is gone");
  };
  findings.show(viewer);
  await vi.waitFor(() => expect(notices).toEqual(["Error: the page is gone"]));
  viewer.send = send;
  viewer.slide = "two";
  findings.show(viewer);
  await vi.waitFor(() => expect(texts()).toEqual([["tight"]]));
});
