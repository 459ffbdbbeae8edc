/** Writes the recipe for a virtual machine to do the labs on: Debian's cloud image, cloud-init, and nothing else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Document } from "yaml";

/** @typedef {import("./script.mjs").Lab} Lab */

const about = ` Recipe for a virtual machine to do the labs on, for cloud-init in the image "generic" of Debian 13 (trixie).
 npm run labs -- --machine writes it from the scripts of the labs; labs/README.md says how to start it.
 Whoever has the console of this machine is root: give it no network but the one to fetch packages.`;

/** A line of a console that asks for no name and no password. */
const autologin = `[Service]
ExecStart=
ExecStart=-/sbin/agetty --autologin root --noclear - $TERM
`;

/**
 * @param {Lab[]} labs
 * @param {string} folder Where their scripts lie.
 * @returns {string} YAML that cloud-init takes as user data.
 */
export function machine(labs, folder) {
  const scripts = labs.map(({ name }) => ({
    path: `/root/labs/${name}.sh`,
    permissions: "0755",
    content: readFileSync(path.join(folder, `${name}.sh`), "utf8"),
  }));
  const console = "/etc/systemd/system/serial-getty@ttyS0.service.d/autologin.conf";
  const recipe = new Document({
    hostname: "lab",
    package_update: true,
    apt: { conf: 'APT::Install-Recommends "false";' },
    packages: [...new Set(labs.flatMap(({ packages }) => packages))].toSorted(),
    write_files: [...scripts, { path: console, content: autologin }],
    runcmd: [["systemctl", "daemon-reload"], ["systemctl", "restart", "serial-getty@ttyS0.service"]],
    final_message: "The labs are in /root/labs. Each runs alone, too: bash /root/labs/runc-life.sh",
  });
  recipe.commentBefore = about;
  return `#cloud-config\n${recipe.toString({ lineWidth: 0, defaultStringType: "PLAIN" })}`;
}
