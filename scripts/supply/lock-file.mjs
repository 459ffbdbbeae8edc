/** What is wrong with the lock file; everything is found in the files themselves, nothing is asked elsewhere. */

const isOurs = (place) => !place.includes("node_modules/");

/**
 * @param lock the lock file
 * @param manifests the package.json of each place that has one of ours: "" for the root
 * @returns one sentence for each problem
 */
export function lockProblems(lock, manifests) {
  return [
    ...Object.entries(lock.packages).flatMap(([place, entry]) => entryProblems(place, entry, lock.packages)),
    ...Object.entries(manifests).flatMap(([place, manifest]) => manifestProblems(place, manifest, lock.packages)),
  ];
}

function entryProblems(place, entry, packages) {
  if (entry.link || isOurs(place)) return [];
  const problems = [];
  if (!/^sha512-/.test(entry.integrity ?? "")) problems.push(`${place} has no integrity`);
  // Which registry or mirror a machine asks is its own matter; what it gets is compared with the integrity.
  if (entry.resolved) problems.push(`${place} names the registry that it came from`);
  // npm forgets what belongs to other platforms when it writes a lock beside what is installed.
  for (const name of Object.keys(entry.optionalDependencies ?? {}))
    if (!findsFrom(place, name, packages))
      problems.push(`${place} needs ${name} on some platform, which is not locked`);
  return problems;
}

const fields = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

function manifestProblems(place, manifest, packages) {
  const locked = packages[place] ?? {};
  const where = place === "" ? "package.json" : `${place}/package.json`;
  if (locked.version !== manifest.version)
    return [`${where} is of version ${manifest.version}, locked ${locked.version}`];
  return fields.flatMap((field) => {
    const wanted = manifest[field] ?? {};
    const known = locked[field] ?? {};
    return [...new Set([...Object.keys(wanted), ...Object.keys(known)])]
      .filter((name) => wanted[name] !== known[name])
      .map((name) => `${where} wants ${name} ${wanted[name] ?? "no more"}, locked ${known[name] ?? "not at all"}`);
  });
}

/** The place of a package in the lock, as Node would find it from another one; undefined when it is not there. */
export function findsFrom(place, name, packages) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const found = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`;
    if (packages[found]) return found;
    // Ours stand outside of node_modules, whose packages they find above them.
    if (folder === "") return undefined;
  }
}
