import { describe, expect, it } from "vitest";
import { render } from "../../../support/render.js";

const parties = "parties: [{name: kubelet, role: kernel}, {name: containerd, role: runtime}, {name: runc}]\n";
const made = (yaml: string, more = "") =>
  render({ "talk.md": `## A\n\n\`\`\`sequence\n${more}${parties}messages:\n${yaml}\n\`\`\`\n` });

const lineOf = ({ span }: { readonly span?: { readonly start: number; readonly file: { readonly text: string } } }) =>
  span?.file.text.slice(0, span.start).split("\n").length;
const messages = (html: string) =>
  [...html.matchAll(/class="message ([^"]*)" style="--before:([\d.]+)%;--after:([\d.]+)%"/g)].map(
    ([, kinds, before, after]) => ({ kinds, left: Number(before), right: 100 - Number(after) }),
  );
const lifelines = (html: string) => [...html.matchAll(/--at:([\d.]+)%/g)].map(([, at]) => Number(at));
const sizeIn = (html: string) => Number(/--label:(\d+)px/.exec(html)?.[1]);

describe("a sequence", () => {
  it("says who sends what to whom, in order", async () => {
    const { live, problems } = await made(
      "- {from: kubelet, to: containerd, text: run}\n- {from: containerd, kind: self, text: think, note: a while}\n- {from: containerd, to: kubelet, kind: reply, text: done}",
    );
    expect(problems).toEqual([]);
    const said = live.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    expect(said).toMatch(
      /kubelet to containerd: 1 run containerd: 2 think \( a while \) containerd replies to kubelet: 3 done/,
    );
    expect(live).toContain('aria-label="Sequence between kubelet, containerd, runc"');
  });

  it("draws each arrow from one lifeline to the other", async () => {
    const { live } = await made(
      "- {from: kubelet, to: runc, text: far}\n- {from: runc, to: containerd, text: back, kind: reply}\n- {from: runc, kind: self, text: own}",
    );
    const [first, second, third] = lifelines(live);
    const ends = messages(live).map(({ kinds, left, right }) => [kinds, left, Number(right.toFixed(3))]);
    expect(ends).toEqual([
      ["call", first, third],
      ["reply back", second, third],
      ["self back", second, third],
    ]);
  });

  it("gives long labels room, and takes smaller letters where it must", async () => {
    const short = await made("- {from: kubelet, to: containerd, text: a}\n- {from: containerd, to: runc, text: b}");
    const long = await made(
      `- {from: kubelet, to: containerd, text: ${"words ".repeat(14)}}\n- {from: containerd, to: runc, text: b}`,
    );
    const many = await made("- {from: kubelet, to: containerd, text: a}\n".repeat(8));
    const [start = 0, middle = 0, end = 0] = lifelines(long.live);
    expect(middle - start).toBeGreaterThan(end - middle);
    expect(sizeIn(short.live)).toBe(26);
    expect(many.problems).toEqual([]);
    expect(sizeIn(many.live)).toBeLessThan(26);
  });

  it("comes one message after the other where that is said", async () => {
    const { live } = await made(
      "- {from: kubelet, to: runc, text: a}\n- {from: runc, to: kubelet, text: b}",
      "steps: true\n",
    );
    expect(live.match(/class="message [^"]*fragment"/g)).toHaveLength(2);
  });

  it("says how many messages fit, at the first one that does not", async () => {
    const { problems, live } = await made("- {from: kubelet, to: runc, text: a}\n".repeat(20));
    expect(live).not.toContain("c-sequence");
    const [found] = problems;
    const fits = Number(/(\d+) of 20 messages fit/.exec(found?.message ?? "")?.[1]);
    expect(fits).toBeGreaterThan(6);
    expect(found && lineOf(found)).toBe(6 + fits);
    const fewer = await made("- {from: kubelet, to: runc, text: a}\n".repeat(fits));
    expect(fewer.problems).toEqual([]);
  });

  it.each([
    ["- {from: kubelet, to: contained, text: a}", /no party “contained”/, /“containerd”/],
    ["- {from: kubelet, text: a}", /goes to nobody/, /kind: self/],
    ["- {from: kubelet, to: runc, kind: self, text: a}", /nobody else/, /leave to: out/],
    ["- {from: runc, to: runc, kind: call, text: a}", /comes from/, /kind: self/],
    ["- {from: runc, to: kubelet, text: a, kind: cal}", /call.*reply.*self/, /did you mean “call”/],
    [`- {from: kubelet, to: containerd, text: ${"word".repeat(60)}}`, /too little room/, /shorten/],
    ["- {from: runc, to: kubelet, text: ' '}", /nothing can be read/, /text/],
    ["- {from: runc, to: kubelet, txt: a}", /txt/, /text/],
  ])("%s is an error at its line", async (yaml, message, remedy) => {
    const { problems, live } = await made(yaml);
    const [found] = problems;
    expect(found?.message).toMatch(message);
    expect(found?.remedy).toMatch(remedy);
    expect(found && lineOf(found)).toBe(6);
    expect(live).not.toContain("c-sequence");
  });
});
