import type { Rates } from '../../amounts/currency.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import type { ProposedChange } from '../ask-result.ts'
import { findChange } from './find-change.ts'
import { findDecision, type Subject } from './find-decision.ts'

/** What someone wants to know about their plan. */
export type PlanQuestion =
  | { readonly about: 'why' | 'why-not' | 'would-change'; readonly subject: Subject }
  | { readonly about: 'what-if'; readonly change: ProposedChange }
  | { readonly about: 'what-if-unclear' }
  | { readonly about: Topic }
  | { readonly about: 'role'; readonly role: string; readonly title: string }

const ALL_TOPICS = [
  'assumptions',
  'people',
  'cost',
  'largest-cost',
  'time',
  'longest-phase',
  'pilot',
  'sign-off',
  'risks',
  'summary',
  'next',
  'data',
  'evaluation',
  'would-change-all',
  'sources',
  'unanswered',
] as const
type Topic = (typeof ALL_TOPICS)[number]

const WHAT_IF =
  /\bwhat if\b|\bwhat happens if\b|\b(?:suppose|assume|imagine|say) (?:we|that|i|the)\b|\bif we (?:had|have|were|could|got|can|did|used)\b|\bwas wäre wenn\b|\bund wenn\b|\b¿?y si\b|\bet si\b|如果我们|要是/u
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['assumptions', /\bassum\w+\b|take[ns]? for granted|\bguess(?:ed|es)?\b|annahmen|supuest|假设/u],
  [
    'people',
    /\bwho\b[^?]*\b(?:need|hire|do (?:we|i)|work|involved|build|team)\b|\b(?:team|staff\w*|roles?|people|hire|hiring)\b[^?]*\b(?:need|required?|plan|should|cost)\b|\bwhich (?:roles|people)\b|\bwhat (?:team|roles|people)\b|\bwithout (?:an? |any )?(?:data|ml|software|mlops)[ -](?:engineer|scientist|analyst|manager)|wen brauchen|quién|需要哪些人/u,
  ],
  ['risks', /\brisks?\b|\bwhat (?:could|can|might) go wrong\b|\bpitfalls?\b|risiken|riesgos|风险/u],
  [
    'summary',
    /\bsummar\w+\b|\bfor my (?:boss|manager|ceo|board|team)\b|\bin (?:short|brief|a nutshell|one (?:sentence|paragraph|minute))\b|\btl;?dr\b|\belevator\b|zusammenfass\w*|resum\w+|résum\w+|总结/u,
  ],
  [
    'next',
    /\bnext steps?\b|\bwhat (?:now|next|should we do (?:first|next|now))\b|\bhow (?:do|should|can) we (?:start|begin)\b|\bfirst steps?\b|nächste[nr]? schritt|下一步/u,
  ],
  [
    'time',
    /\bhow long\b[^?]*\b(?:project|plan|take|until|whole|all)\b|\btimeline\b|\bschedule\b|\bwhen (?:will|could|can) (?:we|it)\b|\bdeadline\b|\bwhen (?:do|will|can|could|would) (?:we|it|you|they)\b|wie lange dauert das projekt/u,
  ],
  [
    'cost',
    /\bwhy (?:is (?:it|this|that|the plan) )?so (?:expensive|much|dear|costly)\b|\bwhat (?:does|will|would) (?:it|this|that|all this|the (?:plan|project|whole thing)) cost\b|\bhow (?:much|expensive)\b[^?]*\b(?:it|this|plan|project|all|whole)\b[^?]*(?:cost|be)?|\btotal (?:cost|budget)\b|\b(?:our|the) budget\b|\bcosts? of (?:the|this) (?:plan|project)\b|\b(?:could|can) (?:we|it|this) (?:\w+ ){0,3}cheaper\b|\bis (?:it|this|that) worth (?:it|the)\b|\b(?:cut|reduce|lower) (?:the |our )?costs?\b|was kostet (?:das|es)|cuánto cuesta (?:esto|el)|combien ça coûte/u,
  ],
  ['data', /\bwhat data\b|\bdata (?:steps|work|do we need)\b|\bprepare (?:the|our) data\b/u],
  [
    'evaluation',
    /\bhow (?:do|will|should|can) we (?:test|evaluate|measure|know (?:if|whether) it works)\b|\bsuccess (?:measure|metric)s?\b|\bwhich metrics?\b|\bevaluation\b/u,
  ],
  ['unanswered', /\bwhat (?:is|are) (?:still )?(?:open|missing|unanswered|unknown)\b|\bopen questions\b/u],
  [
    'sources',
    /\b(?:your|the) sources\b|\bwhere (?:does|do|did) (?:this|that|these|those|the|your) (?:numbers?|figures?|prices?|costs?)\b|\bwhere (?:does|do) (?:this|that|these|the) (?:advice|recommendation|rule)s?\b/u,
  ],
]

/** A topic by its name in knowledge/concepts/plan-topics.yaml; undefined for a name that nothing answers. */
export const topicNamed = (name: string): Topic | undefined => ALL_TOPICS.find((topic) => topic === name)

/** Reads a question about the plan. Undefined when it is about something else. */
export function readPlanQuestion(plain: string, book: RuleBook, rates: Rates): PlanQuestion | undefined {
  if (WHAT_IF.test(plain)) {
    const change = findChange(plain, book, rates)
    return change ? { about: 'what-if', change } : { about: 'what-if-unclear' }
  }
  if (
    /\bwhat (?:would|could|might|must|needs? to|has to) (?:have to )?change\b|\bwhen would (?:you|it|that)\b|\bwould (?:you|that) change\b|\bchange (?:your|the) (?:mind|advice|recommendation)\b|\bsensitiv\w+/u.test(
      plain,
    )
  ) {
    const subject = findDecision(plain, book)
    return subject ? { about: 'would-change', subject } : { about: 'would-change-all' }
  }
  if (
    /\bwhy\b|\bhow come\b|\breason for\b|warum|wieso|por qué|pourquoi|为什么|なぜ|\bshouldn'?t we\b|\bcan'?t we\b|\bcouldn'?t we\b|\binstead of\b|\brather than\b/u.test(
      plain,
    )
  ) {
    const subject = findDecision(plain, book)
    if (subject)
      return {
        about:
          /\b(?:not|no|n't|don't|isn't|shouldn't|can't|couldn't|instead|rather)\b|n'?t\b|nicht|kein|pas\b|不/u.test(
            plain,
          )
            ? 'why-not'
            : 'why',
        subject,
      }
  }
  const topic = TOPICS.find(([, is]) => is.test(plain))?.[0]
  return topic ? { about: topic } : undefined
}
