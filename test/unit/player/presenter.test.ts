import { describe, expect, it } from "vitest";
import { readMessage } from "../../../src/player/link/message.js";
import { deckPath, roleOfAddress } from "../../../src/player/presenter/mode.js";
import { piecesOf, withoutMarkers } from "../../../src/player/presenter/notes.js";
import { paceAt, planOf, secondsOf } from "../../../src/player/presenter/plan.js";
import { rehearsalOf } from "../../../src/player/presenter/rehearsal.js";
import { placesIn } from "../../../src/player/presenter/screens.js";
import { readShown } from "../../../src/player/presenter/shown.js";
import { readTalk, withMissed } from "../../../src/player/presenter/talk-state.js";
import type { SlideView } from "../../../src/player/settings.js";

const slide = (id: string, part: string, minutes: number) =>
  ({ id, title: id.toUpperCase(), part, minutes }) as unknown as SlideView;
const slides = [slide("a", "", 0), slide("b", "One", 2), slide("c", "One", 3), slide("d", "Two", 5)];

describe("notes", () => {
  it("are cut at click markers, of which one may stand for several steps", () => {
    expect(piecesOf("Wait. [click] Go on [CLICK:2]", 1)).toEqual({
      pieces: [{ text: "Wait. ", step: 1 }, { click: 2 }, { text: " Go on ", step: 2 }, { click: 4 }],
      step: 4,
    });
    expect(piecesOf("[clicks] [click:] [click", 0).pieces).toEqual([{ text: "[clicks] [click:] [click", step: 0 }]);
  });

  it("are searched without their markers", () => {
    expect(withoutMarkers("[click] Wait. [CLICK:2] Go on [clicks] [click]")).toBe("Wait. Go on [clicks]");
  });
});

describe("the plan", () => {
  it("adds up the minutes of slides by part", () => {
    const { parts, isPlanned } = planOf(slides, { minutes: null });
    expect([isPlanned, parts.map(({ title, minutes }) => [title, minutes])]).toEqual([
      true,
      [
        ["A", 0],
        ["One", 5],
        ["Two", 5],
      ],
    ]);
    const [, one] = parts;
    expect(one && secondsOf(one, new Map(Object.entries({ b: 30, c: 10, d: 7 })))).toBe(40);
  });

  it("spreads a slot over slides that have no minutes of their own", () => {
    const bare = slides.map(({ id, part }) => slide(id, part, 0));
    const plan = planOf(bare, { minutes: 8 });
    expect(plan.parts.map(({ minutes }) => minutes)).toEqual([2, 4, 2]);
    expect(paceAt(plan, bare, 2, 60)).toEqual({ state: "ahead", seconds: 180 });
    expect(planOf(bare, { minutes: null }).isPlanned).toBe(false);
  });

  it("spreads what a slot has beyond the planned minutes over slides without any", () => {
    const [cover, ...rest] = slides;
    const talk = cover ? [cover, slide("agenda", "", 0), ...rest] : [];
    const plan = planOf(talk, { minutes: 14 });
    expect(talk.map(plan.minutesOf)).toEqual([2, 2, 2, 3, 5]);
    expect(paceAt(plan, talk, 0, 3).state).toBe("on-time");
    expect(paceAt(plan, talk, 1, 200).state).toBe("on-time");
    expect(paceAt(plan, talk, 1, 290)).toEqual({ state: "behind", seconds: 50 });
    expect(talk.map(planOf(talk, { minutes: 8 }).minutesOf)).toEqual([0, 0, 2, 3, 5]);
  });
});

describe("a rehearsal", () => {
  it("has the slides that were shown, in the deck's order, in tenths of seconds", () => {
    const times = new Map([
      ["d", 1.26],
      ["b", 60.04],
      ["gone", 9],
    ]);
    expect(rehearsalOf({ name: "talk", title: "A talk" }, slides, times)).toEqual({
      quarterdeck: "rehearsal",
      version: 1,
      deck: "talk",
      title: "A talk",
      seconds: 61.3,
      slides: [
        { id: "b", title: "B", seconds: 60 },
        { id: "d", title: "D", seconds: 1.3 },
      ],
    });
  });
});

describe("what windows tell each other", () => {
  const message = {
    quarterdeck: "link",
    deck: "talk",
    from: "w",
    role: "stage",
    born: 1,
    count: 1,
    kind: "show",
    data: null,
  };

  it("is read when it is whole and about the same deck", () => {
    expect(readMessage(message, "talk")).toBe(message);
    const wrong = [
      null,
      "hello",
      { ...message, deck: "other" },
      { ...message, role: "boss" },
      { ...message, count: "1" },
      { ...message, to: 1 },
    ];
    expect(wrong.map((value) => readMessage(value, "talk"))).toEqual(wrong.map(() => undefined));
  });

  it("is taken over only in the right shape", () => {
    expect(readShown({ slide: "a", step: -1, curtain: "white", more: 1 })).toEqual({
      slide: "a",
      step: -1,
      curtain: "white",
    });
    const wrong = [undefined, { slide: 1, step: 0, curtain: "" }, { slide: "a", step: 0.5, curtain: "" }];
    expect([...wrong, { slide: "a", step: 0, curtain: "red" }].map(readShown)).toEqual(
      [1, 2, 3, 4].map(() => undefined),
    );
    expect(readTalk({ elapsed: -1, isRunning: true, times: {} })).toBeUndefined();
    expect(readTalk({ elapsed: 2, isRunning: false, times: { a: 2, b: "x" } })).toMatchObject({
      isRehearsal: false,
      times: { a: 2 },
    });
  });

  it("goes on counting while a window is loaded again, unless the clock stands", () => {
    const talk = { elapsed: 10, isRunning: true, isRehearsal: false, times: {}, savedAt: Date.now() - 5000 };
    expect(withMissed(talk).elapsed).toBeGreaterThanOrEqual(15);
    expect(withMissed({ ...talk, isRunning: false }).elapsed).toBe(10);
  });
});

describe("addresses and screens", () => {
  it("tell the presenter by a parameter or by the end of the path", () => {
    const roles = ["/talk.html", "/talk.html?present", "/talk/present", "/talk/present/", "/presents?x=present"].map(
      (address) => roleOfAddress(new URL(address, "http://deck.example") as unknown as Location),
    );
    expect(roles).toEqual(["stage", "presenter", "presenter", "presenter", "stage"]);
    expect(["/talk/", "/talk/present", "/talk.html"].map(deckPath)).toEqual(["/talk", "/talk", "/talk.html"]);
  });

  it("give the audience the screen that was plugged in", () => {
    const screen = (name: string, isInternal: boolean, isPrimary: boolean) =>
      ({ name, isInternal, isPrimary }) as unknown as Parameters<typeof placesIn>[0][number];
    const [lid, beamer, desk] = [
      screen("lid", true, true),
      screen("beamer", false, false),
      screen("desk", false, true),
    ] as const;
    expect(placesIn([lid, beamer])).toEqual({ stage: beamer, desk: lid });
    expect(placesIn([beamer, desk])).toEqual({ stage: beamer, desk });
    expect(placesIn([lid])).toBeUndefined();
  });
});
