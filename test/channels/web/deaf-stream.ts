import { createConnection } from 'node:net'

/** Opens the event stream of a session and never reads from it. `dropped` resolves when the server has given it up. */
export function deafStream(url: string, cookie: string): { dropped: Promise<void>; close(): void } {
  const { hostname, port } = new URL(url)
  const socket = createConnection({ host: hostname, port: Number(port) })
  socket.pause()
  // Being dropped is what it is for.
  socket.on('error', () => {})
  socket.write(`GET /web/feed?after=0 HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n\r\n`)
  // A paused socket hears of the end only when something more is written to it.
  const knock = setInterval(() => socket.write('\r\n'), 50)
  const dropped = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearInterval(knock)
      resolve()
    })
  })
  return { dropped, close: () => socket.destroy() }
}
