import type { Ledger } from "../ledger/ledger.js";
import type { DeckLook } from "../model/look.js";
import type { CompiledDeck } from "../project/compile.js";
import { type Installation, packageTheme } from "../project/package-files.js";
import type { Projects } from "../project/projects.js";
import { lookOf } from "../render/design/deck-look.js";
import { type GalleryType, galleryTypeOf } from "../render/page/index-page.js";
import { InputError, MachineError } from "../report/problem.js";
import type { ExportedDeck } from "./export-deck.js";
import type { GalleryTools } from "./gallery.js";
import type { BuildPlan } from "./plan.js";

/** What a run knows of the looks of its decks. */
interface LookSources {
  readonly exported: readonly ExportedDeck[];
  readonly plan: BuildPlan;
  readonly projects: Projects;
  readonly installation: Installation;
  /** Notes what of the package a gallery is made of. */
  readonly ledger: Ledger;
}

/** Finds what galleries are set in: the theme of the decks that share one, else Quarterdeck's own. */
export function galleryTypes(sources: LookSources): GalleryTools["typeOf"] {
  const { exported, installation, ledger } = sources;
  return (look) => {
    const own = galleryTypeOf(packageTheme(installation, ledger), undefined);
    if (look === undefined || isSame(look, own.look)) return own;
    const made = exported.find(({ compiled: { theme, brand } }) => isSame(lookOf(theme, brand), look));
    return (made && typeOf(made.compiled)) ?? standingType(look, sources) ?? own;
  };
}

/** Whether two decks look the same in lists. */
const isSame = (one: DeckLook, other: DeckLook) => JSON.stringify(one) === JSON.stringify(other);

const typeOf = ({ theme, brand }: CompiledDeck): GalleryType => galleryTypeOf(theme, brand);

/** The type of a deck that stands: its theme was not read by this build, until a gallery has to be made again. */
function standingType(look: DeckLook, { plan, projects }: LookSources): GalleryType | undefined {
  const input = plan.inputs.find((each) => {
    const stands = plan.standing.get(each);
    return stands !== undefined && isSame(stands.deck.look, look);
  });
  try {
    const compiled = input && projects.of(input).compile(input, input.formats, { variant: input.variant });
    return compiled && typeOf(compiled);
  } catch (cause) {
    // All decks are made by now: a list of them in another look is better than none.
    if (cause instanceof InputError || cause instanceof MachineError) return undefined;
    throw cause;
  }
}
