/** What a number is measured in. Money is converted to US dollars, times to seconds, shares to fractions of one. */
export type Unit = 'count' | 'usd' | 'share' | 'score' | 'seconds' | 'bytes' | 'tokens' | 'parameters'

/** What a number is about, where its words say so. */
export type Role =
  /** Cases that come in, with `per`. */
  | 'volume'
  /** What the result must reach ("F1 of 0.9", "no error in 200 cases"), and what one may miss or spoil. */
  | 'target'
  | 'error-limit'
  /** How well it goes today. */
  | 'baseline'
  /** Cases of the test that the target names ("120 questions"). */
  | 'sample'
  /** What the present way costs, what the new one may cost, what there is to spend, what a thing is sold for, what is won. */
  | 'cost'
  | 'target-cost'
  | 'budget'
  | 'price'
  | 'benefit'
  /** A person's time for one case, the limit of an answer, the time until it must be live, any other span. */
  | 'time-per-case'
  /** How long people wait for a result today, and how long they shall: work done is another matter. */
  | 'turnaround'
  | 'target-turnaround'
  | 'latency'
  | 'deadline'
  | 'duration'
  /** What there is: documents and bytes to work on, cases with a known answer, classes to tell apart. */
  | 'data-size'
  | 'labelled'
  | 'classes'
  /** How large one case is. */
  | 'case-pages'
  | 'case-fields'
  /** Who works on it today or will use it, where, and with which machines. */
  | 'staff'
  | 'users'
  | 'sites'
  | 'hardware'

/** A number of the free text with all that its words say about it. */
export type Quantity = {
  /** In `unit`. Of a range the middle, of a bound the bound. */
  readonly value: number
  /** Both for "30 to 40"; `high` alone for "at most 40", `low` alone for "at least 30". */
  readonly low?: number
  readonly high?: number
  readonly unit: Unit
  /** What is counted, as it was written: `mails`, `open jobs`. */
  readonly counts?: string
  /** What it is a number for each of: a period (`second` to `year`) or a thing (`case`, `call`, `site`). */
  readonly per?: string
  readonly role?: Role
  /** Of a target or baseline: the metric by its id of `knowledge/signals.yaml`. */
  readonly metric?: string
  /** What that metric tells, where it is not how well the work is done: how much is done without people, or what the business gets. */
  readonly about?: 'automation' | 'business'
  /** Where money was converted: the currency of the words, and what one unit of it is in US dollars. */
  readonly currency?: { readonly code: string; readonly usd: number }
  /** The words that it stands in, as they were written. */
  readonly words: string
  /** It is the part of what one of them costs that is saved each time. */
  readonly saved?: true
  /** It stands in a bracket behind a goal, and tells of that. */
  readonly aside?: true
  /** The question in whose answer it stands, and the offset of its first character there. */
  readonly where: { readonly question: string; readonly at: number }
}
