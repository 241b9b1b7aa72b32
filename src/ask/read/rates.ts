import { currencyOf, inUsd, moneyWords, type Rates } from '../../amounts/currency.ts'
import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { perDay } from '../../amounts/period.ts'
import type { Facts } from '../facts.ts'
import type { Rule } from './scan.ts'

const AMOUNT = `${NUMBER}\\s*${MAGNITUDE}?`
const UNIT =
  '(seconds?|secs?|s|minutes?|mins?|minutos?|hours?|hrs?|h|stunde|horas?|heures?|days?|d|weeks?|wk|woche|semana|semaine|months?|mo|years?|yr|jahr|tag|día|dia|jour|monat|mes|mois|秒|分|天|日|月)'

/** Of people who each ask so often: "50 people, 20 questions a day each". */
const PEOPLE =
  '(?:users?|people|persons|employees|colleagues|agents|staff|customers|developers|nutzer|mitarbeiter|leute|utilisateurs|personnes|usuarios|personas)'
const THING = [
  'requests?|reqs?|queries|query|calls?|prompts?|messages?|inferences|chats?|conversations|questions?|e-?mails?|tickets?',
  'anfragen|fragen|anrufe|solicitudes|peticiones|consultas|preguntas|llamadas|requêtes|appels',
].join('|')
/** The part of a machine's capacity that is used at the busiest time, which a rate by the minute is (assumption). */
const AT_THE_PEAK = 0.7

const OFTEN: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }
const EACH = /\b(?:each|apiece|per (?:person|user|head|employee)|pro (?:kopf|person)|jeweils|chacun|cada uno)\b/u

/** A load a day. What is told for a second, a minute or an hour is a peak; for longer, a sum with calm times. */
function load(n: number, unit: string): Facts {
  const requestsPerDay = [Math.max(1, Math.round(n * perDay(unit)))]
  return perDay(unit) > 1 ? { requestsPerDay, utilization: [AT_THE_PEAK] } : { requestsPerDay }
}

/** Rates (tokens a second, requests a day). First of all rules, with money: their units contain others' units. */
export const RATE_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${AMOUNT}\\s*${PEOPLE}\\b[^.?!\\d]{0,30}?${AMOUNT}\\s*(?:times|(?:${THING}))\\s*(?:each )?(?:/|per |an? |pro |par |am |al |por )\\s*${UNIT}(?![a-z])(?:,? (?:each|apiece|per (?:person|user|head|employee)|pro (?:kopf|person)|chacun|cada uno))?`,
      'gu',
    ),
    // Without a word for "each" the second number is that of all.
    read: ([all, n = '', k, m = '', l, unit = '']) =>
      EACH.test(all) ? load(scale(n, k) * scale(m, l), unit) : undefined,
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s+[a-z]{4,}\\b[^.?!\\d]{0,30}?\\b(?:asks?|uses?|query|quer(?:y|ies)|calls?|writes?|sends?)\\b[^.?!\\d]{0,20}?\\b(once|twice|thrice) (?:an?|per|every|each) ${UNIT}(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, often = '', unit = '']) => load(scale(n, k) * (OFTEN[often] ?? 1), unit),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:output |generation )?(?:tokens?|toks?|tk|t)\\s*(?:/|per |p|pro |por |par |every |a )\\s*${UNIT}(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, unit = '']) => {
      const day = scale(n, k) * perDay(unit)
      return perDay(unit) === 86400 ? { tokensPerSecond: [scale(n, k)] } : { tokensPerDay: [day] }
    },
  },
  {
    re: new RegExp(`${AMOUNT}\\s*(?:tps|t/s|tok/s)(?![a-z])`, 'gu'),
    read: ([, n = '', k]) => ({ tokensPerSecond: [scale(n, k)] }),
  },
  {
    re: new RegExp(
      `(?:每秒|per second|毎秒)\\s*(?:只有|about|大约)?\\s*${AMOUNT}\\s*(?:个\\s*)?(?:tokens?|トークン|字)`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ tokensPerSecond: [scale(n, k)] }),
  },
  {
    re: new RegExp(`(?:每天|每日|daily)\\s*${AMOUNT}\\s*(?:tokens?|个token)`, 'gu'),
    read: ([, n = '', k]) => ({ tokensPerDay: [scale(n, k)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:api |chat |user |llm )?(?:(?:${THING})(?![a-z])|请求|次请求|次|リクエスト)\\s*(?:/|per |each |every |a |an |pro |por |par |am |al |p)?\\s*${UNIT}(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, unit = '']) => load(scale(n, k), unit),
  },
  {
    re: new RegExp(`每(秒|分钟|小时|天|日|月)\\s*${AMOUNT}\\s*(?:个|次)?\\s*(?:请求|调用|次|リクエスト)`, 'gu'),
    read: ([, unit = '', n = '', k]) => load(scale(n, k), unit),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:times|mal|fois|veces)\\s*(?:/|per |an? |each |every |pro |am |par |al )\\s*${UNIT}(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, unit = '']) => load(scale(n, k), unit),
  },
  {
    re: new RegExp(`${AMOUNT}\\s*(?:daily|tägliche)\\s*(?:requests|queries|calls|anfragen)`, 'gu'),
    read: ([, n = '', k]) => ({ requestsPerDay: [scale(n, k)] }),
  },
  {
    re: new RegExp(`${AMOUNT}\\s*(?:qps|rps)(?![a-z])`, 'gu'),
    read: ([, n = '', k]) => load(scale(n, k), 's'),
  },
]

/** "500 summaries a day", whatever it is that comes; of what is bought or burnt there are other rules. */
export const LOAD_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${AMOUNT}\\s+(?:[a-z-]+ )?(?!(?:tokens|words|pages|documents|docs|pdfs|files|hours|days|weeks|gpus|cards|users|people|steps|epochs|dollars|euros|times)\\b)[a-z]{4,}s\\s+(?:a|per|each|every)\\s+(day|week|month)\\b`,
      'gu',
    ),
    read: ([, n = '', k, unit = '']) => load(scale(n, k), unit),
  },
]

