import { expect, it } from "vitest";
import { parseCommandLine } from "../../src/cli/options.js";
import { kustomized } from "../support/kubernetes/manifests.js";
import { type Container, containersOf, ownerIn } from "../support/kubernetes/pods.js";

/** The command lines of `quarterdeck` that a container runs: its arguments, or lines of its script. */
function commandLinesOf({ image, command, args = [] }: Container): string[][] {
  if (!image.startsWith("registry.example.com/quarterdeck:")) return [];
  if (!command) return [[...args]];
  return [...args.join("\n").matchAll(/^(?:exec )?quarterdeck (.*)$/gm)].map(([, line = ""]) =>
    line.replaceAll('"', "").split(" "),
  );
}

it.each([
  ["shards", 2],
  ["queue", 1],
  ["untrusted/gvisor", 1],
  ["untrusted/kata", 1],
])("commands in the manifests of %s are there, with their options", (set, count) => {
  const containers = kustomized(`deploy/kubernetes/${set}`).flatMap((each) => {
    const owner = ownerIn(each);
    return owner ? containersOf(owner.template.spec) : [];
  });
  const lines = containers.flatMap(commandLinesOf);
  for (const words of lines) expect(() => parseCommandLine(words), words.join(" ")).not.toThrow();
  expect(lines).toHaveLength(count);
});

it.each([["queue"], ["untrusted/gvisor"], ["untrusted/kata"]])(
  "workers of %s may finish a job before they are killed",
  (set) => {
    const owners = kustomized(`deploy/kubernetes/${set}`).flatMap((each) => ownerIn(each) ?? []);
    const graces = owners.flatMap(({ template: { spec } }) =>
      containersOf(spec)
        .flatMap(commandLinesOf)
        .filter(([command]) => command === "queue")
        .map((words) => [
          Number(parseCommandLine(words).options.grace),
          Number(Reflect.get(spec, "terminationGracePeriodSeconds")),
        ]),
    );
    expect(graces).toHaveLength(1);
    for (const [grace = 0, period = 0] of graces) {
      expect(grace).toBeGreaterThan(0);
      expect(grace).toBeLessThan(period);
    }
  },
);
