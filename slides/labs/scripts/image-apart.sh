#!/usr/bin/env bash
# title: An image taken apart
# summary: An OCI image is a folder of files that name each other by the sum of their content. One makes an image with
#   umoci, follows the sums from index.json to the last file, and copies it with skopeo.
# packages: umoci skopeo busybox-static jq
# minutes: 15
set -euo pipefail

# setup:
folder=$(mktemp -d)
cd "$folder"
day=2026-01-01T00:00:00Z
mkdir -p rootfs/bin
cp /bin/busybox rootfs/bin/
ln -s busybox rootfs/bin/sh
echo hello > motd
find rootfs motd -exec touch -h -d $day {} +
short() { sed -E 's/([0-9a-f]{12})[0-9a-f]{52}/\1.../g'; }
blob() { echo "image/blobs/sha256/$(jq -r "$1" "$2" | cut -d : -f 2)"; }

# cleanup: also runs when a step fails
cleanup() {
  cd /
  rm -rf "$folder"
}
trap cleanup EXIT

# step layout: An image without a layer
#   umoci makes a folder, the "layout", and in it an empty image that a tag names. No registry, no
#   daemon. Its content lies in blobs: so far a manifest and a configuration.
umoci init --layout image
umoci new --image image:lab
ls -p image
ls image/blobs/sha256 | wc -l

# step layer: One layer, one program
#   A layer is a tar archive of files to add: here busybox. All dates are the same fixed day, so that the same content
#   gives the same sums on each machine. gc removes the blobs that nothing names any more.
umoci insert --image image:lab --no-history rootfs /
umoci config --image image:lab --no-history --created $day \
  --config.cmd sh
umoci gc --layout image
wc -c image/blobs/sha256/* | short

# step index: index.json names the manifest
#   The tag is only a note in this file. What counts is the digest: the sum of the manifest, which is also its name
#   (a function, short, cuts sums to fit on the screen).
jq . image/index.json | short

# step manifest: The manifest names the configuration and the layers
#   The sums are the names of files, too (another function, blob, tells the path). Each comes with a size: whoever trusts
#   the digest of the manifest can check all the rest.
manifest=$(blob .manifests[0].digest image/index.json)
jq . $manifest | short

# step config: The configuration says how to start
#   Platform, default command, and the sum of each layer before compression (diff_ids).
config=$(blob .config.digest $manifest)
jq . $config | short

# step verify: The names are the content
#   sha256sum knows nothing about images, and finds each file under its right name. The layer unpacked by zcat has
#   the sum that the
#   configuration tells (diff_ids, the step before).
sha256sum image/blobs/sha256/* | short
layer=$(blob .layers[0].digest $manifest)
tar -tzPf $layer | xargs
zcat $layer | sha256sum | short

# step share: A second tag shares what is the same
#   One more file is one more layer. The first layer is named again, not stored again: that is all there is to "pull
#   only what changed".
umoci tag --image image:lab more
umoci insert --image image:more --no-history motd /motd
skopeo inspect oci:image:more | jq .Layers | short

# step copy: skopeo brings it elsewhere
#   Here into a plain folder; with docker:// in place of dir: it would be a registry. The sums stay the
#   same: that of the manifest is the digest in index.json.
skopeo --insecure-policy copy --quiet oci:image:lab dir:copy
ls copy | short
sha256sum copy/manifest.json | short

# step bundle: From image to bundle
#   A runtime reads no images. umoci unpacks the layers and writes config.json from the configuration: what a runtime
#   starts from.
umoci unpack --image image:lab bundle
ls bundle | short
jq -c .process.args bundle/config.json

# question: The layer has two sums: one is the name of its file, the other stands in the configuration. Why both?
# answer: The name is the sum of what is fetched: the compressed archive. The configuration keeps the sum of the
#   archive before compression (diff_id), of what is unpacked. Compressed again by another tool, the same layer can
#   have another name, and the diff_id stays: so one can be checked on the way, the other after unpacking.
