/** Something that the team asked for, has or must mind, in its own words, and where the plan sees to it. */
export type Want = {
  readonly kind:
    | 'limit'
    | 'language'
    | 'material'
    | 'thing'
    | 'team'
    | 'machine'
    | 'place'
    | 'system'
    | 'person'
    | 'work'
    | 'goal'
  readonly words: string
  /** The answer in which it stands; several of one place stand together. */
  readonly of?: string
  /** `open`: no row of the plan does it; `where` says what follows. */
  readonly state: 'open' | 'done'
  readonly where: string
}

/** What became of a clause: a row of its own or with others, or nothing, by the rule that says why. */
export type Verdict = Want | { readonly state: 'silent'; readonly words: string; readonly why: Silence }

type Silence =
  /** A row for the whole brief says it: all languages, all machines. */
  | 'said by another row'
  /** The sentence that says who asks and for what: the whole plan answers it. */
  | 'the whole plan'
  /** No reading of ours is sure enough of it. */
  | 'not read'
