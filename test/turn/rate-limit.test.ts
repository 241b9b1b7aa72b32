import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bucket, createRateLimit, takeToken } from '../../src/turn/transaction/rate-limit.ts'

describe('the rate limit', () => {
  it('never lets through more than the burst and what came back since', () => {
    const rate = fc.record({ burst: fc.integer({ min: 1, max: 20 }), perSecond: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(rate, fc.array(fc.integer({ min: -500, max: 3_000 }), { maxLength: 200 }), (rate, steps) => {
        let bucket: Bucket | undefined
        let [now, latest, passed] = [0, 0, 0]
        for (const step of steps) {
          now += step
          latest = Math.max(latest, now)
          const taken = takeToken(bucket, now, rate)
          bucket = taken.bucket
          if (taken.waitMs === 0) passed++
        }
        expect(passed).toBeLessThanOrEqual(rate.burst + (latest / 1000) * rate.perSecond + 1e-6)
      }),
    )
  })

  it('lets one through after exactly the wait that it names', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (perSecond, tokens) => {
          const rate = { burst: 5, perSecond }
          const { bucket, waitMs } = takeToken({ tokens, at: 0 }, 0, rate)
          expect(waitMs).toBeGreaterThan(0)
          expect(takeToken(bucket, waitMs, rate).waitMs).toBe(0)
        },
      ),
    )
  })

  it('stops one person’s flood and leaves the others of the tenant alone', () => {
    const limit = createRateLimit({ burst: 10, perSecond: 1 }, { burst: 100, perSecond: 10 })
    const flood = Array.from({ length: 500 }, () => limit.take('slack:T', 'mallory', 0))
    expect(flood.filter((wait) => wait === 0)).toHaveLength(10)
    expect(limit.take('slack:T', 'ana', 0)).toBe(0)
    expect(limit.take('slack:U', 'mallory', 0)).toBe(0)
  })

  it('bounds a tenant as a whole', () => {
    const limit = createRateLimit({ burst: 10, perSecond: 1 }, { burst: 100, perSecond: 10 })
    const waits = Array.from({ length: 200 }, (_, user) => limit.take('slack:T', `user-${user}`, 0))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(100)
  })
})
