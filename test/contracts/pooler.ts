import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import pg from 'pg'

/** What a pooler in transaction mode lets through; PgBouncer refuses every other startup parameter. */
const ALLOWED = new Set(['user', 'database', 'client_encoding', 'application_name', 'datestyle', 'timezone'])
const SSL_REQUEST = 80_877_103

type Backend = { readonly client: pg.Client; readonly stream: Socket; answer: (data: Buffer) => void }

/**
 * A connection pooler in transaction mode in front of a real PostgreSQL: unknown startup parameters are refused, and after
 * each transaction a client goes on with another connection than before.
 */
export async function startPooler(url: string, size = 3) {
  const all = await Promise.all(Array.from({ length: size }, () => openBackend(url)))
  const free = [...all]
  const waiting: ((backend: Backend) => void)[] = []
  const sockets = new Set<Socket>()

  const take = async (): Promise<Backend> => free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)))
  function give(backend: Backend): void {
    const next = waiting.shift()
    if (next) next(backend)
    else free.push(backend)
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    let held: Promise<Backend> | undefined
    let started = false
    const fromClient = framed((message) => {
      if (message[0] === 'X'.charCodeAt(0)) return
      held ??= take().then((backend) => {
        const fromServer = framed((answer) => {
          socket.write(answer)
          // Ready for the next query, and in no transaction.
          if (answer[0] !== 'Z'.charCodeAt(0) || answer[5] !== 'I'.charCodeAt(0)) return
          held = undefined
          give(backend)
        })
        backend.answer = fromServer
        return backend
      })
      held.then(({ stream }) => stream.write(message))
    })
    socket.on('data', (data) => {
      if (started) return fromClient(data)
      if (data.readInt32BE(4) === SSL_REQUEST) return void socket.write('N')
      started = true
      const names = data
        .subarray(8)
        .toString()
        .split('\0')
        .filter((_, index) => index % 2 === 0)
      const refused = names.find((name) => name !== '' && !ALLOWED.has(name.toLowerCase()))
      if (refused !== undefined) return void socket.end(failure(`unsupported startup parameter: ${refused}`))
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = new URL(url)
  address.port = String((server.address() as { port: number }).port)

  return {
    url: address.href,
    /** What a statement answers on each of the connections behind, which clients share. */
    async behind(statement: string): Promise<unknown[]> {
      const rows: unknown[] = []
      for (const { stream } of all) rows.push(await simpleQuery(stream, statement))
      return rows
    },
    stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
      for (const { stream } of all) stream.destroy()
    },
  }
}

/** Logs in by the real client, and then speaks over its socket. */
async function openBackend(url: string): Promise<Backend> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.removeAllListeners('data')
  const backend: Backend = { client, stream, answer: () => {} }
  stream.on('data', (data: Buffer) => backend.answer(data))
  return backend
}

/** The first value that a statement answers. */
async function simpleQuery(stream: Socket, statement: string): Promise<string> {
  return await new Promise((resolve) => {
    let value = ''
    const read = framed((answer) => {
      if (answer[0] === 'D'.charCodeAt(0)) value = answer.subarray(11).toString()
      if (answer[0] !== 'Z'.charCodeAt(0)) return
      stream.off('data', read)
      resolve(value)
    })
    stream.on('data', read)
    stream.write(message('Q', Buffer.from(`${statement}\0`)))
  })
}

/** Calls back with each whole message of a stream. */
function framed(onMessage: (message: Buffer) => void): (data: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (data) => {
    rest = Buffer.concat([rest, data])
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const length = rest.readInt32BE(1) + 1
      const whole = rest.subarray(0, length)
      rest = rest.subarray(length)
      onMessage(whole)
    }
  }
}

function message(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

function failure(text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0C08P01\0M${text}\0\0`))
}
