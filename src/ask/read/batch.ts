import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { secondsOf } from '../../amounts/period.ts'
import type { Scan } from './scan.ts'

/** Things that are worked through by the thousand. */
const ITEMS = [
  'tickets?|e-?mails?|mails?|invoices?|contracts?|documents?|docs?|pdfs?|files?|letters?|reviews?|reports?|articles?|messages?|chats?',
  'comments?|forms?|claims?|applications?|transcripts?|calls?|pages?|summaries|descriptions?|products?|texts?|cases?|records?|notes?|images?|scans?',
  'rechnungen|verträge|dokumente|seiten|berichte|anträge|facturas|contratos|documentos|factures|contrats|pages',
].join('|')
/** What is done with each of them. */
const WORK = [
  'summari[sz]\\w*|classif\\w*|tag(?:ging|ged)?|label(?:ing|ling)?|process\\w*|extract\\w*|translat\\w*|analy[sz]\\w*|read(?:ing)?|sort\\w*',
  'shorten\\w*|condens\\w*|redact\\w*|moderat\\w*|answer\\w*|check(?:ing)?|review(?:ing)?|route|routing|convert\\w*|rewrit\\w*|generat\\w*|writ(?:e|ing)|run(?:ning)?|overnight|each night',
  'zusammenfass\\w*|klassifizier\\w*|verarbeit\\w*|übersetz\\w*|auswert\\w*|auslesen|clasificar|procesar|resumir|traducir|traiter|résumer|classer|traduire',
].join('|')
const COUNTED = new RegExp(`${NUMBER}\\s*${MAGNITUDE}?\\s+(?:[a-z-]+ ){0,2}?(?:${ITEMS})(?![a-z])`, 'u')
const WORKED = new RegExp(`(?<!\\p{L})(?:${WORK})(?!\\p{L})`, 'u')
const RATE =
  /^(?:\s*(?:each )?(?:\/|per|an?|each|every|pro|am|par|al)\s*(?:second|minute|hour|day|week|month|year|tag|monat|jour|mois|día|mes)|\s*(?:daily|with|of|à|mit|de)\b)/u
/** "100,000 documents of 2 pages": how long each is. */
const LENGTH = /^\s*(?:of|with|at|à|mit|de)\s+(?:about )?(\d+(?:\.\d+)?)[ -](pages?|words?|tokens?)\b(?: each)?/u
/** Tokens of a page of 500 words and of a word, by OpenAI's help on tokens (2025). */
const TOKENS: Readonly<Record<string, number>> = { page: 650, word: 4 / 3, token: 1 }
/** Trained on, or held in an index, they are something else. */
const OTHER =
  /\b(?:train\w*|fine-?\s?tun\w*|trainier\w*|examples?|label(?:l?ed|s)\b|vectors?|embed\w*|index\w*|rag|retriev\w*|search)\b/u
const NIGHT = /\b(?:overnight|nightly|(?:each|every|a|per|one) night|über nacht|pro nacht|par nuit)\b/u
const WINDOW = /(?<![\w.])(\d+(?:\.\d+)?)\s*-?(hours?|hrs?|h|stunden|heures|horas|days?|tagen|jours|días)(?![a-z\d])/u
/** "Starts 10pm, done by 6am". */
const CLOCK = /(?<![\d:.])(\d{1,2})(?::\d\d)? ?([ap])\.?m\b.{0,40}?(?<![\d:.])(\d{1,2})(?::\d\d)? ?([ap])\.?m\b/u
/** Hours of a night without other load (assumption). */
const NIGHT_HOURS = 8

/** "100,000 tickets to summarize overnight": things worked through once, and in how many hours. */
export function readBatch(start: Scan): Scan {
  const { rest } = start
  const found = COUNTED.exec(rest)
  if (!found || !WORKED.test(rest) || OTHER.test(rest)) return start
  const end = found.index + found[0].length
  const [length = '', n = '', unit = ''] = LENGTH.exec(rest.slice(end)) ?? []
  if (length === '' && RATE.test(rest.slice(end))) return start
  const window = WINDOW.exec(rest.slice(end)) ?? WINDOW.exec(rest.slice(0, found.index))
  const hours = window
    ? (Number(window[1]) * (secondsOf(window[2] ?? 'h') ?? 3600)) / 3600
    : (byClock(rest) ?? (NIGHT.test(rest) ? NIGHT_HOURS : undefined))
  return {
    facts: {
      ...start.facts,
      batchItems: [scale(found[1] ?? '', found[2])],
      ...(length !== '' && { promptTokens: [Math.round(Number(n) * (TOKENS[unit.replace(/s$/u, '')] ?? 1))] }),
      ...(hours !== undefined && { hours: [Number(hours.toPrecision(6))] }),
    },
    rest: rest.slice(0, found.index) + '·'.repeat(found[0].length + length.length) + rest.slice(end + length.length),
  }
}

/** The hours between two times of day. */
function byClock(text: string): number | undefined {
  const [, from = '', a, till = '', b] = CLOCK.exec(text) ?? []
  if (from === '' || till === '') return undefined
  const at = (hour: string, half?: string): number => (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  return (at(till, b) - at(from, a) + 24) % 24 || 24
}
