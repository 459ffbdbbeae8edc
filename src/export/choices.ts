import path from "node:path";
import { isWithin, realPathOf, relativePath } from "../source/folder.js";
import { isBrandPackage } from "./brand-name.js";
import type { BuildRequest } from "./request.js";

/** Everything in a request that changes what is written; what it is called from and how fast it goes does not. */
export function choicesOf(request: BuildRequest) {
  return { ...plainChoices(request), ...givenFiles(request, (file) => file) };
}

/**
 * The same as another machine would say it, on which the project lies elsewhere; undefined where results cannot be those of another
 * machine.
 *
 * @param root the project's folder
 */
export function sharedChoicesOf(request: BuildRequest, root: string) {
  // Drawings are about decks by where these lie, and what git says of a slide is in no file.
  if (request.drawings !== undefined || request.options.editLinks !== undefined) return undefined;
  const placeIn = (file: string) => (isWithin(file, root) ? relativePath(root, file) : file);
  return { ...plainChoices(request), ...givenFiles(request, placeIn) };
}

/** Files that the command line names, by where they really are. */
function givenFiles(
  { inputs, folder, brand, vars, rehearsals = [], drawings, variant }: BuildRequest,
  nameOf: (file: string) => string,
) {
  const placeOf = (file: string | undefined) =>
    file === undefined ? "" : nameOf(realPathOf(path.resolve(folder, file)));
  // Which decks are built decides whether the drawings are those of one of them.
  const drawn = drawings === undefined ? "" : [placeOf(drawings), folder, variant, ...inputs];
  const branded = brand !== undefined && isBrandPackage(brand, folder) ? brand : placeOf(brand);
  return { brand: branded, vars: placeOf(vars), rehearsals: rehearsals.map(placeOf), drawings: drawn };
}

function plainChoices({
  inputs,
  folder,
  rootChoice,
  brand,
  vars,
  rehearsals,
  drawings,
  jobs,
  keepGoing,
  cache,
  shared,
  shard,
  environment,
  out,
  formats,
  variant,
  ...choices
}: BuildRequest) {
  return choices;
}
