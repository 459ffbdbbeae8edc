/** How Git LFS begins what it puts in the place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const lfsPointer = Buffer.from("version https://git-lfs.github.com/spec/v1");

/** Whether a file is the word for one that was not fetched; such a word is short. */
export const isLfsPointer = (bytes: Uint8Array | undefined): boolean =>
  bytes !== undefined && bytes.length < 1024 && lfsPointer.equals(bytes.subarray(0, lfsPointer.length));
