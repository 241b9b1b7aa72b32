import { sql, type Transaction } from 'kysely'
import type { Schema } from '../tables/schema.ts'

/** Opens one transaction for `work`; `durable` commits wait for the disk. */
type OpenTransaction = (work: (trx: Transaction<Schema>) => Promise<void>, durable: boolean) => Promise<void>

type Job = {
  readonly work: (trx: Transaction<Schema>) => Promise<unknown>
  readonly durable: boolean
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** At most so many share a commit: other processes wait for the lock as long as these take. */
const MAX_TOGETHER = 32

/**
 * Lets what comes while a transaction is under way share the next one: one commit, and one wait for the disk, for many. Each
 * piece of work has a savepoint of its own, so one that throws undoes itself alone, and nothing is reported as done before
 * the commit. Alone, a piece of work waits for nobody.
 */
export function createGroupCommit(open: OpenTransaction) {
  const waiting: Job[] = []
  let running = false

  async function run(): Promise<void> {
    while (waiting.length > 0) await together(open, waiting.splice(0, MAX_TOGETHER))
    running = false
  }

  return <T>(work: (trx: Transaction<Schema>) => Promise<T>, durable: boolean): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, durable, resolve: resolve as Job['resolve'], reject })
      if (running) return
      running = true
      // After whatever else has arrived at this moment: it comes along.
      setImmediate(run)
    })
}

async function together(open: OpenTransaction, jobs: readonly Job[]): Promise<void> {
  const outcomes: (() => void)[] = []
  try {
    await open(
      async (trx) => {
        for (const job of jobs) outcomes.push(await attempt(trx, job))
      },
      jobs.some(({ durable }) => durable),
    )
  } catch (error) {
    // Nothing was committed, not even what had succeeded.
    for (const { reject } of jobs) reject(error)
    return
  }
  for (const report of outcomes) report()
}

/** Does one piece of work; returns how to report it once the whole is committed. */
async function attempt(trx: Transaction<Schema>, { work, resolve, reject }: Job): Promise<() => void> {
  await sql`savepoint job`.execute(trx)
  try {
    const value = await work(trx)
    await sql`release job`.execute(trx)
    return () => resolve(value)
  } catch (error) {
    try {
      await sql`rollback to job`.execute(trx)
      await sql`release job`.execute(trx)
    } catch {
      // A full disk undid the whole transaction: why, says the first error.
      throw error
    }
    return () => reject(error)
  }
}
