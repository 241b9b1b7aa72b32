const DAY = 86_400
/** A year is 365.25 days and a month a twelfth of it. */
const YEAR = 365.25 * DAY

/** Seconds of a period by any of its names, in the languages that questions come in. Lower case. */
const SECONDS: Readonly<Record<string, number>> = {
  ...each(0.001, 'ms millisecond milliseconds'),
  ...each(1, 's sec secs second seconds sekunde sekunden segundos secondes 秒'),
  ...each(60, 'min mins minute minutes minuten minutos 分钟 分'),
  ...each(3600, 'h hr hrs hour hours hourly stunde stunden hora horas heure heures 小时 時間'),
  ...each(DAY, 'd day days daily tag tage tagen täglich giorno giorni día días dia dias jour jours 天 日'),
  ...each(
    DAY * 7,
    'wk week weeks weekly woche wochen wöchentlich settimana settimane semana semanas semaine semaines 周 週間',
  ),
  ...each(
    YEAR / 12,
    'mo month months monthly monat monate monaten monatlich mese mesi mês mes meses mois 个月 ヶ月 か月 月',
  ),
  ...each(YEAR / 4, 'quarter quarters quarterly quartal'),
  ...each(YEAR, 'yr yrs year years yearly annually jahr jahre jahren jährlich anno anni ano anos año años an ans 年'),
}

/** How many seconds a period of this name has: `month`, `Tage`, `daily`; undefined for anything else. */
export function secondsOf(name: string): number | undefined {
  const plain = name.trim().toLowerCase()
  return Object.hasOwn(SECONDS, plain) ? SECONDS[plain] : undefined
}

/** How many of these periods are in a day: 24 for an hour, a seventh for a week. One for a name that is none. */
export const perDay = (name: string): number => DAY / (secondsOf(name) ?? DAY)

/** How many months a period has. */
export const monthsOf = (name: string): number | undefined => {
  const seconds = secondsOf(name)
  return seconds === undefined ? undefined : seconds / (YEAR / 12)
}

function each(seconds: number, names: string): Readonly<Record<string, number>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, seconds]))
}
