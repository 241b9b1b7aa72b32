import { randomBytes } from 'node:crypto'
import type { Engine } from '../engines/engine.ts'

/** Secrets that the installation made for itself; see `Store.key`. They mark what we handed out and open nothing that is stored. */
export function keys({ db }: Engine): (name: string) => Promise<string> {
  const find = (name: string) => db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirst()
  return async (name) => {
    const known = await find(name)
    if (known) return known.value
    const value = randomBytes(32).toString('base64url')
    await db
      .insertInto('keys')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    // Of two replicas that start together, one was first.
    return (await find(name))?.value ?? value
  }
}
