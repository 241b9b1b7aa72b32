import fc from 'fast-check'

/**
 * Property tests draw the same examples in every run, so that a red run means that a change broke something.
 * `PROPERTY_SEED=random` (or a number) draws others: run it so after a change to what a property holds.
 */
const wanted = process.env.PROPERTY_SEED ?? '20261121'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
