import { type App, SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../../log.ts'
import type { SlackSettings } from '../settings.ts'
import { ackAfterwards } from './ack-afterwards.ts'
import { boltLogger } from './bolt-logger.ts'
import { clientOptions } from './client-options.ts'
import { forgiving } from './forgiving.ts'
import type { Gate } from './gate.ts'
import { guardSocket } from './guard-socket.ts'

const FIRST_PAUSE_MS = 250
const MAX_PAUSE_MS = 30_000

/**
 * Bolt's Socket Mode receiver with three things changed, each for a measured fault of 5.1 and socket-mode 3.1:
 * events are acknowledged after the listener and not before; a malformed message cannot end the process; and we
 * reconnect ourselves, at once after Slack's refresh (the SDK leaves a gap of 5 s) and for as long as it takes (the SDK
 * gives up with an unhandled rejection when the network is away).
 */
export class SocketReceiver extends SocketModeReceiver {
  readonly #gate: Gate
  readonly #log: Log
  #stopping = false
  #reconnecting = false
  #wake = () => {}

  constructor(appToken: string, settings: SlackSettings, gate: Gate, log: Log) {
    super({
      appToken,
      logger: boltLogger(log),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(settings, log) },
    })
    this.#gate = gate
    this.#log = log
    guardSocket(this.client, log)
  }

  override init(app: App): void {
    super.init(ackAfterwards(forgiving(app, this.#log), this.#gate))
  }

  /** Resolves once connected; rejects if the first connection fails. Then stays connected until `stop`. */
  override async start() {
    this.#stopping = false
    const connected = await super.start()
    this.client.on('disconnected', () => {
      if (!this.#stopping && !this.#reconnecting) void this.#reconnect()
    })
    return connected
  }

  override async stop() {
    this.#stopping = true
    this.#wake()
    this.client.removeAllListeners('disconnected')
    await super.stop()
  }

  async #reconnect() {
    this.#reconnecting = true
    await this.#untilConnected()
    this.#reconnecting = false
  }

  async #untilConnected() {
    for (let pause = FIRST_PAUSE_MS; !this.#stopping; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      try {
        await super.start()
        return
      } catch (error) {
        this.#log.warn({ err: error, pauseMs: pause }, 'slack socket: could not reconnect, will try again')
      }
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause)
        this.#wake = () => {
          clearTimeout(timer)
          done()
        }
      })
    }
  }
}
