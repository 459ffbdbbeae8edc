#!/usr/bin/env bash
# title: One bundle, two kernels
# summary: The same bundle runs under runc, which asks the kernel of the machine for isolation, and under runsc (gVisor),
#   which brings a kernel of its own. The bundle does not change; what answers the system calls does.
# packages: runc runsc busybox-static jq procps
# minutes: 10
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"
mkdir -p rootfs/bin rootfs/proc
cp /bin/busybox rootfs/bin/
chroot rootfs /bin/busybox --install -s /bin
gvisor() { runsc --network=none --ignore-cgroups "$@" </dev/null; }

# cleanup: also runs when a step fails
cleanup() {
  runc delete --force lab >/dev/null 2>&1 || true
  gvisor delete --force lab >/dev/null 2>&1 || true
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step bundle: One bundle for both
#   A root file system and a config.json, as in "The life of a container". Its only process sleeps.
runc spec
jq '.process |= . + {terminal: false, args: ["sleep", "1000"]}' \
  config.json > new.json
mv new.json config.json
ls

# step start: Two runtimes start it
#   Both take the same commands, in the manner of runc's command line. The options of runsc leave out
#   network and cgroups; how it catches system calls is left at the default (systrap).
runc run --detach lab </dev/null >/dev/null 2>&1
gvisor() {
  runsc --network=none --ignore-cgroups "$@" </dev/null
}
gvisor run --detach lab >/dev/null 2>&1
runc list -f json | jq -c '.[] | {id, status}'
gvisor list -format json | jq -c '.[] | {id, status}'

# step uname: Which kernel answers?
#   In runc's container it is the kernel of the machine. runsc answers with a version of its own: its kernel, the
#   Sentry, implements that interface.
uname -r
runc exec lab uname -r
gvisor exec lab uname -r

# step version: The same question to /proc
#   /proc is no set of files on a disk: each kernel writes what it wants to say.
cut -d '(' -f 1 /proc/version
runc exec lab cut -d '(' -f 1 /proc/version
gvisor exec lab cut -d '(' -f 1 /proc/version

# step dmesg: The log of the kernel
#   runc's container may not read the log of the machine: it has no capability for that. The Sentry hands out a log of
#   its own, with a smile.
runc exec lab dmesg || echo "exit $?"
gvisor exec lab dmesg | sed -n 1p

# step surface: How much of the machine shows
#   Both have /proc, but the Sentry writes its own, with far less in it.
# varies: what /proc has is up to the kernel
runc exec lab ls /proc | grep -vc '^[0-9]'
gvisor exec lab ls /proc | grep -vc '^[0-9]'
runc exec lab ls /proc/sys
gvisor exec lab ls /proc/sys

# step outside: What the machine sees
#   Under runc, sleep is a process of the machine. Under runsc it is not: the machine sees the Sentry (runsc-sandbox),
#   the Gofer that gives it the files, and processes that hold the program's memory and run its code.
runc ps lab -e -o pid,args
ps -e -o comm= | grep -c '^sleep$'
ps -e -o args= | grep -o '^runsc-[a-z]*' | sort -u

# step end: The same end
#   delete --force kills first. Nothing of either runs any more.
runc delete --force lab
gvisor delete --force lab
runc list -q | wc -l
gvisor list -quiet | wc -l

# question: Two containers ran one sleep each, and ps on the machine found one. Where is the other one?
# answer: In the Sentry's own table of processes. The kernel of the machine knows the Sentry (runsc-sandbox) and
#   processes that hold the memory of the program and run its code; none of them is called sleep. Inside, “gvisor exec
#   lab ps” would show it. So tools of the machine that look for names of processes do not find what runs in there.
