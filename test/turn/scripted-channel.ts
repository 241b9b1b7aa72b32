import type { Channel } from '../../src/contract/channel.ts'
import type { Delivery, Receipt } from '../../src/contract/delivery.ts'
import type { Platform } from '../../src/contract/place.ts'

/** What the platform does with one attempt: fail as told, or take it (`late`: take it, but fail to say so). */
export type Scripted = Error | 'ok' | { readonly late: Error } | 'hang'

/** A platform in memory that does what its script says and takes everything once the script is over. */
export function scriptedChannel(script: Scripted[] = [], platform: Platform = 'slack') {
  const posted: { readonly delivery: Delivery; readonly at: number }[] = []
  const tries: { readonly delivery: Delivery; readonly at: number }[] = []

  const take = (delivery: Delivery): Receipt => {
    posted.push({ delivery, at: performance.now() })
    const message = `m${posted.length}`
    return delivery.kind === 'open' ? { message, thread: message } : { message }
  }
  const channel: Channel = {
    platform,
    start: async () => {},
    stop: async () => {},
    async send(delivery) {
      tries.push({ delivery, at: performance.now() })
      const step = script.shift() ?? 'ok'
      if (step === 'hang') return await new Promise<Receipt>(() => {})
      if (step instanceof Error) throw step
      const receipt = take(delivery)
      if (step !== 'ok') throw step.late
      return receipt
    },
  }
  return { channel, posted, tries, texts: () => posted.map(({ delivery }) => words(delivery)) }
}

function words(delivery: Delivery): string {
  return 'view' in delivery ? delivery.view.fallback : delivery.kind
}
