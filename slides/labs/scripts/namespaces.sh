#!/usr/bin/env bash
# title: What a namespace hides
# summary: A namespace gives a process its own view of one thing: the processes, the host name, the network, the mounts.
#   One looks at a single process from inside and from outside, with unshare, nsenter and lsns, and without a runtime.
# packages: util-linux procps iproute2
# minutes: 10
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"

# cleanup: also runs when a step fails
cleanup() {
  [ -z "${pid:-}" ] || kill -KILL "$pid" 2>/dev/null || true
  ip link delete lab-bridge 2>/dev/null || true
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step own: Every process is in one namespace of each kind
#   The number names the namespace. Two processes with the same number see the same thing; there is no process without.
lsns --task $$ --output NS,TYPE
readlink /proc/self/ns/uts

# step uts: Another host name, for one process
#   unshare moves a program into a new namespace. What it sets there, nobody outside sees.
hostname
unshare --uts sh -c 'hostname apart; hostname'
hostname

# step pid: Process 1 of its own
#   The first process of a pid namespace is process 1. But /proc still shows the processes of the machine, and ps
#   only reads files there: a /proc of its own is a matter of mounts, hence --mount-proc.
unshare --pid --fork sh -c 'echo "I am $$"; cat /proc/1/comm'
unshare --pid --fork --mount-proc sh -c 'cat /proc/1/comm; ps -e'

# step keep: A process to look at
#   sleep gets four new namespaces: processes, host name, network, mounts. The kernel keeps both of its numbers.
unshare --pid --uts --net --mount --fork --mount-proc \
  sleep 1000 2>/dev/null &
sleep 0.5
pid=$(pgrep -P $!)
ps -o pid,args -p $pid
grep NSpid /proc/$pid/status

# step compare: Which kinds differ
#   The files in /proc/PID/ns stand for the namespaces; -ef asks whether two of them are the same one. sleep has four
#   of its own and shares four with us.
for ns in cgroup ipc mnt net pid time user uts; do
  if [ /proc/$pid/ns/$ns -ef /proc/$$/ns/$ns ]
  then echo $ns: shared; else echo $ns: its own; fi
done

# step enter: Going in
#   nsenter starts a program in the namespaces of another process. This is the core of "exec into a container".
nsenter -t $pid --pid --mount ps -e -o pid,args
nsenter -t $pid --uts sh -c 'hostname inside; hostname'
hostname

# step net: A network without a network
#   A new network namespace has a loopback interface that is down, and nothing else: no bridge, no address, no route.
ip link add lab-bridge type bridge
ip -br link
nsenter -t $pid --net ip -br link

# step mount: A mount that nobody else sees
#   The file is in a file system that only the mount namespace of sleep has. From outside one finds it through /proc.
nsenter -t $pid --mount mount -t tmpfs tmpfs /mnt
nsenter -t $pid --mount touch /mnt/hidden
ls /mnt/hidden || echo "exit $?"
ls /proc/$pid/root/mnt

# step end: The last process takes the namespaces with it
#   A namespace lives as long as a process is in it, or something else holds it. Then it goes, with mounts and devices.
kill -KILL $pid
wait 2>/dev/null
nsenter -t $pid --net true || echo "exit $?"

# question: The network namespace went with its last process. What could have kept it, without any process in it?
# answer: A file. While something holds /proc/PID/ns/net open, or it is mounted onto another file, the namespace
#   stays. “ip netns add” does that below /run/netns, and so do engines, to keep a pod's network while its containers
#   come and go.
