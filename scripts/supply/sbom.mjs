/** A bill of materials, CycloneDX 1.6 as JSON: what is inside of our files as well as what is installed beside them. */
import { createHash } from "node:crypto";

const purlOf = (name, version) => `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;

/** SPDX identifiers stand alone; what joins several is an expression. */
const licencesOf = (licence) => [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }];

/**
 * @param manifest the package.json of what is handed on
 * @param {import("./packages.mjs").Supplied[]} packages
 */
export function sbomOf(manifest, packages) {
  const purl = purlOf(manifest.name, manifest.version);
  const refs = new Set(packages.map(refOf));
  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": purl,
        name: manifest.name,
        version: manifest.version,
        description: manifest.description,
        licenses: licencesOf(manifest.license),
        purl,
      },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref: purl, dependsOn: [...refs].sort() },
      ...packages.map(({ id, how, dependencies }) => ({
        ref: refOf({ id, how }),
        dependsOn: dependencies.map((needed) => refOf({ id: needed, how })).filter((ref) => refs.has(ref)),
      })),
    ],
  };
  // No time and no chance: the same package has the same bill.
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  const { bomFormat, specVersion, ...rest } = content;
  return { bomFormat, specVersion, serialNumber, ...rest };
}

/** A package may be inside and beside our files, in the same version. */
const refOf = ({ id, how }) => `${how}:${id}`;

function componentOf({ id, name, version, licence, how, optional, integrity, inside }) {
  const [group, own] = name.startsWith("@") ? name.split("/") : ["", name];
  return {
    type: "library",
    "bom-ref": refOf({ id, how }),
    ...(group ? { group } : {}),
    name: own,
    version,
    scope: optional ? "optional" : "required",
    hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex") }],
    licenses: licencesOf(licence),
    purl: purlOf(name, version),
    properties: [{ name: "quarterdeck:how", value: how }],
    ...(inside.length > 0 ? { components: inside.map(insideOf) } : {}),
  };
}

const insideOf = ({ name, version, licence }) => ({
  type: "library",
  name,
  ...(version ? { version } : {}),
  licenses: licencesOf(licence),
});

/** A UUID (version 8: made of what it stands for) from a text. */
function uuidOf(text) {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