/** How many at the same time. */
export const CONCURRENCY_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:-\\s*)?(?:concurrent|simultaneous|parallel|active|gleichzeitige[nr]?|usuarios simultáneos|peticiones simultáneas|utilisateurs simultanés|并发|个并发|路并发|同時)\\s*(?:users?|requests?|clients?|sessions?|people|connections?|calls|chats|streams|queries|nutzer|anfragen|用户|请求|接続|ユーザー?)?`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ concurrency: [scale(n, k)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:users?|people|clients|employees|colleagues|nutzer|usuarios|utilisateurs|用户|个用户|人|ユーザー)\\s*(?:at (?:once|the same time|a time)|concurrently|simultaneously|in parallel|gleichzeitig|a la vez|en même temps|同时|同時)`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ concurrency: [scale(n, k)] }),
  },
  {
    // "30 pupils ask it at the same moment"
    re: new RegExp(
      `${AMOUNT}\\s*(?:users?|people|persons|clients|customers|employees|colleagues|agents|students|pupils|patients|callers)\\b[^.?!,\\d]{0,40}\\b(?:at once|at the same (?:time|moment)|concurrently|simultaneously|in parallel)`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ concurrency: [scale(n, k)] }),
  },
  {
    re: /(?:concurrency|num[_-]?parallel|max[_-]num[_-]seqs|并发(?:数|量)?)(?:[^.:=\n]{0,40}[:=]|\s*(?:of|is|为|at)?)\s*(\d+(?:\.\d+)?)\s*x?(?![\w.])/gu,
    read: ([all, n]) => {
      const length = /(\d+)\s*tokens/u.exec(all)?.[1]
      return { concurrency: [Number(n)], ...(length === undefined ? {} : { contextTokens: [Number(length)] }) }
    },
  },
  {
    re: /(?<![\w.])(\d{1,5})\s*(?:users|clients|nutzer|usuarios|utilisateurs|用户|ユーザー)(?![a-z])(?!\s*(?:per|a|\/)\s*(?:day|month))/gu,
    read: ([, n]) => ({ concurrency: [Number(n)] }),
  },
]

/** Money, by the rates of the day: a sign or a code before the number, or a sign, a code or a name after it. */
export function moneyRules(rates: Rates): readonly Rule[] {
  const known = kept.get(rates)
  if (known !== undefined) return known
  const { before, after } = moneyWords(rates)
  const per = `(?:\\s*(?:/|per |an? |each |pro |por |par |每)\\s*(?:gpu[- ]?)?${UNIT}(?![a-z]))?`
  const money = (amount: number, sign: string, unit: string | undefined): Facts => toFacts(rates, amount, sign, unit)
  const rules: readonly Rule[] = [
    {
      re: new RegExp(`(?<![a-z])(${before})\\s*(\\d+(?:\\.\\d+)?)\\s*${MAGNITUDE}?${per}`, 'gu'),
      read: ([, sign = '', n = '', k, unit]) => money(scale(n, k), sign, unit),
    },
    {
      re: new RegExp(`${AMOUNT}\\s*(${before}|${after})(?![a-z])${per}`, 'gu'),
      read: ([, n = '', k, sign = '', unit]) => money(scale(n, k), sign, unit),
    },
  ]
  kept.set(rates, rules)
  return rules
}

const kept = new WeakMap<Rates, readonly Rule[]>()

function toFacts(rates: Rates, amount: number, sign: string, unit: string | undefined): Facts {
  const currency = currencyOf(rates, sign)
  const usd = currency === undefined ? amount : inUsd(amount, currency)
  const facts =
    unit === undefined || perDay(unit) < 1 ? { budgetUsd: [usd] } : { usdPerHour: [(usd * perDay(unit)) / 24] }
  return currency === undefined || currency.code === 'USD' ? facts : { ...facts, currency: [currency.code] }
}
