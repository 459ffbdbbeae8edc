import type { Ledger } from "../ledger/ledger.js";
import type { NotedAnswer, ProjectFiles } from "../source/files.js";
import type { ProjectRoot } from "../source/project.js";

/** What was asked about one folder, and the answers. */
export interface MadeOf extends ProjectRoot {
  readonly answers: readonly NotedAnswer[];
}

/** What a result was made of in one folder. */
export function madeOf(files: ProjectFiles, ledger: Ledger): MadeOf {
  const inquiries = [...new Set(ledger.inquiries())];
  const answers = inquiries.flatMap((inquiry) => {
    const noted = files.noted(inquiry);
    return noted ? [noted] : [];
  });
  return { root: files.root, border: files.border, answers };
}
