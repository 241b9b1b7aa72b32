const PEOPLE =
  /(?<![\d.,$€£])(\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:\w+ )?(?:people|persons?|employees|users?|seats?|staff|colleagues|developers|programmers|licen[cs]es|heads)\b|\b(?:team|staff|company) of (\d{1,6})\b/u
/** A price of one seat, as the records tell it. */
const SEAT = /\$(\d+(?:\.\d+)?)(?: to \$(\d+(?:\.\d+)?))? a user and month/u

/** What the seats that a text counts cost each month, by a price that names a user and month; undefined where none are counted. */
export function seatBill(subscription: string, plain: string): string | undefined {
  const [, many, few] = PEOPLE.exec(plain) ?? []
  const [, low, high = low] = SEAT.exec(subscription) ?? []
  const seats = Number((many ?? few ?? '0').replaceAll(',', ''))
  if (seats < 2) return undefined
  if (low === undefined) return 'I have no price of one seat for a company: ask for an offer.'
  const cost = (months: number): string =>
    [...new Set([low, high])].map((each) => `$${(seats * Number(each) * months).toLocaleString('en-US')}`).join(' to ')
  return `For ${seats.toLocaleString('en-US')} that is ${cost(1)} a month, ${cost(12)} a year; not everybody needs a seat: begin with those who will use it daily.`
}
