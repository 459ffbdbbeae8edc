#!/usr/bin/env bash
# title: The life of a container
# summary: A container goes through states that the OCI runtime specification names: created, running, stopped.
#   runc takes one through them, a command at a time, from an empty folder to a deleted container.
# packages: runc busybox-static jq procps
# minutes: 10
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"

# cleanup: also runs when a step fails
cleanup() {
  runc delete --force lab >/dev/null 2>&1 || true
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step rootfs: A root file system from one file
#   A container needs a folder with the files it shall see. One static program, busybox, stands for some hundred
#   commands; no image is pulled.
mkdir -p rootfs/bin
cp /bin/busybox rootfs/bin/
chroot rootfs /bin/busybox --install -s /bin
ls -x -T 0 -w 76 rootfs/bin | sed -n 1,6p
ls rootfs/bin | wc -l

# step spec: runc writes a configuration
#   A bundle is this folder with a config.json beside it. It says which program starts, on which root, and which
#   namespaces hide the rest of the machine.
runc spec
jq -c '.ociVersion, .process.args, .root' config.json
jq -r '.linux.namespaces[].type' config.json | xargs
jq -r '.mounts[] | .destination' config.json

# step edit: The configuration is ours to change
#   The container shall sleep, without a terminal. Any program could have written this file: runc create only reads it.
jq '.process.terminal = false
  | .process.args = ["sleep", "1000"]
  | .hostname = "apart"' config.json > new.json
diff <(jq . config.json) new.json || true
mv new.json config.json

# step create: Created: everything is set up, nothing runs
#   create makes the namespaces, the mounts and the cgroup. Inside waits runc itself, under the name "runc init", in
#   the place of our program.
runc create --pid-file pid lab
runc list -q
ps -o pid,args -p "$(cat pid)"

# step state: Any tool can ask for the state
#   The specification defines this JSON. An engine can follow a container by it.
runc state lab | jq '{ociVersion, id, pid, status, bundle}'
ls -x /run/runc/lab

# step start: Running: the program takes over
#   start lets the waiting process go on: it executes our program, a moment after start has returned. The pid is the
#   same, the program is another.
runc start lab
sleep 0.5
runc state lab | jq -c '{pid, status}'
ps -o pid,args -p "$(cat pid)"

# step inside: The same process from inside and from outside
#   exec starts a second process in the namespaces of the container. In there, sleep is process 1 and the machine has
#   another name; runc ps lists the same processes as the machine sees them.
runc exec lab ps
runc exec lab hostname
hostname
runc ps lab -e -o pid,args

# step kill: Stopped: the process ends, the container stays
#   kill sends a signal. Process 1 of a pid namespace ignores TERM unless it handles it, hence KILL. State and cgroup
#   are still there.
runc kill lab KILL
sleep 0.5
runc state lab | jq -c '{pid, status}'

# step delete: Deleted: nothing is left
#   delete removes the cgroup and the state. The bundle is untouched: the next create starts from it.
runc delete lab
runc state lab || echo "exit $?"
ls

# question: The lab ends the container with KILL. What would “runc kill lab TERM” have done, and why?
# answer: Nothing that one could see. sleep is process 1 of its pid namespace, and sleep has no handler for TERM; the
#   kernel does not deliver such a signal to process 1. KILL and STOP from outside are the exception. A program that
#   is to end on TERM has to handle it, or needs an init above it that passes signals on.
