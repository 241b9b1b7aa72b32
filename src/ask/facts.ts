/**
 * What a text states, before anything is computed. Every fact is a list: people name two sizes or two cards in one
 * question, and then both are compared. The names are those of the size query; `method` adds what is not trained
 * (`inference`, `quantize`) and what is not sized by itself (`rl`, `finetune` where the kind of tuning is not said).
 */
export type Facts = {
  readonly model?: readonly string[]
  /** Billions of parameters; of all experts for a mixture of experts. */
  readonly paramsB?: readonly number[]
  readonly activeParamsB?: readonly number[]
  readonly method?: readonly Method[]
  readonly quantBits?: readonly number[]
  readonly precision?: readonly string[]
  readonly kvPrecision?: readonly string[]
  readonly accelerator?: readonly string[]
  readonly accelerators?: readonly number[]
  /** Per card. */
  readonly acceleratorMemoryGB?: readonly number[]
  readonly systemMemoryGB?: readonly number[]
  readonly diskGB?: readonly number[]
  readonly contextTokens?: readonly number[]
  readonly promptTokens?: readonly number[]
  readonly outputTokens?: readonly number[]
  readonly batch?: readonly number[]
  readonly concurrency?: readonly number[]
  /** Billions of tokens. */
  readonly tokensB?: readonly number[]
  readonly epochs?: readonly number[]
  readonly steps?: readonly number[]
  readonly examples?: readonly number[]
  readonly tokensPerExample?: readonly number[]
  readonly vectors?: readonly number[]
  readonly documents?: readonly number[]
  readonly dimensions?: readonly number[]
  readonly index?: readonly string[]
  readonly requestsPerDay?: readonly number[]
  /** The part of the machines' capacity that the load uses: told where the rate is that of the busiest time. */
  readonly utilization?: readonly number[]
  /** Things to be worked through once: in `hours`, where they are told. */
  readonly batchItems?: readonly number[]
  readonly tokensPerDay?: readonly number[]
  readonly tokensPerSecond?: readonly number[]
  readonly budgetUsd?: readonly number[]
  readonly usdPerHour?: readonly number[]
  /** Codes of other currencies in which money was said, and from which it was converted roughly. */
  readonly currency?: readonly string[]
  readonly hours?: readonly number[]
  readonly sharding?: readonly string[]
  readonly optimizer?: readonly string[]
  readonly framework?: readonly string[]
  /** `api` where a vendor's service was named. */
  readonly place?: readonly string[]
  readonly engine?: readonly string[]
  readonly loraRank?: readonly number[]
  /** Memory that the speaker saw or expects ("uses 40 GB, is that normal?"). */
  readonly claimedGB?: readonly number[]
}

export type Method =
  | 'inference'
  | 'full'
  | 'lora'
  | 'qlora'
  | 'finetune'
  | 'pretrain'
  | 'quantize'
  | 'rl'
  | 'grpo'
  | 'ppo'
  | 'dpo'
  | 'rlhf'
export type FactName = keyof Facts

/** Adds `more` to `facts`; equal values are kept once, in the order in which they were said. */
export function addFacts(facts: Facts, more: Facts): Facts {
  const sum: Record<string, readonly (string | number)[]> = {
    ...(facts as Record<string, readonly (string | number)[]>),
  }
  for (const [name, values] of Object.entries(more) as [string, readonly (string | number)[]][]) {
    sum[name] = [...new Set([...(sum[name] ?? []), ...values])]
  }
  return sum as Facts
}
