/** What shows that the answer of a lab's script is right: commands at some place in it, and what they print. */
interface Answer {
  /** How the line of the script begins before which the commands come, without the mark of a comment. */
  readonly upTo: string;
  readonly proof: string;
  readonly shows: RegExp;
}

export const answers: Readonly<Record<string, Answer>> = {
  "runc-life": {
    upTo: "step kill",
    proof: "runc kill lab TERM; sleep 1; runc state lab | jq -r .status",
    shows: /^running$/,
  },
  namespaces: {
    upTo: "step end",
    proof: `touch kept; mount --bind /proc/$pid/ns/net kept
kill -KILL $pid; wait 2>/dev/null || true
nsenter --net=kept ip -br link; umount kept`,
    shows: /^lo +DOWN/,
  },
  "same-bundle": { upTo: "step end", proof: "gvisor exec lab ps", shows: /\bsleep 1000$/m },
  "image-apart": {
    upTo: "step share",
    proof: `zcat $layer | gzip -1 > again
cmp -s again $layer || echo another name
[ "sha256:$(zcat again | sha256sum | cut -d ' ' -f 1)" = "$(jq -r .rootfs.diff_ids[0] $config)" ] && echo the same`,
    shows: /^another name\nthe same$/,
  },
  "cni-by-hand": { upTo: "question", proof: "CNI_COMMAND=DEL $plugin < net.json && echo done", shows: /^done$/ },
  "system-container": {
    upTo: "step program",
    proof: `runc delete --force lab-program
jq '.process.args = ["sh", "-c", "while :; do sleep 1000; done"]' config.json > new.json && mv new.json config.json
runc run --detach lab-program </dev/null >/dev/null 2>&1; sleep 1
runc exec lab-program killall sleep; sleep 1
runc exec lab-program ps`,
    shows: /\bsleep 1000$/m,
  },
};
