import { describe, expect, it } from 'vitest'
import { classTest, someBelow } from '../../src/statistics/by-class.ts'

describe('a floor that each class must reach', () => {
  it('lets people judge only as many classes as one test can hold', () => {
    expect(classTest(0.75, 140)).toEqual({ each: 73, mark: 62, judged: 27 })
    expect(classTest(0.75, 8).judged).toBe(8)
  })

  it('is missed somewhere by chance, the likelier the more classes and the fewer cases of each', () => {
    // Both of two right is asked of a coin: three of four tosses of two fail.
    expect(someBelow(1, 0.5, 2, 1)).toBeCloseTo(0.75, 9)
    expect(someBelow(1, 0.5, 2, 2)).toBeCloseTo(1 - 0.25 ** 2, 9)
    expect(someBelow(0.75, 0.85, 73, 140)).toBeGreaterThan(someBelow(0.75, 0.85, 73, 20))
    expect(someBelow(0.75, 0.85, 20, 140)).toBeGreaterThan(someBelow(0.75, 0.85, 73, 140))
  })
})
