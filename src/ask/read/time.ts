import type { Rule } from './scan.ts'

const HOURS: Readonly<Record<string, number>> = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24, w: 168, mon: 730, y: 8760 }
const UNITS: readonly (readonly [RegExp, keyof typeof HOURS])[] = [
  [/^(?:seconds?|secs?|s|秒)$/u, 's'],
  [/^(?:minutes?|mins?|minuten|minutos|分钟|分)$/u, 'min'],
  [/^(?:hours?|hrs?|h|stunden?|horas?|heures?|小时|時間)$/u, 'h'],
  [/^(?:days?|d|tagen?|tage|días?|dias?|jours?|天|日)$/u, 'd'],
  [/^(?:weeks?|wochen?|semanas?|semaines?|周|週間)$/u, 'w'],
  [/^(?:months?|monaten?|monate?|meses|mes|mois|个月|ヶ月|か月)$/u, 'mon'],
  [/^(?:years?|jahren?|jahre?|años?|ans?|年)$/u, 'y'],
]

/** Durations that are said: a deadline, a claimed run time. In hours; what they mean is for the one who asks. */
export const TIME_RULES: readonly Rule[] = [
  {
    re: /(?<![\w.])(\d+(?:\.\d+)?)\s*-?(?:\d+(?:\.\d+)?\s*)?(?:gpu[\s-]?)?(seconds?|secs?|minutes?|mins?|minuten|minutos|hours?|hrs?|h|stunden?|horas?|heures?|days?|tagen?|tage|días?|jours?|weeks?|wochen?|semanas?|semaines?|months?|monaten?|monate?|meses|mois|years?|jahre?n?|años?|秒|分钟|小时|時間|天|个月|ヶ月|か月|周|週間|年)(?![a-z])/gu,
    read: ([, n, unit = '']) => {
      const scale = HOURS[UNITS.find(([is]) => is.test(unit))?.[1] ?? 'h'] ?? 1
      return { hours: [Number((Number(n) * scale).toPrecision(6))] }
    },
  },
]
