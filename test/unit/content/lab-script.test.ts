import { describe, expect, it } from "vitest";
import { readLabScript } from "../../../src/content/lab-script.js";

const script = `#!/usr/bin/env bash
# title: Two kernels
# summary: The first line
#   and the second.
# packages: runc jq
# minutes: 10
set -e

# setup:
cd "$(mktemp -d)"

# cleanup: also runs when a step fails
trap 'rm -rf "$PWD"' EXIT

# step ask: Which kernel answers?
#   One of them is
#   not the machine's.
# varies: each machine has its own
uname -r

# step end: The end
#   Nothing is left.
ls

# question: Who answered,
#   and to whom?
# answer: The Sentry.
`;

describe("a lab's script", () => {
  const lab = readLabScript(script);

  it("ends with a question and its answer, over as many lines as they need", () => {
    expect([lab.question, lab.answer]).toEqual(["Who answered, and to whom?", "The Sentry."]);
    expect(lab.steps.at(-1)?.code).toBe("ls");
  });

  it("says which step another machine answers in another way, and why", () => {
    expect(lab.steps.map(({ varies }) => varies)).toEqual(["each machine has its own", ""]);
    expect(lab.steps[0]).toMatchObject({ text: "One of them is not the machine's.", code: "uname -r" });
  });

  it("says what one types to clean up: neither the trap nor the function around it, and no comments", () => {
    expect(lab.cleanup).toBe('rm -rf "$PWD"');
    const body =
      "cleanup() {\n  kill 1 || true\n  # It takes a while.\n  if true; then\n    ls\n  fi\n}\ntrap cleanup EXIT";
    const written = readLabScript(script.replace(/^trap .*$/m, () => body));
    expect(written.cleanup).toBe("kill 1 || true\nif true; then\n  ls\nfi");
  });

  it("cleans up with what stands around the function or the trap, too", () => {
    const cleanupOf = (code: string) => readLabScript(script.replace(/^trap .*$/m, () => code)).cleanup;
    expect(cleanupOf("pids=$(jobs -p)\ncleanup() {\n  kill $pids\n}\ntrap cleanup EXIT\nrm -rf '$&'")).toBe(
      "pids=$(jobs -p)\nkill $pids\nrm -rf '$&'",
    );
    expect(cleanupOf("cleanup() { kill 1; }\ntrap 'cleanup' EXIT\n\nls")).toBe("kill 1\n\nls");
    expect(cleanupOf("# First:\ncd /\ntrap 'rm -rf x' EXIT\nls")).toBe("cd /\nrm -rf x\nls");
    expect(cleanupOf("cd /\nls")).toBe("cd /\nls");
  });

  it("need not ask anything", () => {
    const silent = readLabScript(script.replace(/# question:[\s\S]*$/, ""));
    expect([silent.question, silent.answer]).toEqual(["", ""]);
  });
});
