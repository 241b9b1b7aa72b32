import type { Facts } from '../facts.ts'
import { currencyOf } from './currency.ts'
import { MAGNITUDE, NUMBER, scale } from './number.ts'
import type { Rule } from './scan.ts'

const AMOUNT = `${NUMBER}\\s*${MAGNITUDE}?`
const PER: Readonly<Record<string, number>> = {
  second: 86400,
  sec: 86400,
  s: 86400,
  秒: 86400,
  minute: 1440,
  min: 1440,
  分: 1440,
  hour: 24,
  hr: 24,
  h: 24,
  day: 1,
  d: 1,
  tag: 1,
  día: 1,
  dia: 1,
  jour: 1,
  天: 1,
  日: 1,
  week: 1 / 7,
  month: 1 / 30,
  mo: 1 / 30,
  monat: 1 / 30,
  mes: 1 / 30,
  mois: 1 / 30,
  月: 1 / 30,
  year: 1 / 365,
}
const UNIT =
  '(seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|mo|years?|tag|día|dia|jour|monat|mes|mois|秒|分|天|日|月)'
const perDay = (unit: string) => PER[unit] ?? PER[unit.replace(/s$/u, '')] ?? 1

/** Rates (tokens a second, requests a day) and money. First of all rules: their units contain others' units. */
export const RATE_RULES: readonly Rule[] = [
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
      `${AMOUNT}\\s*(?:api |chat |user |llm )?(?:requests?|reqs?|queries|query|calls?|prompts|messages|inferences|chats|anfragen|solicitudes|peticiones|consultas|requêtes|请求|次请求|次|リクエスト)\\s*(?:/|per |each |every |a |an |pro |por |par |am |al |p)?\\s*${UNIT}(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, unit = '']) => ({ requestsPerDay: [Math.round(scale(n, k) * perDay(unit))] }),
  },
  {
    re: new RegExp(`${AMOUNT}\\s*(?:daily|tägliche)\\s*(?:requests|queries|calls|anfragen)`, 'gu'),
    read: ([, n = '', k]) => ({ requestsPerDay: [scale(n, k)] }),
  },
  {
    re: new RegExp(`${AMOUNT}\\s*(?:qps|rps)(?![a-z])`, 'gu'),
    read: ([, n = '', k]) => ({ requestsPerDay: [Math.round(scale(n, k) * 86400)] }),
  },
  {
    re: new RegExp(
      `(?<![a-z])(usd|us\\$|ca?\\$|au?\\$|r\\$|\\$|€|£|¥|₹|₩|eur|chf|cad|aud|gbp|sek|inr)\\s*(\\d+(?:\\.\\d+)?)\\s*${MAGNITUDE}?(?:\\s*(?:/|per |an? |each |pro |por |par )\\s*(?:gpu[- ]?)?${UNIT}(?![a-z]))?`,
      'gu',
    ),
    read: ([, symbol = '', n = '', k, unit]) => money(scale(n, k), symbol, unit),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(\\$|usd|us dollars?|dollars?|bucks|dólares|dollar|€|euros?|eur|£|gbp|pounds?|chf|franken|cad|aud|sek|nok|dkk|pln|zł|brl|reais|krw|₹|inr|rupees?|刀|美元|美金|美刀|元|人民币|rmb|yuan|円|yen|ドル)(?![a-z])(?:\\s*(?:/|per |an? |pro |por |par |每)\\s*(?:gpu[- ]?)?${UNIT}(?![a-z]))?`,
      'gu',
    ),
    read: ([, n = '', k, symbol = '', unit]) => money(scale(n, k), symbol, unit),
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

function money(amount: number, symbol: string, unit: string | undefined): Facts {
  const currency = currencyOf(symbol)
  const usd = Number((amount * (currency?.usd ?? 1)).toPrecision(12))
  const facts =
    unit === undefined || perDay(unit) < 1 ? { budgetUsd: [usd] } : { usdPerHour: [(usd * perDay(unit)) / 24] }
  return currency === undefined ? facts : { ...facts, currency: [currency.code] }
}
