import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How much waits and how many conversations there are; asked for when the metrics are read. */
type Levels = {
  readonly waiting: number
  readonly dead: number
  readonly oldestMs: number
  readonly conversations: Readonly<Record<string, number>>
}

export type Metrics = {
  /** One handled turn: how it ended and how long it took until it was committed. */
  turn(platform: string, status: string, seconds: number): void
  delivery(platform: string, outcome: 'sent' | 'retry' | 'dead'): void
  /** Suggestions of the language model for a plan: kept, or why they were dropped. */
  ideas(outcome: string, count: number): void
  /** Something went wrong; `kind` is a short class name, never a message. */
  fault(kind: string): void
  /** Whether this replica holds a socket or gateway. */
  holds(lease: string, held: boolean): void
  /** Prometheus text. `levels` is called for the gauges of the store. */
  read(levels: () => Promise<Levels>): Promise<string>
  readonly contentType: string
}

/** Counting conversations walks an index: once in this time is enough however often the metrics are read. */
const LEVELS_FOR_MS = 15_000

/** The process's figures for Prometheus, in a registry of its own. No label ever holds a person, a tenant or a word. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const turns = new Histogram({
    name: 'llm_plan_turn_seconds',
    help: 'Time from a turn arriving to its commit.',
    labelNames: ['platform', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const deliveries = new Counter({
    name: 'llm_plan_deliveries_total',
    help: 'Attempts to send, by outcome: sent, retry, dead.',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const ideas = new Counter({
    name: 'llm_plan_ideas_total',
    help: 'Suggestions of the language model for plans, by outcome: kept, or why dropped.',
    labelNames: ['outcome'],
    registers,
  })
  const faults = new Counter({
    name: 'llm_plan_errors_total',
    help: 'Errors by class.',
    labelNames: ['class'],
    registers,
  })
  const held = new Gauge({
    name: 'llm_plan_lease_held',
    help: '1 if this replica holds the socket or gateway of this name.',
    labelNames: ['lease'],
    registers,
  })
  const waiting = new Gauge({ name: 'llm_plan_outbox_waiting', help: 'Deliveries that wait to be sent.', registers })
  const oldest = new Gauge({
    name: 'llm_plan_outbox_oldest_seconds',
    help: 'Age of the oldest waiting delivery.',
    registers,
  })
  const dead = new Gauge({ name: 'llm_plan_dead_letters', help: 'Deliveries that were given up.', registers })
  const conversations = new Gauge({
    name: 'llm_plan_conversations',
    help: 'Conversations by phase.',
    labelNames: ['phase'],
    registers,
  })
  let askedAt = Number.NEGATIVE_INFINITY

  async function refresh(levels: () => Promise<Levels>): Promise<void> {
    if (performance.now() - askedAt < LEVELS_FOR_MS) return
    const now = await levels()
    askedAt = performance.now()
    waiting.set(now.waiting)
    oldest.set(now.oldestMs / 1000)
    dead.set(now.dead)
    conversations.reset()
    for (const [phase, count] of Object.entries(now.conversations)) conversations.set({ phase }, count)
  }

  return {
    turn: (platform, status, seconds) => turns.observe({ platform, status }, seconds),
    delivery: (platform, outcome) => deliveries.inc({ platform, outcome }),
    ideas: (outcome, count) => ideas.inc({ outcome }, count),
    fault: (kind) => faults.inc({ class: kind }),
    holds: (lease, holding) => held.set({ lease }, holding ? 1 : 0),
    async read(levels) {
      // While the database is away its gauges keep their last value; the process's own figures are read all the same.
      await refresh(levels).catch(() => faults.inc({ class: 'store' }))
      return await registry.metrics()
    },
    contentType: registry.contentType,
  }
}
