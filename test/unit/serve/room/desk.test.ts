import { expect, it } from "vitest";
import { openBallots } from "../../../../src/serve/room/ballots.js";
import { openLimiter } from "../../../../src/serve/room/limits.js";
import { longestQuestion, openQuestions } from "../../../../src/serve/room/questions.js";
import type { SteerMessage, WindowReport } from "../../../../src/serve/room/talk.js";
import { openTalkDesk } from "../../../../src/serve/room/talk-desk.js";
import { openWindows } from "../../../../src/serve/room/windows.js";

const report = (role: WindowReport["role"], slide: string, elapsed = 0): WindowReport => ({
  is: "talk",
  role,
  place: { slide, step: -1, curtain: "" },
  clock: { elapsed, isRunning: elapsed > 0 },
  poll: slide === "vote" ? { id: "vote-poll-1", options: 3 } : null,
});

/** A talk whose time stands still until the test moves it. */
function talk() {
  const time = { now: 0 };
  const windows = openWindows(() => time.now);
  const steered: string[] = [];
  const open = (name: string) => ({
    deck: "talk",
    send: ({ command }: SteerMessage) => void steered.push(`${name}: ${command.do}`),
  });
  return { time, windows, steered, open, desk: openTalkDesk("talk", windows, () => time.now) };
}

it("shows the audience the stage, and steers the desk of the speaker", () => {
  const { windows, desk, open, steered } = talk();
  expect([desk.place.slide, desk.hasStage, windows.steer("talk", { do: "next" })]).toEqual(["", false, false]);
  const [stage, presenter] = [open("stage"), open("presenter")];
  windows.report(stage, report("stage", "one"));
  windows.steer("talk", { do: "next" });
  windows.report(presenter, report("presenter", "two"));
  windows.steer("talk", { do: "next" });
  // The stage may be frozen.
  expect([desk.place.slide, desk.led.slide]).toEqual(["one", "two"]);
  expect(steered).toEqual(["stage: next", "presenter: next"]);
});

it("goes by the window that has moved last, and stays where the talk was when windows close", () => {
  const { windows, desk, open } = talk();
  const [forgotten, current] = [open("forgotten"), open("current")];
  windows.report(current, report("stage", "one"));
  windows.report(forgotten, report("stage", "old"));
  windows.report(current, report("stage", "two"));
  expect(desk.place.slide).toBe("two");
  for (const window of [forgotten, current]) windows.leave(window);
  expect([desk.place.slide, desk.hasStage]).toEqual(["two", false]);
  windows.report({ ...open("other"), deck: "other" }, report("stage", "elsewhere"));
  expect(desk.place.slide).toBe("two");
});

it("lets the clock run between two reports of the window that leads", () => {
  const { time, windows, desk, open } = talk();
  const [stage, presenter] = [open("stage"), open("presenter")];
  windows.report(presenter, report("presenter", "one", 60));
  time.now = 5000;
  windows.report(stage, report("stage", "two", 5));
  expect(desk.clock).toEqual({ elapsed: 65, isRunning: true });
});

it("counts one vote of each, the last one, and none for what is not there", () => {
  const { windows, desk, open } = talk();
  windows.report(open("stage"), report("stage", "vote"));
  const poll = { id: "vote-poll-1", options: 3 };
  for (const [voter, option] of [
    ["a", 0],
    ["b", 2],
    ["a", 2],
  ] as const)
    desk.ballots.vote(poll, voter, option);
  expect(desk.poll).toEqual({ ...poll, counts: [0, 0, 2] });
  for (const option of [-1, 3, 0.5, Number.NaN])
    expect(desk.ballots.vote(poll, "c", option), String(option)).toBe(false);
  expect(desk.poll?.counts).toEqual([0, 0, 2]);
});

it("counts no vote for an option that an edit has taken away", () => {
  const ballots = openBallots();
  for (const [voter, option] of [
    ["a", 3],
    ["b", 1],
  ] as const)
    ballots.vote({ id: "poll", options: 4 }, voter, option);
  expect(ballots.result({ id: "poll", options: 2 }).counts).toEqual([0, 1]);
});

it("holds votes and polls within bounds", () => {
  const ballots = openBallots();
  const poll = { id: "poll", options: 2 };
  for (let voter = 0; voter < 6000; voter++) ballots.vote(poll, String(voter), 0);
  expect(ballots.result(poll).counts).toEqual([5000, 0]);
  for (let number = 0; number < 200; number++) ballots.vote({ id: `poll ${number}`, options: 2 }, "a", 0);
  expect(ballots.result({ id: "poll 150", options: 2 }).counts).toEqual([0, 0]);
});

it("takes questions as plain text of a bounded length, until they are answered", () => {
  const questions = openQuestions();
  expect([" \n\t ", "\u200b\u0007", "\u200d"].map(questions.ask)).toEqual([false, false, false]);
  questions.ask("Is  it\nsafe?\u0000");
  questions.ask("x".repeat(1000));
  questions.ask("می\u200cروم 👩\u200d💻");
  const texts = questions.all.map(({ text }) => text);
  expect(texts).toEqual(["Is it safe?", "x".repeat(longestQuestion), "می\u200cروم 👩\u200d💻"]);
  questions.answered(questions.all[0]?.id ?? 0);
  expect(questions.all).toHaveLength(2);
  for (let number = 0; number < 300; number++) questions.ask(`Question ${number}`);
  expect(questions.all).toHaveLength(200);
});

it("gives everybody so many tries, and more as time goes by", () => {
  const time = { now: 0 };
  const limiter = openLimiter({ burst: 2, perMinute: 6 }, () => time.now);
  const tries = (who: string) => [1, 2, 3].map(() => limiter.take(who));
  expect(tries("a")).toEqual([true, true, false]);
  expect(tries("b")).toEqual([true, true, false]);
  time.now = 10_000;
  expect([limiter.has("a"), limiter.take("a"), limiter.take("a")]).toEqual([true, true, false]);
});
