/** How a block is run as it is printed, and what has to be seen then. */
export interface Run {
  /** What there is before: the bundle, the image, the network of which the slide speaks. */
  readonly before?: string;
  /** Which of its lines are commands, from 1; without it all. The others show what comes back. */
  readonly lines?: readonly [first: number, last: number];
  /** What somebody types into the shell that it starts, on a terminal. */
  readonly typed?: string;
  /** Commands that must succeed afterwards. */
  readonly after?: string;
  /** What its output holds. */
  readonly shows?: readonly RegExp[];
  /** What the machine must have, as a shell's condition, and how that is called. */
  readonly needs?: readonly [condition: string, what: string];
}

const rootfs = `mkdir -p rootfs/bin && cp /bin/busybox rootfs/bin/ && chroot rootfs /bin/busybox --install -s /bin`;

export const runs: Readonly<Record<string, Run>> = {
  "runc-lifecycle": {
    shows: [/"status": "created"/, /\bps\b/, /"status": "stopped"/],
    after: `! runc state demo`,
  },
  "runtime-spec": {
    // The registry is not asked: skopeo copies the same kind of image from a folder beside.
    before: `mkdir base && (cd base && ${rootfs})
umoci init --layout store && umoci new --image store:1.2 && umoci insert --image store:1.2 base/rootfs /
skopeo() { command skopeo --insecure-policy copy --quiet "oci:$here/store:1.2" "${"$"}{@: -1}"; }`,
    after: `! runc state demo; ls $here/bundle/rootfs/bin/busybox`,
  },
  "runc-bundles": {
    // Docker would fetch the image; what it hands on is a tar archive of a root file system.
    before: `mkdir base && (cd base && ${rootfs})
docker() { if [ "$1" = create ]; then echo id; else tar -C ${"$here"}/base/rootfs -cf - .; fi; }
sudo() { "$@"; }
mkdir -p demo/rootfs/proc`,
    typed: "ls -d /bin/busybox; echo I am $$",
    shows: [/\/bin\/busybox/, /I am 1\b/],
  },
  "cgroup-files": {
    needs: [`grep -qw memory /sys/fs/cgroup/cgroup.controllers`, "the controllers of cgroups in version 2"],
    shows: [/^\d+$/m, /^usage_usec \d+/m],
    after: `grep -x 268435456 memory.max; grep -x '50000 100000' cpu.max; grep -x 100 pids.max
echo $$ > ../cgroup.procs; cd ..; rmdir shop`,
  },
  "cgroup-versions.2": { lines: [1, 1], shows: [/^cgroup2fs$/m] },
  "cni-io": {
    before: `mount -t tmpfs tmpfs /opt && mkdir /opt/cni && ln -s /usr/lib/cni /opt/cni/bin
ip netns add shop
cat > request.json <<END
{ "cniVersion": "1.1.0", "name": "pods", "type": "bridge", "bridge": "cni0",
  "ipam": { "type": "host-local", "dataDir": "$PWD/ipam", "subnet": "10.22.0.0/16" } }
END`,
    lines: [1, 5],
    shows: [
      /"cniVersion": "1.1.0"/,
      /"name": "cni0"/,
      /"sandbox": "\/run\/netns\/shop"/,
      /"address": "10\.22\.0\.\d+\/16"/,
    ],
  },
  "overlayfs-price": { shows: [/^f$/m, /^c[-rwx]+ .* 0, +0 .*\bg$/m], after: `grep -x more upper/f; ! ls merged/g` },
  "by-hand": {
    before: `${rootfs} && mkdir -p rootfs/proc rootfs/etc rootfs/lib rootfs/usr`,
    typed: "ps; hostname",
    shows: [/\b1 0 .*sh\b/, /\bps\b/, /^demo\r?$/m],
  },
  "kvm-card": {
    needs: [`[ -e /dev/kvm ] && command -v lsmod && grep -qE 'vmx|svm' /proc/cpuinfo`, "KVM"],
    shows: [/^(?:vmx|svm)$/m, /\bkvm/, /\/dev\/kvm/],
  },
};

const engine = "it asks an engine that runs as a service, which no lab starts, and pulls an image";
const firecracker = "Debian has no package of Firecracker, and a microVM needs KVM and an image of a kernel";

/** Blocks that no test runs, and why. */
export const notRun: Readonly<Record<string, string>> = {
  "three-tools": "it asks containerd of a Kubernetes node",
  "crun-handlers": "it pulls images, and krun needs KVM",
  standalone: "it pulls an image",
  "apptainer-job": "Debian has no package of Apptainer, and it pulls and pushes gigabytes",
  "lxc-and-incus": "the template download fetches an image",
  "lxc-and-incus.2": "it asks a running Incus, and fetches images",
  "podman-rootless": "it shows the ids of one user of one machine",
  quadlet: "it needs a session of systemd",
  "cgroup-versions": "it shows a machine with version 1",
  "firecracker-api": firecracker,
  "firecracker-snapshots": firecracker,
  "gvisor-uname": engine,
  "qemu-microvm": "it needs KVM, a kernel and a disk of the reader's",
};
