/**
 * The package export `llm-plan/estimator`: the estimator and the facts that ship with it. Pure: no input or output, no clock; it works in a
 * browser. `estimate(query, knowledge)` answers one query; give your own knowledge, or `knowledge`, the facts of the day it was built.
 */
export { estimate, kinds } from './estimate.ts'
export type { EstimateOptions, Figure, SizeAnswer, SizeFault } from './query.ts'
