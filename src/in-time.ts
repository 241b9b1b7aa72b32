/** Resolves or rejects as `work` does; if that takes longer than `ms`, as `late` does instead, and `work` goes on unheard. */
export async function inTime<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((done) => {
    timer = setTimeout(done, ms)
  })
  return await Promise.race([work, end.then(late)]).finally(() => clearTimeout(timer))
}
