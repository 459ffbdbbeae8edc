/** A virtual machine without devices that boots into one busybox, for comparison with containers. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {import("./measuring.mjs").Tool} Tool */
/** @typedef {import("./measuring.mjs").LeftOut} LeftOut */

const name = "qemu-microvm";

/**
 * @param {string} folder
 * @param {string[]} program What runs in it instead of an init.
 * @param {string} kernel Where there is none, "".
 * @returns {Tool | LeftOut} How to start it, or why it cannot be started.
 */
export function microvm(folder, program, kernel) {
  if (process.arch !== "x64") return { name, reason: "the machine is not an x86-64" };
  if (!existsSync("/dev/kvm")) return { name, reason: "the machine has no /dev/kvm" };
  if (!kernel) return { name, reason: "no kernel: it comes with the packages that --fetch brings" };
  const machine = ["-M", "microvm,accel=kvm", "-m", "128", "-nodefaults", "-no-user-config", "-display", "none"];
  const boot = ["-kernel", kernel, "-initrd", initramfs(folder, program), "-serial", "stdio"];
  const append = ["-append", "console=ttyS0 quiet reboot=t panic=-1"];
  const qemu = (/** @type {string} */ cpu) => ["qemu-system-x86_64", ...machine, "-cpu", cpu, ...boot, ...append];
  return { name, start: qemu(workingCpu(machine)), note: kvmHere() };
}

/** What one must know of the machine to understand a virtual machine that does not start. */
function kvmHere() {
  const modules = readdirSync("/sys/module").filter((module) => /^kvm(_|$)/.test(module));
  const virtual = /^flags\s*:.*\bhypervisor\b/m.test(readFileSync("/proc/cpuinfo", "utf8"));
  return `modules of KVM: ${modules.join(", ")}${virtual ? "; the machine is a virtual one itself" : ""}`;
}

/**
 * Some machines that are virtual themselves refuse one feature that `-cpu host` would hand on.
 * @param {string[]} machine
 */
function workingCpu(machine) {
  const stopped = [...machine, "-S", "-serial", "none", "-monitor", "stdio", "-cpu", "host"];
  const { status } = spawnSync("qemu-system-x86_64", stopped, { input: "quit\n", timeout: 10_000 });
  return status === 0 ? "host" : "host,-arch-capabilities";
}

/**
 * @param {string} folder
 * @param {string[]} program
 * @returns {string} The file system in memory from which the kernel starts the program.
 */
function initramfs(folder, program) {
  const root = path.join(folder, "initramfs");
  mkdirSync(path.join(root, "bin"), { recursive: true });
  cpSync(path.join(folder, "rootfs", "bin", "busybox"), path.join(root, "bin", "busybox"));
  const words = program.map((word) => `'${word}'`).join(" ");
  writeFileSync(
    path.join(root, "init"),
    `#!/bin/busybox sh\nPATH=/bin\n/bin/busybox --install -s /bin\nexec ${words}\n`,
  );
  chmodSync(path.join(root, "init"), 0o755);
  const file = path.join(folder, "initramfs.gz");
  execFileSync("sh", ["-c", `find . | busybox cpio -o -H newc 2>/dev/null | gzip -1 > ${file}`], { cwd: root });
  return file;
}
