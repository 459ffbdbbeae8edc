/** The superuser may read everything; so what is to be refused happens to somebody else. */
export async function asNobody(work: (asMyself: (action: () => void) => void) => Promise<void>): Promise<void> {
  const nobody = 65_534;
  const become = (user: number) => process.getuid?.() === 0 && process.seteuid?.(user);
  become(nobody);
  try {
    await work((action) => {
      become(0);
      action();
      become(nobody);
    });
  } finally {
    become(0);
  }
}
