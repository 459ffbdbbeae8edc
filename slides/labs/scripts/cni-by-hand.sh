#!/usr/bin/env bash
# title: A network plug-in called by hand
# summary: A CNI plug-in is a program - it gets its order from environment variables and its configuration as JSON on
#   standard input, and answers in JSON. One plays the engine and connects a network namespace to a bridge.
# packages: containernetworking-plugins iproute2 busybox-static jq
# minutes: 15
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"
cat > net.json <<END
{
  "cniVersion": "1.0.0",
  "name": "lab",
  "type": "bridge",
  "bridge": "lab-bridge",
  "isGateway": true,
  "ipam": { "type": "host-local",
            "dataDir": "$PWD/ipam",
            "subnet": "10.22.0.0/24" }
}
END

# cleanup: also runs when a step fails
cleanup() {
  ip netns delete lab 2>/dev/null || true
  ip link delete lab-bridge 2>/dev/null || true
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step plugins: A folder of programs
#   Some make interfaces (bridge, ptp, macvlan), some hand out addresses (host-local, dhcp), some add to what others
#   made (portmap, bandwidth). Each says which versions of the specification it speaks.
ls -x -T 0 /usr/lib/cni
plugin=/usr/lib/cni/bridge
CNI_COMMAND=VERSION $plugin < net.json | jq -c .[]

# step config: A network in JSON
#   The plug-in bridge will connect us to lab-bridge. For the address it calls another plug-in, host-local, which keeps
#   its books in the folder of dataDir.
jq . net.json

# step netns: The namespace of a container to be
#   The engine makes it, not the plug-in. So far it has a loopback interface, which is down.
ip netns add lab
ip -n lab -br address

# step add: ADD
#   The order is in the environment: which command, for which container, in which namespace, under which name. The
#   answer tells the interfaces, addresses and routes that there are now.
export CNI_PATH=/usr/lib/cni
export CNI_CONTAINERID=first CNI_IFNAME=eth0
export CNI_NETNS=/run/netns/lab
CNI_COMMAND=ADD $plugin < net.json > result.json
jq -c '.interfaces[]' result.json
jq -c '.ips[]' result.json

# step inside: What the container has now
#   An address and a route to the bridge.
ip -n lab -4 -br address
ip -n lab route
ip netns exec lab busybox ping -qc 1 10.22.0.1 | grep packets

# step outside: What the machine has now
#   The other end of the pair hangs on the bridge, which has the address of the gateway. host-local keeps a file for
#   each address that is taken.
ip -4 -br address show lab-bridge
ip -br link show master lab-bridge | cut -c -32
grep -r . ipam/lab | sort

# step again: ADD twice is an error
#   A plug-in answers errors in JSON too, with a code, and with an exit status that is not zero.
CNI_COMMAND=ADD $plugin < net.json > answer || echo "exit $?"
fold -s -w 76 answer

# step check: CHECK finds what was broken
#   CHECK gets the result of ADD and says nothing while all is as it was. Then the address is taken away.
jq '. + {prevResult: input}' net.json result.json > check
CNI_COMMAND=CHECK $plugin < check && echo good
ip -n lab address flush dev eth0
CNI_COMMAND=CHECK $plugin < check || echo " exit $?"

# step del: DEL
#   The pair and the address are gone; the bridge stays for the next container.
CNI_COMMAND=DEL $plugin < net.json && echo done
ip -n lab -br address
ls ipam/lab

# question: Call DEL a second time, when there is nothing left to delete. Does it fail, and why is that the better
#   answer?
# answer: It succeeds. Whoever cleans up after a crash does not know how far the last attempt came, and calls DEL
#   again to be sure. A plug-in that failed because its work is done already would leave the rest of the chain, and
#   the address, behind.
