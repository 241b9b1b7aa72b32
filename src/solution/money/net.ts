/** Years over which options are compared. */
const YEARS = 3

/** What an option brings in three years, what it costs over them taken off: the one comparison of all options. US dollars. */
export const netOverYears = (grossUsdPerYear: number, threeYearUsd: number): number =>
  grossUsdPerYear * YEARS - threeYearUsd
