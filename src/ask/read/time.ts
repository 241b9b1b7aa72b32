import { secondsOf } from '../../amounts/period.ts'
import type { Rule } from './scan.ts'

/** Durations that are said: a deadline, a claimed run time. In hours; what they mean is for the one who asks. */
export const TIME_RULES: readonly Rule[] = [
  {
    re: /\b(?:in|within|under|less than|half) an? (day|week|month|year)\b/gu,
    read: ([all, unit = '']) => {
      const hours = (secondsOf(unit) ?? 3600) / 3600
      return { hours: [Number((all.startsWith('half') ? hours / 2 : hours).toPrecision(6))] }
    },
  },
  {
    re: /(?<![\w.])(\d+(?:\.\d+)?)\s*-?(?:\d+(?:\.\d+)?\s*)?(?:gpu[\s-]?)?(seconds?|secs?|minutes?|mins?|minuten|minutos|hours?|hrs?|h|stunden?|horas?|heures?|days?|tagen?|tage|días?|jours?|weeks?|wochen?|semanas?|semaines?|months?|monaten?|monate?|meses|mois|years?|jahre?n?|años?|秒|分钟|小时|時間|天|个月|ヶ月|か月|周|週間|年)(?![a-z])/gu,
    read: ([, n, unit = '']) => {
      const hours = (secondsOf(unit) ?? 3600) / 3600
      return { hours: [Number((Number(n) * hours).toPrecision(6))] }
    },
  },
]
