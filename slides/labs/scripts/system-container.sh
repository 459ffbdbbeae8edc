#!/usr/bin/env bash
# title: A system and a program in containers
# summary: LXC boots a system in a container, with an init that starts and restarts services; runc starts one program.
#   Both are made of namespaces and cgroups. One compares what runs inside and what happens when it ends.
# packages: lxc runc busybox-static jq psmisc
# minutes: 15
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"
echo 'lxc.net.0.type = empty' > empty.conf
echo 'lxc.apparmor.profile = unconfined' >> empty.conf

# cleanup: also runs when a step fails
cleanup() {
  lxc-destroy --force -n lab-system >/dev/null 2>&1 || true
  runc delete --force lab-program >/dev/null 2>&1 || true
  # LXC leaves these empty groups behind.
  sleep 0.5
  find /sys/fs/cgroup -depth -type d -name lxc.pivot -exec rmdir {} + 2>/dev/null || true
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step create: A system from a template
#   The template lays out a small system around busybox: an init, an inittab, a log. It gets no network here.
cat empty.conf
lxc-create -n lab-system -f empty.conf -t busybox > create.log 2>&1
ls -x /var/lib/lxc/lab-system/rootfs
cat /var/lib/lxc/lab-system/rootfs/etc/inittab

# step bundle: A bundle for one program
#   The same busybox, but no init and no services: just the program and what it needs.
mkdir -p rootfs/bin
cp /bin/busybox rootfs/bin/
chroot rootfs /bin/busybox --install -s /bin
runc spec
jq '.process |= . + {terminal: false, args: ["sleep", "1000"]}' \
  config.json > new.json
mv new.json config.json

# step start: Both start
#   lxc-start boots, runc run starts a process. Both return at once, both have a first process on the machine.
lxc-start -n lab-system
runc run --detach lab-program </dev/null >/dev/null 2>&1
sleep 1
lxc-info -n lab-system --state --pid
runc state lab-program | jq -c '{status, pid}'

# step processes: What runs inside
#   In the system: an init, a log, a login on a terminal, and an init that waits to open a console. In the other: the
#   program, and the ps that we ask for.
lxc-attach -n lab-system -- ps
runc exec lab-program ps

# step outside: The same seen from the machine
#   No difference in kind: processes in namespaces. lxc-start stays as the parent and watches over the system; runc is
#   gone, and sleep belongs to whoever adopts orphans.
pstree -sp "$(lxc-info -n lab-system --pid --no-humanize)"
pstree -sp "$(runc state lab-program | jq .pid)"

# step restart: A service ends
#   init starts it again, under another number, as the line "respawn" says.
lxc-attach -n lab-system -- killall getty
sleep 2
lxc-attach -n lab-system -- ps

# step program: The program ends
#   Nobody starts it again: with process 1 the container ends. Restarting is the business of whoever called runc: an
#   engine, or an orchestrator above it.
runc kill lab-program KILL
sleep 0.5
runc state lab-program | jq -c '{status, pid}'
runc delete lab-program

# step stop: The system shuts down
#   lxc-stop asks init to halt, and init ends its services first. Then the container is stopped; its root file system
#   stays until lxc-destroy.
lxc-stop -n lab-system --nokill
lxc-info -n lab-system --state
lxc-destroy -n lab-system
lxc-ls

# question: getty came back after it was killed, sleep did not. What would bring sleep back, without a change to runc?
# answer: Somebody who waits for its end and starts it again, or a new container: an engine with a policy, or the
#   kubelet. Or an init as process 1 in the bundle, which starts sleep as its child: then the container lives on while
#   the child is replaced.
